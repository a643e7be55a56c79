/** @file Whether periods are situations of their own: several places alone are one situation that moved. */
import { compareFuzzyDates, dateRange } from '../dates/fuzzy-date.ts';
import type { Period } from './period.ts';

/** Longer than this between two periods is a time without; in days. Our own reading, certainty L. */
const GAP = 31;
const DAY = 86_400_000;

/** `rows` in order. True where two that follow each other differ in kind or in who was in charge, or lie apart. */
export const areSeparate = (rows: readonly Period[]): boolean =>
  rows.slice(1).some((row, at) => {
    const before = rows[at];
    return (
      before !== undefined &&
      (differInKind(before, row) || othersInCharge(before, row) || liesApart(before, row))
    );
  });

const differInKind = (one: Period, other: Period): boolean =>
  one.kinds.length > 0 && other.kinds.length > 0 && !one.kinds.some((kind) => other.kinds.includes(kind));

/** Of those named in both, nobody is the same. */
function othersInCharge(one: Period, other: Period): boolean {
  const names = (text: string) => new Set(text.match(/\p{Lu}[\p{L}’'-]+/gu) ?? []);
  const [before, after] = [names(one.charge), names(other.charge)];
  return before.size > 0 && after.size > 0 && [...before].every((name) => !after.has(name));
}

function liesApart(one: Period, other: Period): boolean {
  const [first, second] = compareFuzzyDates(one.from, other.from) > 0 ? [other, one] : [one, other];
  if (first.until === null || second.from === null) return false;
  const [, ended] = dateRange(first.until);
  const [began] = dateRange(second.from);
  return ended !== null && began !== null && Date.parse(began) - Date.parse(ended) > GAP * DAY;
}
