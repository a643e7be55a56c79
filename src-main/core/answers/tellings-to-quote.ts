/**
 * @file Which tellings of an answer are quoted where the answer as a whole is: what was added to stands with what was added,
 * and what was told otherwise since stands with that said of it. What had only been written down wrongly was never told.
 */
import type { StoredAnswer } from './answer.ts';
import { hasContent } from './said.ts';
import { SINCE } from './since-then.ts';

type Telling = Pick<StoredAnswer, 'layer' | 'state' | 'value' | 'ownWords'> & {
  readonly relation: string;
  readonly cause: string;
};

/** `all` to one question of a record, oldest first in each account; oldest first, one of each account at the most. */
export function tellingsToQuote<A extends Telling>(all: readonly A[]): A[] {
  const newest = [...new Map(all.map((one) => [one.layer, one])).values()]
    .filter(hasContent)
    .toSorted((a, b) => a.layer - b.layer);
  const told = newest.filter((_, at) => !isPutRight(newest[at + 1]));
  return told.filter(
    (one, at) =>
      !told.slice(0, at).some((before) => saysOf(before) === saysOf(one) || isSaidAgain(one, before)),
  );
}

/** The later account that told it otherwise; undefined where it stands. */
export const toldOtherwise = <A extends Telling>(one: A, all: readonly A[]): A | undefined =>
  tellingsToQuote(all).find(
    ({ layer, relation, cause }) =>
      layer > one.layer && relation === 'differs' && cause !== 'recording' && cause !== SINCE,
  );

const isPutRight = (next: Telling | undefined): boolean =>
  next !== undefined && next.relation === 'differs' && next.cause === 'recording';

const saysOf = ({ state, value, ownWords }: Telling): string => JSON.stringify([state, value, ownWords]);

/** That it is still so, and nothing beside it. */
const isSaidAgain = (one: Telling, before: Telling): boolean =>
  one.relation === 'confirms' &&
  JSON.stringify(one.value) === JSON.stringify(before.value) &&
  one.ownWords === '';
