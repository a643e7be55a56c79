/**
 * @file Time passed between two tellings: somebody moved, a telephone was changed, a case went on. Both are true, each of its
 * day, and neither is told differently. It is kept where what had been written down wrongly is kept, as a difference with a
 * cause of its own, and is read as a relation of its own.
 */
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import { heldInWords } from '../dates/held.ts';
import { hasTrait } from '../forms/fact-traits.ts';
import type { AnswerView, DIFFERENCE_CAUSES, ToldRelation } from './answer.ts';
import type { FactStatement, FactView } from './fact.ts';
import { hasContent } from './said.ts';

/** The cause under which an answer is kept that says it has changed since. */
export const SINCE = 'since';

type Kept = Pick<AnswerView, 'relation' | 'cause'>;

/** Whether the answer says that it has changed since. */
export const isSinceThen = ({ relation, cause }: { readonly relation: string; readonly cause: string }) =>
  relation === 'differs' && cause === SINCE;

/** Why somebody says something else; `since` is no reason, and is chosen by itself. */
export const isReason = (cause: (typeof DIFFERENCE_CAUSES)[number]): boolean => cause !== SINCE;

/** As it is read: a relation, and the cause where somebody gave one. */
export const relationTold = (
  answer: Kept,
): { readonly relation: ToldRelation; readonly cause: AnswerView['cause'] } =>
  isSinceThen(answer) ? { relation: SINCE, cause: '' } : { relation: answer.relation, cause: answer.cause };

/** As it is kept, from what somebody gave: `since` is a relation by itself, whatever stands beside it. */
export const relationKept = ({
  relation,
  cause,
}: {
  readonly relation: ToldRelation;
  readonly cause: AnswerView['cause'];
}): Kept =>
  relation === SINCE || cause === SINCE ? { relation: 'differs', cause: SINCE } : { relation, cause };

/** It was told, and somebody said later that it has changed since. */
export const hasChanged = ({ statements }: Pick<FactView, 'statements'>): boolean =>
  statements.some((one, at) => one.relation === SINCE && at < statements.length - 1);

/** Whether a fact is of a day by nature, so that another answer on another day is another day's as a rule. */
export const isOfTheDay = (key: string | null): boolean => key !== null && hasTrait(key, 'of-the-day');

/** A sum, a number or a day alone. */
const ONE_VALUE = /^[\d\s+.,:/£$€%-]+$/u;

/**
 * Whether words that have changed since stand beside what was told before. Where somebody lives or how they are called is
 * one thing on each day, and the newest stands alone; what was told of a talk, of people or of what may be known is of its day, and
 * the first talk's words are not lost because of the second's. Our own rule. `before`: what was told earlier.
 */
export const standsBesideBefore = (
  key: string,
  { relation, state, value, text }: Pick<FactStatement, 'relation' | 'state' | 'value' | 'text'>,
  before: readonly Pick<FactStatement, 'state' | 'text' | 'ownWords'>[],
): boolean =>
  relation === SINCE &&
  (!isOfTheDay(key) || hasTrait(key, 'words-stay')) &&
  (state === 'own-words' || (state === 'answered' && value === text && !ONE_VALUE.test(text))) &&
  before.some((one) => hasContent(one));

/**
 * Of something that is of a day, without later tellings that it is not known: that a paper does not say it, or that nobody asked
 * again, takes nothing from what was told before. `statements` newest first; all of them where nobody told anything.
 */
export function knownOfItsDay<S extends Pick<FactStatement, 'state' | 'relation'>>(
  key: string,
  statements: readonly S[],
): readonly S[] {
  if (!isOfTheDay(key)) return statements;
  const isSilent = ({ state, relation }: S, at: number) =>
    state === 'not-known' &&
    relation !== 'differs' &&
    // That it is not known any more, since then, is told.
    relation !== SINCE &&
    statements.slice(at + 1).some((one) => one.state === 'answered' || one.state === 'own-words');
  return statements.filter((one, at) => !isSilent(one, at));
}

// Words that have changed since, beside those of an earlier day: they say of which day they are.

/** `words` of `told` with the day before them, where `isBeside`: words that were told before stand there too. */
export function sinceThen(
  { besideBefore, heldOn, at }: Pick<FactStatement, 'besideBefore' | 'heldOn' | 'at'>,
  words: string,
  isBeside: boolean,
): string {
  if (besideBefore !== true || !isBeside || words === '') return words;
  const day = heldInWords(heldOn, at);
  const on = heldOn !== undefined && heldOn.value.length < 10 ? sheetWords.in : sheetWords.on;
  return `${sheetWords['since-then']} ${on} ${day}: ${words}`;
}
