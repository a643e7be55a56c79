/**
 * @file The chronology: every dated thing on record, once, in order. Dates stay as they are known: a month is no day. Where
 * the order of two entries is not sure, the later one says so. Nothing is weighed: what was told in two ways stands twice.
 */
import type { FuzzyDate } from '../dates/fuzzy-date.ts';
import { compareFuzzyDates, dateRange, exactDay } from '../dates/fuzzy-date.ts';
import { surelyHeldAfter } from '../dates/held.ts';
import { type ChronologyEntry, type ChronologySource, type Dated, dateKey } from './entry.ts';

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

// Which entries of the chronology are one: what says the same of the same date. A row of a list is compared by its cells, since
// two forms ask for it under different questions, and one of them may have asked for more. What contradicts another telling is
// none of it and stands by itself: nothing is weighed here.

/** In the order they were recorded, each with all its sources; of a row that was told twice, the fuller telling. */
function entriesOnce(dated: readonly Dated[]): Dated[] {
  const byDate = Map.groupBy(dated, ({ on, until }) =>
    JSON.stringify([dateKey(on), until === null ? '' : dateKey(until)]),
  );
  const once: Dated[] = [];
  for (const same of byDate.values()) {
    const entries: Dated[] = [];
    for (const one of same) {
      const at = entries.findIndex((other) => isSame(other, one));
      const other = entries[at];
      if (other === undefined) entries.push(one);
      else entries[at] = together(other, one);
    }
    once.push(...entries);
  }
  const order = new Map(dated.map((one, n) => [one.sources[0], n]));
  return once.toSorted((a, b) => (order.get(a.sources[0]) ?? 0) - (order.get(b.sources[0]) ?? 0));
}

function isSame(a: Dated, b: Dated): boolean {
  if (a.row === undefined || b.row === undefined) return a.thing === b.thing || isNamedIn(a, b);
  if (a.person !== b.person) return false;
  const [one, other] = [a.row.cells, b.row.cells];
  if (a.row.of !== b.row.of)
    return (saidIn(one) === saidIn(other) && saidIn(one) !== '') || isSameEvent(one.what, other.what);
  const shared = Object.keys(one).filter((name) => name in other);
  return shared.length > 0
    ? shared.every((name) => plain(one[name]) === plain(other[name]))
    : Object.keys(one).length + Object.keys(other).length === 0;
}

/** In two lists of a form one meeting is told in the same words: they say what it was, and the day is the same. */
const isSameEvent = (one = '', other = ''): boolean => isWorded(one) && words(one) === words(other);

/** A day of the case that has a name and nothing else, and a row of that day that begins with it. */
function isNamedIn(a: Dated, b: Dated): boolean {
  const named = a.named ?? b.named ?? '';
  const [day, told] = a.row === undefined ? [a, b] : [b, a];
  const isOf = day.person === '' || day.person === told.person;
  const what = words(told.row?.cells.what);
  return isOf && isWorded(named) && (what === words(named) || what.startsWith(`${words(named)} `));
}

/** One word alone may be of many things. */
const isWorded = (text: string): boolean => words(text).includes(' ');

const words = (text = ''): string =>
  plain(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** The same words under other names of the cells. */
const saidIn = (cells: Readonly<Record<string, string>>): string =>
  Object.values(cells).map(plain).toSorted().join('\n');

const plain = (text = ''): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

function together(a: Dated, b: Dated): Dated {
  const sources = onceEach([...a.sources, ...b.sources]);
  // The row says more than the name of the day.
  if (a.row === undefined || b.row === undefined)
    return { ...(a.row === undefined && b.row !== undefined ? b : a), sources };
  const fuller = Object.keys(b.row.cells).length > Object.keys(a.row.cells).length ? b : a;
  return { ...fuller, sources, row: { ...a.row, cells: { ...b.row.cells, ...a.row.cells } } };
}

const onceEach = (sources: readonly ChronologySource[]): ChronologySource[] => [
  ...new Map(sources.map((one) => [JSON.stringify({ place: one.place, said: one.said }), one])).values(),
];
