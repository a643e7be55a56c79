/** @file Which of the statements about one thing stand. Pure; the engine and the window take the same. */
import type { FactStatement, FactView } from './fact.ts';
import { SINCE } from './since-then.ts';

/**
 * What a fact stands on, oldest first: the newest account of it, and whatever was added to that since. Somebody who
 * once told it and now does not know leaves the account standing (and differing); somebody who would rather not say
 * does not; nor does what is not known any more since it has changed. Own words alone stand beside what was told before and since, unless it was said that it was otherwise. Empty
 * only for a fact without statements.
 */
export function standingStatements({ statements }: Pick<FactView, 'statements'>): FactStatement[] {
  const said = statements.filter((one) => tellsOfItsOwn(one, statements));
  const newestFirst = said.length === 0 ? statements : said;
  const addsToIt = ({ relation, partly, besideBefore }: FactStatement) =>
    relation === 'adds' ||
    partly === true ||
    besideBefore === true ||
    (relation === 'confirms' && said.length > 0);
  const base = newestFirst.findIndex(
    (one) =>
      one.state === 'prefers-not-to-say' ||
      (one.state === 'answered' && !addsToIt(one)) ||
      (one.state === 'own-words' && isAnother(one)) ||
      (one.state === 'not-known' && one.relation === SINCE),
  );
  const added = newestFirst
    .slice(0, base === -1 ? newestFirst.length : base)
    .filter((one) => one.state === 'answered' || one.state === 'own-words');
  const stands = newestFirst.slice(Math.max(base, 0), base + 1);
  const found = [...added, ...stands, ...wordsBefore(newestFirst, base)].toReversed();
  return found.length === 0 ? newestFirst.slice(0, 1) : found;
}

/** It stands in the place of what was told before: told otherwise, or changed since. */
const isAnother = ({ relation, besideBefore }: FactStatement): boolean =>
  relation === 'differs' || (relation === SINCE && besideBefore !== true);

/** Nobody said that the answer is another account than the words alone that were there before it. */
function wordsBefore(newestFirst: readonly FactStatement[], base: number): readonly FactStatement[] {
  const stands = newestFirst[base];
  if (stands?.state !== 'answered' || stands.relation !== 'new') return [];
  const before = newestFirst.slice(base + 1);
  const end = before.findIndex(({ state }) => state !== 'own-words');
  const words = end === -1 ? before : before.slice(0, end);
  const last = words.findIndex(isAnother);
  return last === -1 ? words : words.slice(0, last + 1);
}

/**
 * Whether it tells something, and does not only say that what was told before is still so. Words beside such a yes that
 * nobody had said before are told; what a sheet was filled in with is not.
 */
export function tellsOfItsOwn(one: FactStatement, all: readonly FactStatement[]): boolean {
  if (one.relation !== 'confirms') return true;
  if (one.origin.kind !== 'interview' || one.origin.sheet === true) return false;
  const before = all.filter(({ seq }) => seq < one.seq);
  if (before.length === 0) return false;
  const known = before.flatMap(({ text, ownWords }) => [plain(text), plain(ownWords)]);
  const isWords = typeof one.value === 'string' && one.value === one.text;
  return [isWords ? plain(one.text) : '', plain(one.ownWords)].some(
    (words) => words !== '' && !POINTS_BACK.test(words) && !known.some((told) => told.includes(words)),
  );
}

/** "As on 24 September 2026", "the same as before": it is still so, and nothing else. Our own rule (certainty M). */
const POINTS_BACK =
  /^(?:(?:it is )?(?:still )?(?:the )?(?:as|same)(?: as)?|no change|nothing new|unchanged|still so)(?: (?:on|told|said|before|in|then|last|time|that|the|first|interview|account|since|of|day|\d{1,4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*))*[.!]?$/u;

const plain = (text: string): string =>
  text
    .replace(/["“”\s]+/g, ' ')
    .trim()
    .toLowerCase();

// An answer that says how long ago something was, and stays true only for a while: the last contact, "in the last week".
// What is kept is the day it was told; whether it still holds is worked out, and never put into another answer: there
// may have been contact since.
