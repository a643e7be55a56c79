/** @file Days of the calendar and working days, against the platform's own calendar and against each other. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  daysInMonth,
  isLeapYear,
  weekdayOf,
} from '../../../../src-main/core/dates/calendar-day.ts';
import {
  addWorkingDays,
  HolidayCalendar,
  isWorkingDay,
  NATIONS,
  rollForward,
} from '../../../../src-main/core/dates/working-days.ts';
import { loadClocks } from '../../../../src-main/usecases/resources/clock-book.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const { calendars } = loadClocks(findResources());
const Day = fc
  .date({ min: new Date('2016-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const Nation = fc.constantFrom(...NATIONS);

describe('days of the calendar', () => {
  it('has a leap year every four years, not every hundred, and every four hundred', () => {
    expect([2024, 2025, 1900, 2000].map(isLeapYear)).toEqual([true, false, false, true]);
    expect([2, 4, 12].map((month) => daysInMonth(2023, month))).toEqual([28, 30, 31]);
  });

  it('goes there and back', () => {
    fc.assert(
      fc.property(Day, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        const there = addDays(day, days);
        expect([addDays(there, -days), daysBetween(day, there)]).toEqual([day, days]);
      }),
    );
  });

  it('knows the day of the week', () => {
    expect(['2026-11-23', '2026-11-29', '1969-12-31'].map(weekdayOf)).toEqual([0, 6, 2]);
  });

  it('ends a month on its last day, and crosses years both ways', () => {
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2026-01-31', -2)).toBe('2025-11-30');
    expect(addMonths('2026-12-31', 12)).toBe('2027-12-31');
  });
});

describe('working days', () => {
  it('ends on a working day with as many of them between as were counted', () => {
    fc.assert(
      fc.property(Day, Nation, fc.integer({ min: 1, max: 40 }), (from, nation, amount) => {
        const { day, skipped } = addWorkingDays(from, amount, calendars[nation]);
        const all = Array.from({ length: daysBetween(from, day) }, (_, n) => addDays(from, n + 1));
        const working = all.filter((one) => isWorkingDay(one, calendars[nation]));
        expect([working.length, working.at(-1)]).toEqual([amount, day]);
        const left = all.filter((one) => !working.includes(one) && weekdayOf(one) < 5);
        expect(skipped.map((one) => one.day)).toEqual(left);
      }),
    );
  });

  it('comes back from a working day to where it began', () => {
    fc.assert(
      fc.property(Day, Nation, fc.integer({ min: 1, max: 40 }), (from, nation, amount) => {
        const calendar = calendars[nation];
        const start = rollForward(from, calendar).day;
        expect(addWorkingDays(addWorkingDays(start, amount, calendar).day, -amount, calendar).day).toBe(
          start,
        );
      }),
    );
  });
});

describe('the calendars that ship', () => {
  it.each([
    ['england-wales', 8],
    ['scotland', 9],
    ['northern-ireland', 10],
  ] as const)('has in %s %i days in every year, and the few that were proclaimed', (nation, usual) => {
    const { days, from, to } = calendars[nation];
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
      const proclaimed =
        year === 2022 ? 2 : year === 2023 || (nation === 'scotland' && year === 2026) ? 1 : 0;
      const found = Object.keys(days).filter((day) => day.startsWith(`${year}-`));
      expect([year, found.length]).toEqual([year, usual + proclaimed]);
      expect(found.filter((day) => weekdayOf(day) > 4)).toEqual([]);
    }
  });

  it('refuses a day outside the years it covers', () => {
    const calendar = { ...calendars.scotland, days: { '2014-12-25': 'Christmas Day' } };
    expect(HolidayCalendar.safeParse(calendar).success).toBe(false);
  });
});
