/**
 * @file The two opening pages: what must be recorded before the interview goes on, by the same rule as in the engine,
 * said before a question is asked in vain. The ledger decides about consent; a later account (`layer` above 0) asks for
 * its own safety check.
 */

import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import type { AnswerView } from '../../../src-main/core/answers/answer.ts';
import { isRecorded, standingAfter } from '../../../src-main/core/answers/said.ts';
import { decidedDay } from '../../../src-main/core/consent/consent.ts';
import type { ConsentStatus, ConsentView } from '../../../src-main/core/consent/consent-line.ts';
import type { FormQuestion } from '../../../src-main/core/forms/form-format.ts';
import {
  INTERVIEW_PURPOSE,
  type OpeningQuestion,
  openingState,
} from '../../../src-main/core/interviews/opening.ts';
import type { Draft } from '../../questions/answers.ts';
import type { AskedPage } from '../../questions/form.ts';

export interface Opening {
  /** Questions still to be recorded, page by page. */
  readonly missing: readonly { readonly page: string; readonly question: FormQuestion }[];
  /** The person does not agree to be interviewed, or has taken it back: nothing more is asked. */
  readonly declined: Declined | null;
}

export interface Declined {
  readonly status: 'refused' | 'withdrawn';
  /** The ISO day and who recorded it; null until it is in the ledger. */
  readonly line: { readonly on: string; readonly by: string } | null;
}

/** Whether the account being given was held on a day that was given, and is entered from paper. */
export const isPastAccount = (
  { layers, heldOn }: Pick<ScreeningView, 'layers' | 'heldOn'>,
  layer: number,
): boolean => (layers.find((one) => one.layer === layer) ?? { heldOn }).heldOn !== null;

interface OnPage extends OpeningQuestion {
  readonly page: string;
  readonly question: FormQuestion;
}

export interface OpeningRecord {
  /** What is written for a question in the account that is being given. */
  readonly draftOf: (question: string) => Draft | undefined;
  /** What was recorded in an earlier account. */
  readonly earlier: ReadonlyMap<string, Pick<AnswerView, 'question' | 'layer' | 'state' | 'ownWords'>>;
  /** What the ledger says about a purpose. */
  readonly consent: (purpose: string) => ConsentStatus | undefined;
  /** The line in which it says so. */
  readonly lineOf: (purpose: string) => ConsentView | undefined;
  readonly layer: number;
  /** The account was held on a day that was given, and is entered from paper. */
  readonly past: boolean;
}

export function openingOf(
  pages: readonly AskedPage[],
  { draftOf, earlier, consent, lineOf, layer, past }: OpeningRecord,
): Opening {
  const asked = pages.flatMap(({ page, questions }) =>
    questions.map(({ question }): OnPage => {
      const { consent: purpose = null, required = false, fact = null } = question.testimony;
      const { name } = question;
      const { part } = page.testimony;
      return { name, part, consent: purpose, required, fact, element: question, page: page.name, question };
    }),
  );
  const said = (name: string) => {
    const [draft, stood] = [draftOf(name), earlier.get(name)];
    // What this account says of its own safety, left open too: an earlier one was another talk.
    if (draft !== undefined && isRecorded(draft)) return { ...draft, layer };
    const stands = standingAfter(
      stood === undefined ? [] : [stood],
      draft === undefined ? [] : [{ ...draft, question: name, layer }],
    );
    return stands.get(name);
  };
  const waits = openingState(asked, said, consent, layer, past);
  const status = waits.map(({ reason }) => reason).find((one) => one === 'refused' || one === 'withdrawn');
  const line = lineOf(INTERVIEW_PURPOSE);
  return {
    missing: waits
      .filter(({ reason }) => reason === 'safety' || reason === 'consent')
      .map(({ question: { page, question } }) => ({ page, question })),
    declined:
      status === undefined
        ? null
        : { status, line: line === undefined ? null : { on: decidedDay(line), by: line.recordedBy } },
  };
}

/** Whether two states of the opening pages come to the same. */
export const sameOpening = (a: Opening, b: Opening): boolean =>
  JSON.stringify(a.declined) === JSON.stringify(b.declined) &&
  a.missing.length === b.missing.length &&
  a.missing.every(({ question }, at) => question === b.missing[at]?.question);
