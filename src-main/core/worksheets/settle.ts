/** @file What a question of a worksheet takes of what was told about it: what stands, one telling, or all of them. */
import type { Telling } from '../answers/accounts.ts';
import type { StoredAnswer } from '../answers/answer.ts';
import { answerFinding } from '../answers/answers.ts';
import { valueToTake } from '../answers/carried.ts';
import type { FactStatement, KnownAnswer } from '../answers/fact.ts';
import { fromFactValue } from '../answers/fact-values.ts';
import type { Question } from '../forms/questions.ts';

export type Taken = Pick<StoredAnswer, 'state' | 'value' | 'ownWords'> & Pick<FactStatement, 'howSaid'>;

/** What stands of all that was told; null where it does not fit the question. */
export function takeNewest(question: Question, known: KnownAnswer): Taken | null {
  if (known.beside === true || known.toBeAsked === true) return null;
  const { state, ownWords, howSaid } = known;
  const value = valueToTake(question.element, known);
  return state === 'answered' && value === null
    ? null
    : { state, value: state === 'answered' ? value : null, ownWords, howSaid };
}

/** One telling, as its value or where the question takes text its words; null where neither fits. */
export function takeOne(question: Question, told: FactStatement): Taken | null {
  const { state, ownWords, howSaid } = told;
  if (state !== 'answered') return { state, value: null, ownWords, howSaid };
  const own = fromFactValue(question, told.value);
  const value = [own, ...(takesText(question) ? [told.text] : [])].find(
    (one) => answerFinding(question, 'answered', one) === null,
  );
  return value === undefined ? null : { state, value, ownWords, howSaid };
}

/**
 * All of them in one answer: choices together, texts one after the other as `line` says each; null for a question that
 * takes one value only.
 */
export function takeBoth(
  question: Question,
  tellings: readonly Telling[],
  line: (told: Telling) => string,
): Taken | null {
  const ownWords = distinct(tellings.map((one) => one.ownWords)).join('\n\n');
  const taken = (value: unknown): Taken => ({ state: 'answered', value, ownWords, howSaid: '' });
  if (question.element.type === 'checkbox') {
    const chosen = tellings.flatMap((one) => fromFactValue(question, one.value));
    const value = [...new Set(chosen)];
    return answerFinding(question, 'answered', value) === null ? taken(value) : null;
  }
  if (!takesText(question)) return null;
  const between = question.element.type === 'comment' ? '\n' : '; ';
  return taken(tellings.map(line).join(between));
}

const distinct = (words: readonly string[]): string[] => [...new Set(words.filter((one) => one !== ''))];

/** A field that takes any words: no date, no number, no name out of a list. */
const takesText = ({ element }: Question): boolean =>
  element.type === 'comment' ||
  (element.type === 'text' &&
    element.inputType === 'text' &&
    element.testimony.kind === undefined &&
    element.testimony.list === undefined);
