/** A time by the clock, "14:30": one rule, held in every place that takes one, on both sides of each of its ends. */
import { describe, expect, it } from 'vitest';
import { dateCalls } from '../../../src-main/contract/dates.ts';
import { SituationAnswer } from '../../../src-main/core/cases/situation.ts';
import { RuleVersion } from '../../../src-main/core/clocks/rule.ts';
import { ContactFields } from '../../../src-main/core/contact/contact-note.ts';
import { readHours } from '../../../src-main/core/contact/hours.ts';
import { ClockTime, ClockTimeOrNone } from '../../../src-main/core/dates/clock-time.ts';

const TIMES = ['00:00', '09:59', '19:00', '20:00', '23:00', '23:59'];
const NO_TIMES = ['24:00', '24:30', '29:00', '30:00', '9:30', '09:60', '09:99', '009:30', '09:300', '0930'];

it('is from 00:00 to 23:59, in four digits', () => {
  expect([...TIMES, ...NO_TIMES].filter((one) => ClockTime.safeParse(one).success)).toEqual(TIMES);
  expect(ClockTime.safeParse('').success).toBe(false);
  expect([...TIMES, ...NO_TIMES, ''].filter((one) => ClockTimeOrNone.safeParse(one).success)).toEqual([
    ...TIMES,
    '',
  ]);
});

const version = { amount: 1, unit: 'days', from: null, to: null, source: 'Act', certainty: 'H' };
const event = { caseId: 'c'.repeat(26), kind: 'trial', on: { value: '2026-12-01' } };
const PLACES: Readonly<Record<string, (time: string) => boolean>> = {
  'a situation': (time) => SituationAnswer.safeParse({ answer: 'yes', time }).success,
  'a contact': (time) => ContactFields.safeParse({ time }).success,
  'a rule of a clock': (time) => RuleVersion.safeParse({ ...version, time }).success,
  'a date of a case': (time) => dateCalls.dateRecord.input.safeParse({ ...event, time }).success,
  'hours to be reached': (time) => readHours(`mon ${time}-23:59`) !== null,
};
describe.each(Object.entries(PLACES))('%s', (_, takes) => {
  it('takes one, and nothing else', () => {
    expect(takes('14:30')).toBe(true);
    expect(NO_TIMES.filter((time) => time.includes(':') && time.length === 5 && takes(time))).toEqual([]);
  });
});
