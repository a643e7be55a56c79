/** @file Periods in the order of time, as far as their days are known. */
import { dateRange, type FuzzyDate } from '../dates/fuzzy-date.ts';
import type { Period } from './period.ts';

interface Placed {
  readonly value: Period;
  /** As an earlier account had it, and by which account it was changed. */
  readonly before?: Period;
  readonly said?: { readonly seq: number };
}

/**
 * By their beginnings, and of one month the one that ended in it first; one that is only known to have ended goes before those that began in that month or later (ours,
 * certainty L). One without a day stays behind the one it was told after; told first, it stays first. So does one of which only
 * the year or the season was told, where the one before it began in it. One whose beginning was taken back, while another was given
 * one, goes behind that other, and with it those without a day that were told after it.
 */
export function asItHappened<T extends Placed>(rows: readonly T[]): T[] {
  const told = behindWhatBegan(rows);
  const days = told.map(({ value: { from, until } }) => (from === null ? monthOf(until) : firstDay(from)));
  const dated: { readonly one: T; readonly on: string; readonly goesOn: boolean }[] = [];
  for (const [at, one] of told.entries()) {
    const [day = '', before = ''] = [days[at], dated.at(-1)?.on];
    const { from } = one.value;
    const isWithin = from !== null && /^\d{4}$/u.test(from.value) && isIn(before, from);
    const isBeside = day === '' || isWithin;
    const goesOn = isBeside ? (dated.at(-1)?.goesOn ?? true) : !isOverAtOnce(one.value);
    dated.push({ one, on: isBeside ? before : day, goesOn });
  }
  return dated
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : Number(a.goesOn) - Number(b.goesOn)))
    .map(({ one }) => one);
}

/** Of two that began in one month, the one that ended in it goes first, told later or not: three weeks in January, and from January. */
const isOverAtOnce = ({ from, until }: Period): boolean =>
  from !== null && until !== null && /^\d{4}-\d{2}/u.test(from.value) && monthOf(from) === monthOf(until);

const isUndated = ({ value: { from, until } }: Placed): boolean => from === null && until === null;

function behindWhatBegan<T extends Placed>(rows: readonly T[]): T[] {
  const taken = rows.findIndex(
    (one) => isUndated(one) && one.before !== undefined && one.before.from !== null,
  );
  const seq = rows[taken]?.said?.seq;
  const given = rows.findLastIndex(
    ({ value, before, said }) => before?.from === null && value.from !== null && said?.seq === seq,
  );
  if (taken < 0 || given < taken) return [...rows];
  const next = rows.findIndex((one, at) => at > taken && !isUndated(one));
  const moved = rows.slice(taken, next);
  return [...rows.slice(0, taken), ...rows.slice(next, given + 1), ...moved, ...rows.slice(given + 1)];
}

/** Whether the month of `on` is one of those that `rough` may mean; a day that is not known is none of them. */
function isIn(on: string, rough: FuzzyDate): boolean {
  const [first, last] = dateRange(rough);
  if (on === '' || first === null || last === null) return on !== '' && on.startsWith(rough.value);
  return on.slice(0, 7) >= first.slice(0, 7) && on.slice(0, 7) <= last.slice(0, 7);
}

/** ISO; empty for none. */
const firstDay = (day: FuzzyDate): string => dateRange(day)[0] ?? dateRange(day)[1] ?? '';
const monthOf = (day: FuzzyDate | null): string => (day === null ? '' : firstDay(day).slice(0, 7));
