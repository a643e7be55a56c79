/**
 * @file Working days: weekends and the bank holidays of a nation are left out (Criminal Procedure Rules 2025 r 2.2, "business
 * day", certainty H; the same counting is used wherever a source says "working day"). A calendar covers some years; what
 * is counted past them leaves out weekends only, and says so.
 */
import * as z from 'zod';
import { addDays, dayOf, numberOf, weekdayOf, weekdayOfNumber } from './calendar-day.ts';

export const NATIONS = ['england-wales', 'scotland', 'northern-ireland'] as const;
export type Nation = (typeof NATIONS)[number];

/** resources/calendars/<nation>.json. `days`: ISO day to the holiday's name. */
export const HolidayCalendar = z
  .strictObject({
    id: z.enum(NATIONS),
    title: z.string().min(1),
    source: z.string().min(1),
    certainty: z.enum(['H', 'M', 'L']),
    from: z.iso.date(),
    to: z.iso.date(),
    beyond: z.string().min(1),
    note: z.string().min(1).optional(),
    days: z.record(z.iso.date(), z.string().min(1)),
  })
  .refine(({ from, to, days }) => Object.keys(days).every((day) => from <= day && day <= to), {
    path: ['days'],
  });
export type HolidayCalendar = z.infer<typeof HolidayCalendar>;

export const covers = ({ from, to }: Pick<HolidayCalendar, 'from' | 'to'>, day: string): boolean =>
  from <= day && day <= to;

export const isWorkingDay = (day: string, calendar: HolidayCalendar): boolean =>
  weekdayOf(day) < 5 && calendar.days[day] === undefined;

export interface Counted {
  readonly day: string;
  /** Bank holidays on weekdays that were left out, first to last. */
  readonly skipped: readonly { readonly day: string; readonly name: string }[];
  /** Whether all of it lies in the years the calendar covers. */
  readonly covered: boolean;
}

/**
 * `amount` working days after `from` (before it when negative). The day it counts from is not counted, so one working day
 * after a Friday, a Saturday or a Sunday is the Monday. `amount` 0 is the day itself, whatever day it is.
 */
export function addWorkingDays(from: string, amount: number, calendar: HolidayCalendar): Counted {
  const step = amount < 0 ? -1 : 1;
  let day = from;
  let left = Math.abs(amount);
  const skipped: { day: string; name: string }[] = [];
  for (let number = numberOf(from) + step; left > 0; number += step) {
    if (weekdayOfNumber(number) > 4) continue;
    day = dayOf(number);
    const name = calendar.days[day];
    if (name === undefined) left -= 1;
    else skipped.push({ day, name });
  }
  if (step < 0) skipped.reverse();
  return { day, skipped, covered: covers(calendar, from) && covers(calendar, day) };
}

/** The day itself where it is a working day, else the next one. */
export function rollForward(from: string, calendar: HolidayCalendar): Counted {
  let day = from;
  const skipped: { day: string; name: string }[] = [];
  while (!isWorkingDay(day, calendar)) {
    noteHoliday(day, calendar, skipped);
    day = addDays(day, 1);
  }
  return { day, skipped, covered: covers(calendar, from) && covers(calendar, day) };
}

function noteHoliday(day: string, calendar: HolidayCalendar, skipped: { day: string; name: string }[]): void {
  const name = calendar.days[day];
  if (name !== undefined && weekdayOf(day) < 5) skipped.push({ day, name });
}
