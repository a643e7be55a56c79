/** @file Which of the tellings shown beside a field can be taken into it alone, each by a number of its own. */
import type { AccountsOn } from '../answers/accounts.ts';
import { type FactStatement, type KnownAnswer, placeOf } from '../answers/fact.ts';
import type { Question } from '../forms/questions.ts';
import { takeOne } from './settle.ts';

/** `on` with the number of each that `accountsSettle` takes. `known`: of the question. */
export function withTakes(question: Question, on: AccountsOn, known: KnownAnswer | undefined): AccountsOn {
  const numbers = known === undefined ? [] : numbered(known).filter(({ said }) => isTaken(question, said));
  return {
    ...on,
    tellings: on.tellings.map((one) => {
      const own = numbers.find(({ key, said }) => key === one.key && sameTelling(said, one));
      return own === undefined ? one : { ...one, takes: own.number };
    }),
  };
}

/** The telling of that number; undefined where there is none, or where it fits nowhere in the question. */
export const numberedTelling = (question: Question, known: KnownAnswer, number: string) =>
  numbered(known).find((one) => one.number === number && isTaken(question, one.said));

/** All that can be taken alone, the newest first. */
export const numbersToTake = (question: Question, known: KnownAnswer): string[] =>
  numbered(known)
    .filter(({ said }) => isTaken(question, said))
    .toSorted((a, b) => b.said.seq - a.said.seq)
    .map(({ number }) => number);

const isTaken = (question: Question, said: FactStatement): boolean =>
  said.state !== 'deferred' && takeOne(question, said) !== null;

/**
 * The entry of the log, and where that entry told several things, which of them: "27", or "27.1" and "27.2". What has no entry of its
 * own has no number.
 */
function numbered({ facts }: KnownAnswer) {
  const all = facts.flatMap(({ key, statements }) => statements.map((said) => ({ key, said })));
  return [...Map.groupBy(all, ({ said }) => said.seq)].flatMap(([seq, some]) =>
    seq === 0
      ? []
      : some.map((one, at) => ({ ...one, number: some.length === 1 ? `${seq}` : `${seq}.${at + 1}` })),
  );
}

const sameTelling = (one: FactStatement, other: FactStatement): boolean =>
  one.seq === other.seq &&
  one.text === other.text &&
  one.ownWords === other.ownWords &&
  placeOf(one) === placeOf(other);
