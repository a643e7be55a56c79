/** @file Which of the tellings shown beside a field can be taken into it alone, by the number of their entry in the log. */
import type { AccountsOn } from '../answers/accounts.ts';
import type { KnownAnswer } from '../answers/fact.ts';
import type { Question } from '../forms/questions.ts';
import { takeEntry } from './settle.ts';

/** `on` with those marked that `accountsSettle` takes by their number. `known`: of the question. */
export const withTakes = (
  question: Question,
  on: AccountsOn,
  known: KnownAnswer | undefined,
): AccountsOn => ({
  ...on,
  tellings: on.tellings.map((one) =>
    one.state !== 'deferred' && known !== undefined && takeEntry(question, known, one.seq) !== null
      ? { ...one, takes: true }
      : one,
  ),
});

/** The numbers of all that can be taken alone, the newest first. */
export const numbersToTake = (question: Question, known: KnownAnswer): number[] =>
  [...new Set(known.facts.flatMap(({ statements }) => statements.map(({ seq }) => seq)))]
    .filter((seq) => takeEntry(question, known, seq) !== null)
    .toSorted((a, b) => b - a);
