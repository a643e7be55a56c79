/** @file The official form's yes to the referral: what is missing for it, what stands beside it, and where each is said. */
import type { AnswerView } from '../answers/answer.ts';
import type { KnownAnswer } from '../answers/fact.ts';
import { hasContent } from '../answers/said.ts';
import type { Coded } from '../findings/finding.ts';

export interface ReferralYes {
  /** The question whose yes it is. */
  readonly question: string;
  /** The entry of the log with which they agreed. */
  readonly seq: number;
  /** What the yes of the form would say and is not so; empty where it may be filled in. */
  readonly missing: readonly Coded[];
  /** Of that, that the notice was explained, which has a line of its own among what a referral should have. */
  readonly notice: readonly Coded<'referral-yes-notice'>[];
  /** What stands beside a yes that somebody gives there: its condition, met or not, or its limit. */
  readonly beside: readonly Coded[];
}

/** Whether carrying over leaves it: whoever prepares the form answers it, or does not. */
export const isLeftOpen = (
  yes: ReferralYes | null,
  { question, value }: Pick<KnownAnswer, 'question' | 'value'>,
): boolean => yes?.question === question && value === 'yes' && yes.missing.length > 0;

/** What is said at the question as it stands on the sheet: why it is open, or what stands beside its yes. */
export function saidAt(
  yes: ReferralYes | null,
  question: string,
  answer: Pick<AnswerView, 'state' | 'value' | 'ownWords'> | undefined,
): { readonly instead: readonly Coded[]; readonly beside: readonly Coded[] } {
  if (yes?.question !== question) return { instead: [], beside: [] };
  if (!hasContent(answer)) return { instead: yes.missing, beside: [] };
  return { instead: [], beside: answer?.value === 'yes' ? yes.beside : [] };
}

/**
 * What is asked while the yes is open: the person agreed, so that the rest of the form is asked as of somebody who does. `values`:
 * answered questions by name; the yes itself is written nowhere.
 */
export const askedAsAgreed = (
  values: Readonly<Record<string, unknown>>,
  yes: ReferralYes | null,
): Readonly<Record<string, unknown>> =>
  yes !== null && yes.missing.length > 0 && values[yes.question] === undefined
    ? { ...values, [yes.question]: 'yes' }
    : values;
