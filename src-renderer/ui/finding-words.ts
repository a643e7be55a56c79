/** @file Findings and notes in words: the sentences of resources/locales, as the command line has them. */

import grammar from '../../resources/locales/en/findings.json' with { type: 'json' };
import accounts from '../../resources/locales/en/findings-accounts.json' with { type: 'json' };
import answers from '../../resources/locales/en/findings-answers.json' with { type: 'json' };
import atWindow from '../../resources/locales/en/findings-at-window.json' with { type: 'json' };
import bundles from '../../resources/locales/en/findings-bundles.json' with { type: 'json' };
import check from '../../resources/locales/en/findings-check.json' with { type: 'json' };
import chronology from '../../resources/locales/en/findings-chronology.json' with { type: 'json' };
import consent from '../../resources/locales/en/findings-consent.json' with { type: 'json' };
import contact from '../../resources/locales/en/findings-contact.json' with { type: 'json' };
import dates from '../../resources/locales/en/findings-dates.json' with { type: 'json' };
import decisions from '../../resources/locales/en/findings-decisions.json' with { type: 'json' };
import expressions from '../../resources/locales/en/findings-expressions.json' with { type: 'json' };
import forms from '../../resources/locales/en/findings-forms.json' with { type: 'json' };
import handover from '../../resources/locales/en/findings-handover.json' with { type: 'json' };
import imported from '../../resources/locales/en/findings-import.json' with { type: 'json' };
import index from '../../resources/locales/en/findings-index.json' with { type: 'json' };
import input from '../../resources/locales/en/findings-input.json' with { type: 'json' };
import intake from '../../resources/locales/en/findings-intake.json' with { type: 'json' };
import interviews from '../../resources/locales/en/findings-interviews.json' with { type: 'json' };
import keys from '../../resources/locales/en/findings-keys.json' with { type: 'json' };
import ledger from '../../resources/locales/en/findings-ledger.json' with { type: 'json' };
import notes from '../../resources/locales/en/findings-notes.json' with { type: 'json' };
import packs from '../../resources/locales/en/findings-packs.json' with { type: 'json' };
import papers from '../../resources/locales/en/findings-papers.json' with { type: 'json' };
import preflight from '../../resources/locales/en/findings-preflight.json' with { type: 'json' };
import privilege from '../../resources/locales/en/findings-privilege.json' with { type: 'json' };
import readings from '../../resources/locales/en/findings-readings.json' with { type: 'json' };
import statements from '../../resources/locales/en/findings-statements.json' with { type: 'json' };
import verify from '../../resources/locales/en/findings-verify.json' with { type: 'json' };
import worksheets from '../../resources/locales/en/findings-worksheets.json' with { type: 'json' };
import type { Coded } from '../../src-main/core/findings/finding.ts';
import { type FindingWords, inWords, pagesInWords, withPages } from '../../src-main/core/words/words.ts';

export const WORDS: FindingWords = {
  language: 'en',
  grammar,
  sentences: {
    ...intake,
    ...notes,
    ...check,
    ...consent,
    ...interviews,
    ...input,
    ...forms,
    ...decisions,
    ...worksheets,
    ...ledger,
    ...answers,
    ...preflight,
    ...keys,
    ...privilege,
    ...statements,
    ...verify,
    ...papers,
    ...packs,
    ...handover,
    ...imported,
    ...index,
    ...expressions,
    ...readings,
    ...accounts,
    ...bundles,
    ...dates,
    ...contact,
    ...chronology,
    // Somebody at the window types no command: the same finding, with the step as it is taken here.
    ...atWindow,
  },
};

export const sayFinding = (found: Coded): string => inWords(WORDS, found);
export const sayNote = (note: Coded & { readonly pages?: readonly number[] }): string =>
  withPages(WORDS, note);
export const sayPages = (pages: readonly number[]): string => pagesInWords(WORDS, pages);
