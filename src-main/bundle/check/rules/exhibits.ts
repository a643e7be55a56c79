/** @file Exhibit marks: B48. What the index calls AB/1 is known by that mark on its own page. */
import { sameMark } from '../../../core/bundles/exhibit-marks.ts';
import { coded } from '../../../core/findings/finding.ts';
import type { BundleFacts } from '../facts.ts';
import { findIndex } from './index-rows.ts';
import { broken, type Check, passed, UNREADABLE } from './look.ts';

/** A producer's initials and a number at the beginning of a row: "AB/1", "AB 1", "AB1". */
const MARK_FIRST = /^(\p{Lu}{1,5}[ /.-]?\d{1,4}(?:[/.-]\d{1,4})?)(?=\s)/u;
const MARKS = /\p{L}{1,5}[ /.-]?\d{1,4}(?:[/.-]\d{1,4})?/gu;
/** Of those that carry no mark, so many are named. */
const MOST_NAMED = 12;

export const exhibitsMarked: Check = (facts) => {
  if (facts.structure === null) return UNREADABLE;
  const named = (findIndex(facts)?.rows ?? []).flatMap(({ words, target }) => {
    const mark = MARK_FIRST.exec(words)?.[1];
    return mark === undefined ? [] : [{ mark, target }];
  });
  if (named.length === 0) return passed(coded('exhibit-marks-none'));
  const bare = named.filter(({ mark, target }) => !marksOn(facts, target).has(sameMark(mark)));
  if (bare.length === 0) return passed(coded('exhibits-marked', { count: named.length }));
  return broken(
    coded('exhibits-unmarked', { marks: bare.slice(0, MOST_NAMED).map(({ mark }) => mark) }),
    bare.map(({ target }) => target),
  );
};

/** Every mark that stands near an edge of a page. */
function marksOn({ pages }: BundleFacts, number: number): ReadonlySet<string | undefined> {
  const pieces = pages[number - 1]?.pieces ?? [];
  const texts = pieces.filter(({ unseen }) => !unseen).map(({ text }) => text);
  return new Set([...texts, texts.join(' ')].flatMap((text) => text.match(MARKS) ?? []).map(sameMark));
}
