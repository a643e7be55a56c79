/** @file Whether an answer of a sheet says how long ago something was, and was told or filled in too long ago to hold. */
import { HOW_LONG_AGO, hasAged } from '../../core/answers/aging.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import type { FactView } from '../../core/answers/fact.ts';
import { heldDay } from '../../core/answers/held-order.ts';
import { dateRange } from '../../core/dates/fuzzy-date.ts';
import { isAged } from '../disclosure/collect.ts';

/** `day`: ISO, today. Carried over, it is as old as what it was taken from. */
export function isAgedAnswer(
  fact: string | null,
  answer: AnswerView | undefined,
  facts: ReadonlyMap<string, FactView>,
  day: string,
): boolean {
  if (fact !== HOW_LONG_AGO || answer?.state !== 'answered') return false;
  const told = facts.get(fact);
  if (answer.relation === 'confirms' && told !== undefined) {
    if (isAged(told, day)) return true;
    // Taken from an older telling while a newer one says something else: it is as old as the newest that says the same.
    const same = told.statements.filter(({ state, value }) => state === 'answered' && value === answer.value);
    const days = same.map(heldDay).flatMap((on) => (on === null ? [] : (dateRange(on)[0] ?? [])));
    const newest = days.toSorted().at(-1);
    if (newest !== undefined && hasAged(answer.value, newest, day)) return true;
  }
  return hasAged(answer.value, answer.at.slice(0, 10), day);
}
