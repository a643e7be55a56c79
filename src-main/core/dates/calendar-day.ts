/**
 * @file Days of the calendar as ISO days: no time, no zone and no clock, so that neither summer time nor where a computer
 * stands moves one. Counting goes by the number of the day since 1 January 1970.
 */

const DAY_MS = 86_400_000;

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (day: string): number => (((numberOf(day) + 3) % 7) + 7) % 7;

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** `month`: 1 to 12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** `days` may be negative. */
export const addDays = (day: string, days: number): string => dayOf(numberOf(day) + days);

/** How many days `to` is after `from`; negative when before. */
export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from);

/** The same date `months` later; the last day of that month where it has no such date. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  return isoDay(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}

function numberOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return Math.round(Date.UTC(year, month - 1, date) / DAY_MS);
}

const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

const isoDay = (year: number, month: number, date: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
