/** @file Rows of a journey in the order of their dates, where each has one; otherwise as they were told. */
import { compareFuzzyDates, FuzzyDate } from '../dates/fuzzy-date.ts';

/** The fact whose rows are legs of a journey. */
export const JOURNEY_LEGS = 'journey.legs';

export function rowsInOrder(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const dated = value.map((row: unknown) => ({ row, on: firstDate(row) }));
  if (dated.some(({ on }) => on === null)) return value;
  return dated.toSorted((a, b) => compareFuzzyDates(a.on, b.on)).map(({ row }) => row);
}

function firstDate(row: unknown): FuzzyDate | null {
  if (typeof row !== 'object' || row === null) return null;
  const dates = Object.values(row).flatMap((cell) => FuzzyDate.safeParse(cell).data ?? []);
  return dates.toSorted(compareFuzzyDates)[0] ?? null;
}
