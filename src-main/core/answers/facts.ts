/**
 * @file Tell once. A fact is what a person said about one thing, wherever they said it: every question that names
 * the fact's key adds a statement, and every other such question shows it before asking again. Statements
 * are kept side by side with where they come from; none is weighed against another.
 */

import { hasTrait } from '../forms/fact-traits.ts';
import { choicesAsTold } from './choices-told.ts';
import type { FactStatement, FactView } from './fact.ts';
import { heldBeforeOthers, newestFirst, saidOtherwise } from './held-order.ts';
import { hasContent } from './said.ts';
import { sayTheSame } from './same-said.ts';
import { knownOfItsDay, standsBesideBefore } from './since-then.ts';

export interface KeyedStatement extends FactStatement {
  readonly key: string;
}

/** Facts in the order of `titles`, statements newest first as `newestFirst` has it. Keys nobody spoke to are left out. */
export function gatherFacts(
  titles: ReadonlyMap<string, string>,
  statements: readonly KeyedStatement[],
  canonical: (value: unknown) => string,
): Map<string, FactView> {
  const byKey = Map.groupBy(statements, (one) => one.key);
  const facts = new Map<string, FactView>();
  for (const [key, title] of titles) {
    const said = byKey.get(key);
    const [first] = said ?? [];
    if (said === undefined || first === undefined) continue;
    const before = GATHERED.get(first) ?? [];
    const known = before.find((one) => one.view.title === title && isSameList(one.said, said));
    const view = known?.view ?? viewOf(key, title, said, canonical);
    if (known === undefined) GATHERED.set(first, [...before, { said, view }]);
    facts.set(key, view);
  }
  return facts;
}

/**
 * By the first statement, what was gathered of statements that are the very same ones: one view for every record that has
 * nothing of its own to add, so that what follows from it need not be worked out for each.
 */
const GATHERED = new WeakMap<
  KeyedStatement,
  { readonly said: readonly KeyedStatement[]; readonly view: FactView }[]
>();

const isSameList = (one: readonly KeyedStatement[], other: readonly KeyedStatement[]): boolean =>
  one.length === other.length && one.every((statement, at) => statement === other[at]);

function viewOf(
  key: string,
  title: string,
  said: readonly KeyedStatement[],
  canonical: (value: unknown) => string,
): FactView {
  const newest = doubtFirst(newestFirst(said, key));
  const known = knownOfItsDay(key, newest);
  const own = known.filter(
    (one) => isAnotherAccount(one) && !wasOnCardBefore(one, newest) && !isSureBesideDoubt(one, newest),
  );
  // Not to have known it before is no other account; not to know it any more is.
  const since = own
    .slice(0, own.findLastIndex((one) => one.state === 'answered') + 1)
    .filter((one, index, all) => !isWishOfThatDay(key, one, all.slice(0, index)));
  const heldEarlier = heldBeforeOthers(known, key).length > 0;
  // Which of them is the newer is then not the log's to say.
  const differs =
    heldEarlier || isSaidToDiffer(newest) || isToldInMoreWays(saidByThePerson(since, canonical), canonical);
  return {
    key,
    title,
    differs,
    ...(heldEarlier ? { heldEarlier } : {}),
    // Where it is not known which of them is the newer, none goes on with another.
    statements: (heldEarlier ? newest : choicesAsTold(newest)).map(({ key: _, ...one }, at, all) =>
      standsBesideBefore(key, one, all.slice(at + 1)) ? { ...one, besideBefore: true as const } : one,
    ),
  };
}

/**
 * Whoever took it said that it is another account than what was told before: own words count as much as a value. What had
 * been written down wrongly is nothing the person said otherwise.
 */
const isSaidToDiffer = (all: readonly KeyedStatement[]): boolean =>
  all.some(
    (one, at) =>
      one.relation === 'differs' &&
      one.cause !== 'recording' &&
      (hasContent(one) || one.state === 'not-known') &&
      all.slice(at + 1).some((before) => hasContent(before) && saidOtherwise(before, one)),
  );

/**
 * Somebody who managed without an interpreter on one day may need one on another, or for what matters: a no before a yes is no
 * other account of the need. A no after a yes is. Our own rule (certainty M).
 */
const isWishOfThatDay = (key: string, { value }: KeyedStatement, newer: readonly KeyedStatement[]): boolean =>
  key === 'person.interpreter' && value === 'no' && newer.some((one) => one.value === 'yes');

/**
 * What stood among the person's particulars before they told it is no account of theirs: typed by the same worker, or,
 * of how they are reached, with each number and name of it in what they told since. Of what is written in a worker's own
 * words only: a date of birth on a card may come from a paper. Our own rule (certainty M).
 */
function wasOnCardBefore(one: KeyedStatement, all: readonly KeyedStatement[]): boolean {
  if (one.origin.kind !== 'person' || !hasTrait(one.key, 'worker-words')) return false;
  const told = all.filter(({ origin, seq }) => origin.kind === 'interview' && seq > one.seq);
  if (told.some(({ author, origin }) => author === one.author && !('sheet' in origin))) return true;
  if (one.key !== 'contact.safe-route') return false;
  const parts = one.text.match(/\d[\d ]{3,}\d|(?<=\S\s)\p{Lu}[\p{L}’'-]+/gu) ?? [];
  return parts.length > 0 && told.some(({ text }) => parts.every((part) => text.includes(part)));
}

/**
 * A date of birth as it was given makes somebody a child, and whoever sees them is not sure of it: nobody told two ages, and for a
 * child and for one who may be one the same follows. Our own rule (certainty M).
 */
const doubtFirst = (all: readonly KeyedStatement[]): readonly KeyedStatement[] =>
  all.some((one) => isSureBesideDoubt(one, all))
    ? all.toSorted((a, b) => Number(isSureBesideDoubt(a, all)) - Number(isSureBesideDoubt(b, all)))
    : all;

const isSureBesideDoubt = ({ workedOut, value }: KeyedStatement, all: readonly KeyedStatement[]): boolean =>
  workedOut === true && value === 'yes' && all.some((one) => one.value === 'not-sure');

/** Own words alone cannot be compared: they are another account where it was said that they are. */
const isAnotherAccount = ({ state, relation }: KeyedStatement): boolean =>
  state === 'own-words'
    ? relation === 'differs'
    : (state === 'answered' || state === 'not-known') && (relation === 'new' || relation === 'differs');

const isToldInMoreWays = (said: readonly KeyedStatement[], canonical: (value: unknown) => string): boolean =>
  said.some((one) =>
    said.some((other) => canonical(one.value) !== canonical(other.value) && !sayTheSame(one, other, one.key)),
  );

/**
 * Without those that a later statement says were written down wrongly: a mistake of ours is nothing the
 * person said in another way. `own`: newest first.
 */
function saidByThePerson(
  own: readonly KeyedStatement[],
  canonical: (value: unknown) => string,
): KeyedStatement[] {
  const corrected = own.flatMap((one, index) => {
    const before = own[index + 1];
    return one.cause === 'recording' && before !== undefined ? [canonical(before.value)] : [];
  });
  return own.filter((one) => one.cause === 'recording' || !corrected.includes(canonical(one.value)));
}
