/** @file Days and moments as people read them: "24 Nov 2026", "24 Nov 2026, 14:05". */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An ISO day or date-time, as a day. The day is the one written down, not moved to another time zone. */
export function formatDay(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (match === null) return iso;
  return `${Number(match[3])} ${MONTHS[Number(match[2]) - 1]} ${match[1]}`;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** "Wednesday, 25 Nov 2026", on this laptop's calendar. */
export function formatWeekday(day: Date): string {
  return `${WEEKDAYS[day.getDay()]}, ${day.getDate()} ${MONTHS[day.getMonth()]} ${day.getFullYear()}`;
}

/** An ISO date-time, as day and minute, in the time zone it was recorded in. */
export function formatMoment(iso: string): string {
  const time = /T(\d{2}:\d{2})/.exec(iso);
  return time === null ? formatDay(iso) : `${formatDay(iso)}, ${time[1]}`;
}

/** Whole minutes between two moments; 0 is under a minute. */
export function wholeMinutes(from: string, to: string): number {
  const minutes = (Date.parse(to) - Date.parse(from)) / 60_000;
  return minutes < 1 ? 0 : Math.round(minutes);
}
