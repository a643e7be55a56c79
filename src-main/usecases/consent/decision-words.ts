/** @file A decision to let something out all the same, as it is stored in the office's record. */
import type { MissingConsent } from '../../core/consent/consent-gate.ts';
import { decisionNoted, type OverrideDecision } from '../../core/consent/override.ts';
import { isAboutRecipient } from '../../core/consent/recipient-asked.ts';
import type { Coded } from '../../core/findings/finding.ts';
import { inWords } from '../../core/words/words.ts';
import { findingWords } from '../resources/finding-words.ts';
import { recipientGround } from '../resources/grounds.ts';
import type { Resources } from '../resources/resources.ts';

/** What a person wrote stands in it letter by letter. */
const asWritten = (resources: Resources, found: Coded): string =>
  inWords(findingWords(resources), found, (text) => text);

interface Decided extends OverrideDecision {
  readonly ground: { readonly id: string; readonly title: string };
  readonly reason: string;
  /** What was passed over. */
  readonly missing: readonly Pick<MissingConsent, 'code'>[];
}

/**
 * One phrase: "without recorded consent, because of an order of a court, decided by Ruth Clarke as supervisor: order of 3 November".
 * Where a question about whoever gets it was all that held it, no consent was missing, and it says what was looked into.
 */
export function decidedOnRecord(resources: Resources, decided: Decided): string {
  const { ground, missing, reason } = decided;
  const isQuestion = missing.length > 0 && missing.every(isAboutRecipient);
  const what = isQuestion ? lookedInto(missing) : 'without recorded consent';
  const why = ground.id === recipientGround(resources).id ? [] : [`because of ${ground.title}`];
  return `${[what, ...why, asWritten(resources, decisionNoted(decided))].join(', ')}: ${reason}`;
}

const LIMIT = 'the limit of the recorded yes';
const ALTERED = 'what another program changed in the store';
const WHOM = 'what is recorded about whoever gets it';
const LOOKED_INTO: { readonly [code in MissingConsent['code']]?: string } = {
  'consent-limited': LIMIT,
  'store-altered': ALTERED,
};

function lookedInto(missing: Decided['missing']): string {
  const what = [...new Set(missing.map(({ code }) => LOOKED_INTO[code] ?? WHOM))];
  return `${what.join(' and ')} ${what.length === 1 ? 'was' : 'were'} looked into`;
}
