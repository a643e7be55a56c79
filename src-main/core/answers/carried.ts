/** @file Whether an answer that was carried over still says what it was taken from. */

import type { FormQuestion } from '../forms/form-format.ts';
import type { StoredAnswer } from './answer.ts';
import type { KnownAnswer } from './fact.ts';

/** What a question takes over from what is recorded: its value, or where it takes text the words. */
export function valueToTake(
  question: FormQuestion,
  known: Pick<KnownAnswer, 'value' | 'text' | 'toBeAsked'>,
): unknown {
  if (known.toBeAsked === true) return null;
  const isText = question.type === 'comment' || question.type === 'text';
  return known.value ?? (isText ? known.text : null);
}

/** `taken`: what of `known` an answer to this question takes over, where that is not its value. */
export function stillSays(
  answer: Pick<StoredAnswer, 'state' | 'value' | 'ownWords'>,
  known: Pick<KnownAnswer, 'state' | 'value' | 'ownWords'>,
  taken: unknown = known.value,
): boolean {
  if (answer.state !== known.state) return false;
  return answer.state === 'own-words' ? answer.ownWords === known.ownWords : sameValue(answer.value, taken);
}

/** Both are JSON of the engine's making, with keys in one order. No value is null, '' or []. */
const sameValue = (a: unknown, b: unknown): boolean =>
  isBlank(a) ? isBlank(b) : JSON.stringify(a) === JSON.stringify(b);

/** Nothing typed and nothing chosen is no answer: '' and [] take an answer back. */
export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
