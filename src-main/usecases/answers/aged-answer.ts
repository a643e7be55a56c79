/** @file Whether an answer of a sheet says how long ago something was, and was told or filled in too long ago to hold. */
import { HOW_LONG_AGO, hasAged } from '../../core/answers/aging.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import type { FactView } from '../../core/answers/fact.ts';
import { isAged } from './facts.ts';

/** `day`: ISO, today. Carried over, it is as old as what it was taken from. */
export function isAgedAnswer(
  fact: string | null,
  answer: AnswerView | undefined,
  facts: ReadonlyMap<string, FactView>,
  day: string,
): boolean {
  if (fact !== HOW_LONG_AGO || answer?.state !== 'answered') return false;
  const told = facts.get(fact);
  if (answer.relation === 'confirms' && told !== undefined && isAged(told, day)) return true;
  return hasAged(answer.value, answer.at.slice(0, 10), day);
}
