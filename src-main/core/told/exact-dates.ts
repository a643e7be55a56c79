/**
 * @file A day that was told stands for the month or year of it that periods give: nobody said the day otherwise, and a
 * form that asks as exactly as it is known is to have it.
 */
import { dateRange, type FuzzyDate } from '../dates/fuzzy-date.ts';
import type { Period } from './period.ts';

interface Told {
  /** Of all of it together. */
  readonly start?: FuzzyDate | undefined;
  readonly end?: FuzzyDate | undefined;
}

/** `rows` in order. The beginning of the first, and the end of the last where every row has one. */
export const datedExactly = (rows: readonly Period[], { start, end }: Told): Period[] =>
  rows.map((row, at) => ({
    ...row,
    from: at === 0 ? exacter(row.from, start) : row.from,
    until: at === rows.length - 1 ? exacter(row.until, end) : row.until,
  }));

function exacter(rough: FuzzyDate | null, told: FuzzyDate | undefined): FuzzyDate | null {
  if (rough === null || told === undefined || told.value.length <= rough.value.length) return rough;
  const [[from, until], [first, last]] = [dateRange(rough), dateRange(told)];
  const within = from !== null && until !== null && first !== null && last !== null;
  return within && from <= first && last <= until ? told : rough;
}
