/** @file When it started and ended, as far as the periods that were told say it: no date of one stands for another. */

import { type RowTold, saidOf } from '../answers/rows-told.ts';
import { compareFuzzyDates, dateRange, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import type { Add } from './facts-told.ts';
import { firstTold } from './lines-told.ts';
import { readPeriods } from './period.ts';
import type { PeriodTold } from './periods-told.ts';

/**
 * Of one period, its own dates. Of several there is no one beginning and no one end: each stands with its period. What is said of
 * all of them is the earliest beginning that was told, and only where every one has a beginning.
 */
export function addStartAndEnd(periods: readonly PeriodTold[], add: Add): void {
  const [only, ...others] = periods;
  if (only === undefined) return;
  const addDate = (key: string, { value, told }: PeriodTold, cell: 'from' | 'until') => {
    const date = value[cell];
    if (date === null) return;
    const part = (row: RowTold['value']) => JSON.stringify(readPeriods([row])[0]?.[cell] ?? null);
    const said = saidOf(firstTold(told, part), part);
    add(key, [{ value: date, said }], [formatFuzzyDate(date)], 'exploitation.periods');
  };
  if (others.length === 0) {
    addDate('exploitation.start', only, 'from');
    addDate('exploitation.end', only, 'until');
    return;
  }
  const earliest = earliestOf(periods);
  if (earliest !== null) addDate('exploitation.earliest-beginning', earliest, 'from');
}

/**
 * The period that nothing told began before; null where one has no beginning. One that is only known to have begun before a day
 * is the earliest only where no other may have begun before that day.
 */
function earliestOf(periods: readonly PeriodTold[]): PeriodTold | null {
  if (periods.some(({ value }) => value.from === null)) return null;
  const firstDay = ({ value: { from } }: PeriodTold) => (from === null ? null : dateRange(from)[0]);
  const lastDay = ({ value: { from } }: PeriodTold) => (from === null ? null : dateRange(from)[1]);
  const open = periods.filter((one) => firstDay(one) === null);
  const [before] = open;
  if (before === undefined)
    return periods.toSorted((a, b) => compareFuzzyDates(a.value.from, b.value.from))[0] ?? null;
  const limit = lastDay(before) ?? '';
  const isEarliest = periods.every((one) => one === before || (firstDay(one) ?? '') >= limit);
  return isEarliest ? before : null;
}
