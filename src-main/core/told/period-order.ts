/** @file Periods in the order of time, as far as their days are known. */
import { dateRange, type FuzzyDate } from '../dates/fuzzy-date.ts';
import type { Period } from './period.ts';

/**
 * By their beginnings; one that is only known to have ended goes before those that began in that month or later (ours,
 * certainty L). One without a day stays behind the one it was told after; told first, it stays first. So does one of which only
 * the year was told, where the one before it began in that year.
 */
export function asItHappened<T extends { readonly value: Period }>(told: readonly T[]): T[] {
  const days = told.map(({ value: { from, until } }) => (from === null ? monthOf(until) : firstDay(from)));
  const dated: { readonly one: T; readonly on: string }[] = [];
  for (const [at, one] of told.entries()) {
    const [day = '', before = ''] = [days[at], dated.at(-1)?.on];
    const { from } = one.value;
    const isYear = from !== null && /^\d{4}$/u.test(from.value) && before.startsWith(from.value);
    dated.push({ one, on: day === '' || isYear ? before : day });
  }
  return dated.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).map(({ one }) => one);
}

/** ISO; empty for none. */
const firstDay = (day: FuzzyDate): string => dateRange(day)[0] ?? dateRange(day)[1] ?? '';
const monthOf = (day: FuzzyDate | null): string => (day === null ? '' : firstDay(day).slice(0, 7));
