/**
 * @file Days of the calendar as ISO days: no time, no zone and no clock, so that neither summer time nor where a computer
 * stands moves one. Counting goes by the number of the day since 1 January 1970. Done in whole numbers and without the
 * platform's dates: Today counts tens of thousands of them at a time.
 */

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (day: string): number => weekdayOfNumber(numberOf(day));

/** As `weekdayOf`, of the number of a day. 1 January 1970 was a Thursday. */
export const weekdayOfNumber = (number: number): number => (((number + 3) % 7) + 7) % 7;

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
  const [year, month, date] = partsOf(day);
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  return isoDay(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}

/** Years begin in March here, so that a leap day is the last of one; 400 of them have 146,097 days. */
export function numberOf(day: string): number {
  const [year, month, date] = partsOf(day);
  const fromMarch = month > 2 ? year : year - 1;
  const era = Math.floor(fromMarch / 400);
  const yearOfEra = fromMarch - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

export function dayOf(number: number): string {
  const sinceMarch = number + 719_468;
  const era = Math.floor(sinceMarch / 146_097);
  const dayOfEra = sinceMarch - era * 146_097;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return isoDay(year, month, dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1);
}

const partsOf = (day: string): [number, number, number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
];

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);
const isoDay = (year: number, month: number, date: number): string =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
