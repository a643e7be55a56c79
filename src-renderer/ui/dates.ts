/** @file The clock of the window, and days and moments as people read them: "24 Nov 2026", "24 Nov 2026, 14:05". */
import { formatDay } from '../../src-main/core/dates/fuzzy-date.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The only place where the window reads the clock of this machine. */
export const clockNow = (): Date => new Date();

/** The year that this laptop's calendar shows. */
export const yearNow = (): number => clockNow().getFullYear();

/** "Wednesday, 25 Nov 2026", on this laptop's calendar. */
export function formatWeekday(day: Date): string {
  return `${WEEKDAYS[day.getDay()]}, ${formatDay(isoDay(day))}`;
}

/** The ISO day that this laptop's calendar shows. */
export function isoDay(day: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** Day and minute on this laptop's clock: `2026-11-25T14:05`. */
export function isoMinute(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${isoDay(moment)}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** An ISO date-time, as day and minute, in the time zone it was recorded in. */
export function formatMoment(iso: string): string {
  const time = /T(\d{2}:\d{2})/.exec(iso);
  return time === null ? formatDay(iso) : `${formatDay(iso)}, ${time[1]}`;
}
