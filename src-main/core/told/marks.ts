/**
 * @file Choices that nobody was asked: whoever took the account marked them, from what was told or seen. They are one list, of the day
 * on which it was marked last, and never a telling of anybody's.
 */
import { choicesOf } from '../answers/choices-told.ts';
import type { FactStatement, FactView } from '../answers/fact.ts';
import { standingStatements } from '../answers/standing-statements.ts';

export const isMark = ({ howSaid, state, value, text }: FactStatement): boolean =>
  howSaid === 'noted' && state === 'answered' && value !== text;

/** Whether all that stands of it is marked, and nothing was told in words beside it. */
export const isMarked = (fact: Pick<FactView, 'statements'>): boolean =>
  standingStatements(fact).every((one) => isMark(one) && one.ownWords === '');

/** The choices of several talks in one list; as it was where they are no lists of choices. */
export function inOneList<F extends FactView>(fact: F): F {
  const stands = standingStatements(fact);
  const last = stands.at(-1);
  const each = stands.map(choicesOf);
  if (last === undefined || stands.length < 2 || !isMarked(fact) || each.includes(null)) return fact;
  const choices = [...new Map(each.flatMap((some) => some ?? []).map((one) => [one.value, one])).values()];
  const value = choices.map((one) => one.value);
  const text = choices.map(({ words }) => words).join('; ');
  return { ...fact, differs: false, statements: [{ ...last, value, text, relation: 'new', cause: '' }] };
}
