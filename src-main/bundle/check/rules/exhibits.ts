/** @file Exhibit marks: B48. What the index calls AB/1 is known by that mark on its own page. */
import { sameMark } from '../../../core/bundles/marking.ts';
import { coded } from '../../../core/findings/finding.ts';
import type { BundleFacts } from '../facts.ts';
import { type FoundIndex, findIndex, type Row } from './index-rows.ts';
import { broken, type Check, passed, UNREADABLE } from './look.ts';

/** A producer's initials and a number at the beginning of a row: "AB/1", "AB 1", "AB1". */
const MARK_FIRST = /^(\p{Lu}{1,5}[ /.-]?\d{1,4}(?:[/.-]\d{1,4})?)(?=\s)/u;
/**
 * Without a column of marks a row may begin with much else: a statement is headed by the number of its form ("MG11"), and
 * initials with a blank behind them are an officer's or a camera's ("PC 4411", "IMG 0012").
 */
const RATHER_A_TITLE = /^(?:MG\d{1,2}|\p{Lu}+ .*)$/u;
const COLUMN_OF_MARKS = /^exhibit/i;
/** What stands below the head of its column begins this near to it, in points. */
const BELOW = 6;
const MARKS = /\p{L}{1,5}[ /.-]?\d{1,4}(?:[/.-]\d{1,4})?/gu;
/** Of those that carry no mark, so many are named. */
const MOST_NAMED = 12;

export const exhibitsMarked: Check = (facts) => {
  if (facts.structure === null) return UNREADABLE;
  const index = findIndex(facts);
  const named = index === null ? [] : marksIn(facts, index);
  if (named.length === 0) return passed(coded('exhibit-marks-none'));
  const bare = named.filter(({ mark, target }) => !marksOn(facts, target).has(sameMark(mark)));
  if (bare.length === 0) return passed(coded('exhibits-marked', { count: named.length }));
  return broken(
    coded('exhibits-unmarked', { marks: bare.slice(0, MOST_NAMED).map(({ mark }) => mark) }),
    bare.map(({ target }) => target),
  );
};

function marksIn({ pages }: BundleFacts, index: FoundIndex): { mark: string; target: number }[] {
  const heads = index.pages.flatMap((number) =>
    (pages[number - 1]?.pieces ?? []).filter(({ text }) => COLUMN_OF_MARKS.test(text.trim())),
  );
  const isMark = (mark: string, { begins }: Row) =>
    heads.length === 0
      ? !RATHER_A_TITLE.test(mark)
      : heads.some(({ left }) => Math.abs(left - begins) <= BELOW);
  return index.rows.flatMap((row) => {
    const mark = MARK_FIRST.exec(row.words)?.[1];
    return mark === undefined || !isMark(mark, row) ? [] : [{ mark, target: row.target }];
  });
}

/** Every mark that stands near an edge of a page. */
function marksOn({ pages }: BundleFacts, number: number): ReadonlySet<string | undefined> {
  const pieces = pages[number - 1]?.pieces ?? [];
  const texts = pieces.filter(({ unseen }) => !unseen).map(({ text }) => text);
  return new Set([...texts, texts.join(' ')].flatMap((text) => text.match(MARKS) ?? []).map(sameMark));
}
