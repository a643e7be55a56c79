/** @file From a rule and a day to the day it is due and the day to speak of it. Pure: the day of today is no part of it. */
import { addDays, addMonths } from '../dates/calendar-day.ts';
import { exactDay, type FuzzyDate, knownRange } from '../dates/fuzzy-date.ts';
import { addWorkingDays, type Counted, type HolidayCalendar, rollForward } from '../dates/working-days.ts';
import { type ClockRule, type RuleVersion, versionFor } from './rule.ts';

export interface Due {
  /** ISO day. Where only a month or a year is known: the earliest it can be. */
  readonly on: string;
  /** The latest it can be; the same day where the day is known. */
  readonly latest: string;
  /** "11:00"; empty for the whole day. */
  readonly time: string;
  /** From this day on it is spoken of. */
  readonly warnOn: string;
  readonly skipped: Counted['skipped'];
  /** Whether every day counted lies in the years the calendar covers. */
  readonly covered: boolean;
  readonly version: RuleVersion;
}
/** `no-day`: it is not known to a day that can be counted from. `no-rule`: no version reaches that day. */
export type NotDue = { readonly why: 'no-day' | 'no-rule' };

/** One rule counted from one day in one nation is one day for good: across thousands of cases the same are asked for. */
const counted = new WeakMap<ClockRule, WeakMap<HolidayCalendar, Map<string, Due | NotDue>>>();
const COUNTED_DAYS = 4000;

export function dueOf(rule: ClockRule, from: FuzzyDate, calendar: HolidayCalendar): Due | NotDue {
  const day = exactDay(from);
  if (day === null) return countDue(rule, from, calendar);
  const days = countedBy(rule, calendar);
  const known = days.get(day);
  if (known !== undefined) return known;
  const due = countDue(rule, from, calendar);
  if (days.size >= COUNTED_DAYS) days.clear();
  days.set(day, due);
  return due;
}

function countedBy(rule: ClockRule, calendar: HolidayCalendar): Map<string, Due | NotDue> {
  const ofRule = counted.get(rule) ?? new WeakMap<HolidayCalendar, Map<string, Due | NotDue>>();
  const days = ofRule.get(calendar) ?? new Map<string, Due | NotDue>();
  counted.set(rule, ofRule.set(calendar, days));
  return days;
}

function countDue(rule: ClockRule, from: FuzzyDate, calendar: HolidayCalendar): Due | NotDue {
  const range = knownRange(from);
  if (range === null) return { why: 'no-day' };
  const [first, last] = range;
  const version = versionFor(rule, first);
  if (version === undefined) return { why: 'no-rule' };
  const early = count(version, first, calendar);
  const late =
    first === last && version.orUpTo === undefined
      ? early
      : latestOf(versionFor(rule, last) ?? version, last, calendar);
  return {
    on: early.day,
    latest: late.day,
    time: version.time,
    warnOn: warningBefore(rule, early.day, calendar),
    skipped: early.skipped,
    covered: early.covered && late.covered,
    version,
  };
}

function count(
  { amount, unit, before, roll, firstDay }: RuleVersion,
  event: string,
  calendar: HolidayCalendar,
): Counted {
  // Days "beginning with the day": as many days after the day before it.
  const from = firstDay ? addDays(event, -1) : event;
  const by = before ? -amount : amount;
  if (unit === 'working-days') return addWorkingDays(from, by, calendar);
  const day = unit === 'days' ? addDays(from, by) : addMonths(from, by);
  return roll ? rollForward(day, calendar) : { day, skipped: [], covered: true };
}

const latestOf = (version: RuleVersion, from: string, calendar: HolidayCalendar): Counted =>
  count(version.orUpTo === undefined ? version : { ...version, ...version.orUpTo }, from, calendar);

/** As long before the day as the rule says. */
export function warningBefore({ warn }: ClockRule, due: string, calendar: HolidayCalendar): string {
  if (warn.unit === 'working-days') return addWorkingDays(due, -warn.amount, calendar).day;
  return warn.unit === 'days' ? addDays(due, -warn.amount) : addMonths(due, -warn.amount);
}

export const isDue = (due: Due | NotDue): due is Due => 'on' in due;
