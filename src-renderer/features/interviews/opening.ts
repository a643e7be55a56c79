/**
 * @file The two opening pages on the screen: what is still to be recorded before the interview goes on, said before a
 * question is asked in vain. The rule is core's, and the engine has the last word.
 */
import type { AnswerView } from '../../../src-main/core/answers/answer.ts';
import { isRecorded } from '../../../src-main/core/answers/said.ts';
import { consentFor } from '../../../src-main/core/consent/consent.ts';
import type { ConsentStatus, ConsentView } from '../../../src-main/core/consent/consent-line.ts';
import type { FormQuestion } from '../../../src-main/core/forms/form-format.ts';
import { openingGaps } from '../../../src-main/core/interviews/opening.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import type { AskedPage } from '../../questions/form.ts';

export interface Opening {
  /** Questions still to be recorded, page by page. */
  readonly missing: readonly { readonly page: string; readonly question: FormQuestion }[];
  /** The person does not agree to be interviewed, or not any more: nothing more is asked. */
  readonly declined: boolean;
}

/** Who is asked, and what the consent ledger says of them; `lines` undefined until it was read. */
export interface Ledger {
  readonly lines: readonly ConsentView[] | undefined;
  readonly personId: string;
  /** ISO day. */
  readonly today: string;
}

interface Given {
  readonly store: Pick<AnswerStore, 'get' | 'isGivenNow'>;
  /** 0: the first account; above it, a later one, which asks for a safety check of its own. */
  readonly layer: number;
  /** What stood before it. */
  readonly earlier: ReadonlyMap<string, AnswerView>;
}

export function openingState(
  pages: readonly AskedPage[],
  { store, layer, earlier }: Given,
  ledger: Ledger,
): Opening {
  const asked = pages.flatMap(({ page, questions }) =>
    questions.map(({ question }) => ({
      ...{ page: page.name, question, name: question.name, part: page.testimony.part },
      ...{ consent: question.testimony.consent ?? null, required: question.testimony.required === true },
    })),
  );
  const standing = (name: string) => {
    const draft = store.get(name);
    return draft !== undefined && isRecorded(draft) ? { ...draft, layer } : earlier.get(name);
  };
  const consent = (purpose: string): ConsentStatus | undefined => {
    const name = asked.find((one) => one.consent === purpose)?.name ?? '';
    const answer = standing(name);
    // What is answered on this screen becomes a line of the ledger as it is saved; else the ledger decides.
    if (answer?.state === 'answered' && (ledger.lines === undefined || store.isGivenNow(name)))
      return answer.value as ConsentStatus;
    return consentFor(ledger.lines ?? [], ledger.personId, purpose, ledger.today);
  };
  const gaps = openingGaps(asked, standing, consent, layer);
  const isNo = (why: string): boolean => why === 'refused' || why === 'withdrawn';
  return {
    missing: gaps
      .filter(({ why }) => !isNo(why))
      .map(({ question: { page, question } }) => ({ page, question })),
    declined: gaps.some(({ why }) => isNo(why)),
  };
}

/** Whether two states of the opening pages come to the same. */
export const sameOpening = (a: Opening, b: Opening): boolean =>
  a.declined === b.declined &&
  a.missing.length === b.missing.length &&
  a.missing.every(({ question }, at) => question === b.missing[at]?.question);
