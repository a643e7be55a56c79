/** @file Which of the tellings shown beside a field can be taken into it alone, by the number of their entry in the log. */
import type { AccountsOn, Telling } from '../answers/accounts.ts';
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
  tellings: on.tellings.map((one) => {
    const takes = known === undefined || one.state === 'deferred' ? null : takesOf(question, known, one);
    return takes === null ? one : { ...one, takes };
  }),
});

type Which = Pick<Telling, 'seq' | 'key'>;

function takesOf(question: Question, known: KnownAnswer, { seq, key }: Which): 'entry' | 'fact' | null {
  const isSeveral =
    known.facts.filter(({ statements }) => statements.some((one) => one.seq === seq)).length > 1;
  if (takeEntry(question, known, seq, isSeveral ? key : null) === null) return null;
  return isSeveral ? 'fact' : 'entry';
}

/** As it is typed: the number of the entry, and what the telling is about where that entry told several things. */
export const whichToTake = ({ seq, key, takes }: Which & Pick<Telling, 'takes'>): string =>
  takes === 'fact' ? `${seq} --fact ${key}` : String(seq);

/** All that can be taken alone, the newest first. */
export const numbersToTake = (question: Question, known: KnownAnswer): string[] =>
  known.facts
    .flatMap(({ key, statements }) => statements.map(({ seq }) => ({ seq, key })))
    .toSorted((a, b) => b.seq - a.seq)
    .flatMap((one) => {
      const takes = takesOf(question, known, one);
      return takes === null ? [] : [whichToTake({ ...one, takes })];
    })
    .filter((one, at, all) => all.indexOf(one) === at);
