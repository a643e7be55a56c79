/** @file Which clocks run in a case, from what happened in it. Nothing of it is kept: it follows from events and rules. */
import type { FuzzyDate } from '../dates/fuzzy-date.ts';
import { dateRange, onDay } from '../dates/fuzzy-date.ts';
import type { HolidayCalendar, Nation } from '../dates/working-days.ts';
import { type Due, dueOf, isDue, type NotDue } from './due.ts';
import type { Enhanced } from './event.ts';
import type { ClockRule } from './rule.ts';

/** What of an event its clocks go by. */
export interface Happened {
  readonly id: string;
  readonly kind: string;
  /** Null where it is about the whole case. */
  readonly personId: string | null;
  readonly on: FuzzyDate;
  readonly servedOn: string | null;
  readonly nation: Nation;
  readonly result: string;
  readonly enhanced: Enhanced;
}

/**
 * `ended`: a later event took care of it. `settled`: somebody said so, with a reason. `no-day`, `no-rule`: nothing can be
 * counted, which is said. `reached`: the earliest end has come, which is no deadline.
 */
export const CLOCK_STATES = [
  'overdue',
  'due',
  'soon',
  'reached',
  'later',
  'no-day',
  'no-rule',
  'ended',
  'settled',
] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

/** What stands still: neither due nor to be. */
export const isOver = (state: ClockState): boolean => state === 'ended' || state === 'settled';

export interface Clock<Event extends Happened = Happened> {
  /** The event it runs from. */
  readonly of: Event;
  readonly rule: ClockRule;
  readonly due: Due | NotDue;
  readonly state: ClockState;
  /** The event that ended it. */
  readonly endedBy: Event | null;
}

export interface ClockBook {
  readonly rules: readonly ClockRule[];
  readonly calendars: Readonly<Record<Nation, HolidayCalendar>>;
}

/**
 * `events`: of one case, in the order they were recorded. `settled`: `clockKey` of what somebody saw to. `today`: ISO day.
 * `withOver`: those that are over too, to be read.
 */
export function clocksOf<Event extends Happened>(
  events: readonly Event[],
  book: ClockBook,
  settled: ReadonlySet<string>,
  today: string,
  withOver = true,
): Clock<Event>[] {
  // In loops, and here as below without a pair made for each: Today has tens of thousands of them.
  const found: Clock<Event>[] = [];
  let place = -1;
  for (const event of events) {
    place += 1;
    for (const rule of byKind(book.rules).get(event.kind) ?? []) {
      if (!runsFrom(rule, event)) continue;
      const isSettled = settled.has(clockKey(event.id, rule.id));
      if (isSettled && !withOver) continue;
      const endedBy = endOf(rule, event, place, events);
      if (endedBy !== null && !withOver) continue;
      const due = dueOf(rule, countedFrom(rule, event), book.calendars[event.nation]);
      const isEnded = endedBy !== null || isMoot(due, event, today);
      const state = isSettled ? 'settled' : isEnded ? 'ended' : stateOf(rule, due, today);
      found.push({ of: event, rule, due, state, endedBy });
    }
  }
  return found;
}

export const clockKey = (subject: string, ruleId: string): string => `${subject} ${ruleId}`;

/** Whether a rule that runs from events of this kind runs from this one. */
const runsFrom = ({ from }: ClockRule, event: Happened): boolean =>
  (from.results === undefined || from.results.includes(event.result)) &&
  (from.nations === undefined || from.nations.includes(event.nation)) &&
  (from.enhanced === undefined || from.enhanced.includes(event.enhanced));

const sorted = new WeakMap<readonly ClockRule[], ReadonlyMap<string, readonly ClockRule[]>>();

/** Rules by the kind of event they run from, kept for as long as the rules are: thousands of events ask for them. */
function byKind(rules: readonly ClockRule[]): ReadonlyMap<string, readonly ClockRule[]> {
  const known = sorted.get(rules);
  if (known !== undefined) return known;
  const kinds = new Set(rules.flatMap(({ from }) => from.events));
  const made = new Map(
    [...kinds].map((kind) => [kind, rules.filter(({ from }) => from.events.includes(kind))]),
  );
  sorted.set(rules, made);
  return made;
}

/** What is counted from the day it arrived is, until that is known, counted from the day it is dated: sooner, never later. */
const countedFrom = (rule: ClockRule, event: Happened): FuzzyDate =>
  rule.from.served && event.servedOn !== null ? onDay(event.servedOn) : event.on;

function endOf<Event extends Happened>(
  rule: ClockRule,
  event: Event,
  place: number,
  events: readonly Event[],
): Event | null {
  if (rule.until.length === 0) return null;
  let at = -1;
  for (const other of events) {
    at += 1;
    if (endsIt(rule, event, other, at > place)) return other;
  }
  return null;
}

/** Of the same person, or of the whole case, and not before it. Of two of one kind on one day, the one recorded later. */
function endsIt(rule: ClockRule, event: Happened, other: Happened, isLater: boolean): boolean {
  if (other.id === event.id || !rule.until.includes(other.kind)) return false;
  if (event.personId !== null && other.personId !== null && event.personId !== other.personId) return false;
  const [began] = dateRange(event.on);
  const [, last] = dateRange(other.on);
  if (last === null || began === null || last > began) return true;
  return last === began && (other.kind !== event.kind || isLater);
}

/** What had to be ready before a day that is past. */
const isMoot = (due: Due | NotDue, event: Happened, today: string): boolean =>
  isDue(due) && due.version.before && (dateRange(event.on)[1] ?? today) < today;

export function stateOf({ means }: Pick<ClockRule, 'means'>, due: Due | NotDue, today: string): ClockState {
  if (!isDue(due)) return due.why;
  if (today < due.warnOn) return 'later';
  if (today < due.on) return 'soon';
  if (means === 'earliest') return 'reached';
  return today === due.on || today <= due.latest ? 'due' : 'overdue';
}
