/** @file The official form's yes or no to the referral: what is missing for it, what stands beside it, and where each is said. */
import type { AnswerView } from '../answers/answer.ts';
import type { KnownAnswer } from '../answers/fact.ts';
import { hasContent } from '../answers/said.ts';
import type { Coded } from '../findings/finding.ts';

export interface ReferralYes {
  /** The question whose yes it is. */
  readonly question: string;
  /** What the person decided. */
  readonly value: 'yes' | 'no';
  /** The entry of the log with which they decided it. */
  readonly seq: number;
  /** What that answer of the form would say and is not so; empty where it may be filled in. */
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
): boolean => yes?.question === question && value === yes.value && yes.missing.length > 0;

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
 * What is asked while the answer is open: the person decided, so that the rest of the form is asked as of somebody who decided so.
 * `values`: answered questions by name; the answer itself is written nowhere.
 */
export const askedAsAgreed = (
  values: Readonly<Record<string, unknown>>,
  yes: ReferralYes | null,
): Readonly<Record<string, unknown>> =>
  yes !== null && yes.missing.length > 0 && values[yes.question] === undefined
    ? { ...values, [yes.question]: yes.value }
    : values;

// Whether words about a privacy notice name the Home Office's, of which the official form's yes speaks: a charity has
// one of its own, and who has heard that one has not heard the other. English only and our own rule (certainty L): where
// it finds none, the notice is asked about once more.

const OFFICIAL = /\bhome office\b|\bprivacy information notice\b|\bnrm\b|\bnational referral mechanism\b/iu;
/** "No copy", "a copy later": of the paper, and not of whether it was explained. */
const OF_A_COPY = /\bcop(?:y|ies)\b/iu;
const NOT_SO =
  /\b(?:no|not|never|nothing|none|neither|without|instead of|rather than|other than|except|still to|to be|yet|later|next time|will)\b|n['’]t\b/iu;
const EXPLAINED =
  /\b(?:explain\w*|gone|go|shown|said|named|heard|discussed|interpreted|translated|mentioned|read)\b/iu;

/** Named, and not only as what was left out or is still to come. */
export function namesOfficialNotice(words: string): boolean {
  const parts = words.split(/[.;:,\n]|\bbut\b/iu).filter((part) => !OF_A_COPY.test(part));
  const isLeftOut = parts.some((part) => NOT_SO.test(part) && (OFFICIAL.test(part) || EXPLAINED.test(part)));
  return OFFICIAL.test(words) && !isLeftOut;
}
