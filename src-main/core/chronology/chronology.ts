/**
 * @file The chronology: every dated thing on record, once, in order. Dates stay as they are known: a month is no day. Where
 * the order of two entries is not sure, the later one says so. Nothing is weighed: what was told in two ways stands twice.
 */
import type { FuzzyDate } from '../dates/fuzzy-date.ts';
import { compareFuzzyDates, dateRange, exactDay } from '../dates/fuzzy-date.ts';
import { surelyHeldAfter } from '../dates/held.ts';
import type { ChronologyEntry, Dated } from './entry.ts';
import { entriesOnce } from './same-entry.ts';

export interface ChronologyRow extends ChronologyEntry {
  /** It may have come before the row above it. */
  readonly orderOpen: boolean;
  /** Something else is on record for the same thing. */
  readonly toldOtherwise: boolean;
}

/** In order, each dated thing once with all its sources. `dated`: in the order they were recorded. */
export function chronologyOf(dated: readonly Dated[]): ChronologyRow[] {
  const once = entriesOnce(dated);
  const days = Map.groupBy(once, ({ thing }) => thing);
  const rows = once.toSorted(inOrder);
  return rows.map(({ thing, row: cells, named: _, ...row }, index) => {
    const before = rows[index - 1];
    return {
      ...row,
      toldOtherwise:
        row.kind === 'answer' &&
        (days.get(thing) ?? []).some((other) => other.on !== row.on && !isBeside(cells, other.row)),
      orderOpen: before !== undefined && !isSurelyAfter(row.on, before.on),
    };
  });
}

/** Two rows of one list as it stands are two meetings: neither is another account of the other. */
const isBeside = (one: Dated['row'], other: Dated['row']): boolean =>
  one?.stands !== undefined && one.stands === other?.stands;

/** The same exact day is no question of order. */
const isSurelyAfter = (on: FuzzyDate, before: FuzzyDate): boolean =>
  (exactDay(on) !== null && exactDay(on) === exactDay(before)) || surelyHeldAfter(on, before);

/** By the earliest day it may be; what is known less nearly comes first, so that a year stands above its days. */
const inOrder = (a: Dated, b: Dated): number =>
  compareFuzzyDates(a.on, b.on) ||
  (a.on.qualifier === 'before' ? -1 : 0) - (b.on.qualifier === 'before' ? -1 : 0) ||
  a.on.value.length - b.on.value.length ||
  compareText(a.time, b.time) ||
  compareText(lastOf(a), lastOf(b));

const lastOf = ({ on, until }: Dated): string => dateRange(until ?? on)[1] ?? '9999';
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
