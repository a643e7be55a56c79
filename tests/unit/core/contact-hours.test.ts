/** Days and hours in which somebody may be reached: as typed, in words, and what is outside them. */
import { describe, expect, it } from 'vitest';
import { hoursInWords, hoursTyped, isOutsideHours, readHours } from '../../../src-main/core/contact/hours.ts';

describe('as it is typed', () => {
  it.each([
    ['mon-fri 10:00-16:00', 'mon-fri 10:00-16:00', 'Monday to Friday, 10:00 to 16:00'],
    [
      'Mon,Wed 9:30-12:00; saturday 10:00 - 11:00',
      'mon,wed 09:30-12:00; sat 10:00-11:00',
      'Monday, Wednesday, 09:30 to 12:00; Saturday, 10:00 to 11:00',
    ],
    ['evenings', 'evenings', 'every day, in the evening'],
    [
      'mon-fri in the mornings; sat 10:00-12:00',
      'mon-fri mornings; sat 10:00-12:00',
      'Monday to Friday, in the morning; Saturday, 10:00 to 12:00',
    ],
    [
      'sat-thu 00:00-23:59',
      'mon-thu,sat-sun 00:00-23:59',
      'Monday to Thursday, Saturday to Sunday, at any hour',
    ],
    ['fri-mon 10:00-16:00', 'mon,fri-sun 10:00-16:00', 'Monday, Friday to Sunday, 10:00 to 16:00'],
    ['', '', ''],
  ])('%s', (typed, again, words) => {
    const hours = readHours(typed);
    expect(hours).not.toBeNull();
    expect([hoursTyped(hours ?? []), hoursInWords(hours ?? [])]).toEqual([again, words]);
  });

  it.each(['mornings', 'mon-fri in the mornings', 'sat,sun evenings', 'mon-fri 10:00-16:00', 'before 16:00'])(
    'also as it is said afterwards: %s',
    (typed) => {
      const hours = readHours(typed) ?? [];
      expect(readHours(hoursInWords(hours))).toEqual(hours);
    },
  );

  it.each(['weekdays 10:00-16:00', 'weekdays', 'mon 16:00-10:00', 'mon 10-16'])('not %s', (typed) =>
    expect(readHours(typed)).toBeNull(),
  );
});

it.each([
  ['2026-11-22', '21:30', true],
  ['2026-11-22', '', true],
  ['2026-11-23', '', false],
  ['2026-11-23', '10:00', false],
  ['2026-11-23', '16:01', true],
  ['2026-11', '21:30', false],
])('%s %s: outside %s', (on, time, outside) => {
  expect(isOutsideHours(readHours('mon-fri 10:00-16:00') ?? [], on, time)).toBe(outside);
  expect(isOutsideHours([], on, time)).toBe(false);
});

it.each([
  ['before 16:00', 'Monday to Sunday, before 16:00'],
  ['mon-fri before 4 pm', 'Monday to Friday, before 16:00'],
  ['sat,sun after 17:30', 'Saturday to Sunday, after 17:30'],
  ['until 12 pm; mon from 18', 'Monday to Sunday, before 12:00; Monday, after 18:00'],
])('with one end alone: %s', (typed, words) => {
  const hours = readHours(typed);
  expect(hoursInWords(hours ?? [])).toBe(words);
  expect(readHours(hoursTyped(hours ?? []))).toEqual(hours);
});

it.each(['before four', 'before 4', 'mon after 25:00', 'before 00:00', 'xyz before 16:00'])(
  'which half of the day is never guessed: %s',
  (typed) => expect(readHours(typed)).toBeNull(),
);

it.each([
  ['evenings', '19:30', false],
  ['evenings', '10:00', true],
  ['evenings', '', false],
  ['nights', '02:00', false],
  ['sat mornings', '10:00', true],
])('of %s, %s on a Monday: outside %s', (typed, time, outside) =>
  expect(isOutsideHours(readHours(typed) ?? [], '2026-11-23', time)).toBe(outside),
);

it.each([
  ['after sunset', 'after sunset', '2026-11-23', false],
  ['saturdays', 'Saturday', '2026-11-23', true],
  ['sat', 'Saturday', '2026-11-28', false],
  ['sat after prayers', 'Saturday, after prayers', '2026-11-28', false],
  ['mon-fri', 'Monday to Friday', '2026-11-28', true],
])('%s is kept as it was said, and only its days are held against a contact', (typed, words, on, outside) => {
  const hours = readHours(typed);
  expect(hoursInWords(hours ?? [])).toBe(words);
  expect(readHours(hoursTyped(hours ?? []))).toEqual(hours);
  expect(isOutsideHours(hours ?? [], on, '03:00')).toBe(outside);
});
