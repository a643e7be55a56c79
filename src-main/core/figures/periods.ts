/** @file Periods that figures are asked for: whole months, quarters and years, the newest first. */
import { addDays, addMonths } from '../dates/calendar-day.ts';
import type { Period } from './tables.ts';

const MONTHS_IN = { month: 1, quarter: 3, year: 12 } as const;
export type PeriodKind = keyof typeof MONTHS_IN;
/** So many of each are offered: a year of months, two of quarters, and three years. */
const OFFERED: Readonly<Record<PeriodKind, number>> = { month: 12, quarter: 8, year: 3 };

/** Whole periods that are over, the newest first. `today`: ISO day. Quarters and years are of the calendar. */
export function periodsBefore(kind: PeriodKind, today: string): Period[] {
  const length = MONTHS_IN[kind];
  const month = Number(today.slice(5, 7));
  const begun = month - ((month - 1) % length);
  const first = `${today.slice(0, 4)}-${String(begun).padStart(2, '0')}-01`;
  return Array.from({ length: OFFERED[kind] }, (_, at) => ({
    from: addMonths(first, -(at + 1) * length),
    to: addDays(addMonths(first, -at * length), -1),
  }));
}
