/**
 * @file Choices that nobody was asked: whoever took the account marked them, from what was told or seen. Each has the day on which it was
 * marked first, and none is a telling of anybody's.
 */
import { choicesOf } from '../answers/choices-told.ts';
import type { FactStatement, FactView } from '../answers/fact.ts';
import { standingStatements } from '../answers/standing-statements.ts';

export const isMark = ({ howSaid, state, value, text }: FactStatement): boolean =>
  howSaid === 'noted' && state === 'answered' && value !== text;

/** Whether all that stands of it is marked, and nothing was told in words beside it. */
export const isMarked = (fact: Pick<FactView, 'statements'>): boolean =>
  standingStatements(fact).every((one) => isMark(one) && one.ownWords === '');

/**
 * The choices of several talks, each once, with the talk in which it was marked first: on a later day it was not marked again. As it
 * was where they are no lists of choices.
 */
export function inOneList<F extends FactView>(fact: F): F {
  const stands = standingStatements(fact);
  const each = stands.map((said) => ({ said, choices: choicesOf(said) }));
  if (stands.length < 2 || !isMarked(fact) || each.some(({ choices }) => choices === null)) return fact;
  const seen = new Set<unknown>();
  const statements = each.flatMap(({ said, choices }) => {
    const first = (choices ?? []).filter(({ value }) => !seen.has(value));
    for (const { value } of first) seen.add(value);
    const value = first.map((one) => one.value);
    const text = first.map(({ words }) => words).join('; ');
    return first.length === 0 ? [] : [{ ...said, value, text, cause: '' as const }];
  });
  const added = statements.map((one, at) => ({
    ...one,
    relation: at === 0 ? ('new' as const) : ('adds' as const),
  }));
  return { ...fact, differs: false, statements: added.toReversed() };
}
