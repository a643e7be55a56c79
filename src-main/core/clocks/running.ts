/** @file Which clocks run in a case, from what happened in it. Nothing of it is kept: it follows from events and rules. */

import { addDays, addMonths, daysBetween } from '../dates/calendar-day.ts';
import type { FuzzyDate } from '../dates/fuzzy-date.ts';
import { dateRange, exactDay, onDay } from '../dates/fuzzy-date.ts';
import type { HolidayCalendar, Nation } from '../dates/working-days.ts';
import { under18 } from '../people/age.ts';
import { type Due, dueOf, isDue, type NotDue, warningBefore } from './due.ts';
import type { Enhanced } from './event.ts';
import type { ClockRule } from './rule.ts';

/** What of an event its clocks go by. */
export interface Happened {
  readonly id: string;
  readonly kind: string;
  /** Null where it is about the whole case. */
  readonly personId: string | null;
  readonly on: FuzzyDate;
  readonly sentOn: string | null;
  readonly servedOn: string | null;
  readonly nation: Nation;
  readonly result: string;
  readonly enhanced: Enhanced;
  /** Of whom it is about; null where it is not recorded. Only rules that ask for the age go by it. */
  readonly birthDate: FuzzyDate | null;
  /** There where it has one of several days that two offices wrote apart, and nobody has decided between them. */
  readonly undecided?: unknown;
}

/**
 * What is not known and moves the day: when it was sent or arrived, how old the person was, whether conciliation has ended,
 * whether the law has changed yet, which day of two is right. The day is then the earliest it can be.
 */
export const HANGS_ON = ['sent', 'served', 'age', 'conciliation', 'law', 'undecided'] as const;
export type HangsOn = (typeof HANGS_ON)[number];

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
  readonly hangsOn: readonly HangsOn[];
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
      const ender = endOf(rule, event, place, events);
      if (ender !== null && !withOver && rule.outlasts.length === 0) continue;
      const counted = dueOf(rule, countedFrom(rule, event), book.calendars[event.nation]);
      const due = rule.stops === undefined ? counted : afterStop(rule, counted, event, events, book);
      const endedBy = outlasts(rule, due, ender, today) ? null : ender;
      if (endedBy !== null && !withOver) continue;
      const isEnded = endedBy !== null || isMoot(due, event, today);
      const state = isSettled ? 'settled' : isEnded ? 'ended' : stateOf(rule, due, today);
      const hangsOn = hangingOn(rule, due, event, events);
      found.push({ of: event, rule, due, state, hangsOn, endedBy });
    }
  }
  return found;
}

/** That somebody saw to it counts while nobody who did not know of that took it up again. */
export const MARK_RULE = {
  topic: ({ subject, rule }: { readonly subject: string; readonly rule: string }) => clockKey(subject, rule),
  says: ({ settled }: { readonly settled: boolean }) => settled,
  safer: (a: { readonly settled: boolean }, b: { readonly settled: boolean }) =>
    Number(a.settled) - Number(b.settled),
};

export const clockKey = (subject: string, ruleId: string): string => `${subject} ${ruleId}`;

/** Whether a rule that runs from events of this kind runs from this one. */
const runsFrom = ({ from, nations }: ClockRule, event: Happened): boolean =>
  nations.includes(event.nation) &&
  (from.results === undefined || from.results.includes(event.result)) &&
  (from.enhanced === undefined || from.enhanced.includes(event.enhanced)) &&
  (from.under18 === undefined || from.under18 === wasUnder18(event));

/** Only where every day that is possible agrees. Where it does not, the adult's rule counts, which ends sooner. */
const wasUnder18 = ({ birthDate, on }: Happened): boolean => ageThen(birthDate, on) === 'yes';

function ageThen(birthDate: FuzzyDate | null, on: FuzzyDate): ReturnType<typeof under18> {
  const [first, last] = dateRange(on);
  if (birthDate === null || first === null || last === null) return 'not-sure';
  const [before, after] = [under18(birthDate, first), under18(birthDate, last)];
  return before === after ? before : 'not-sure';
}

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

/** What is counted from the day it was sent or arrived is, until that is known, counted from the day it is dated: sooner. */
function countedFrom({ from }: ClockRule, event: Happened): FuzzyDate {
  if (from.day === 'eighteenth-birthday' && event.birthDate !== null) return eighteenth(event.birthDate);
  const known = from.day === 'sent' ? event.sentOn : from.day === 'served' ? event.servedOn : null;
  return known === null ? event.on : onDay(known);
}

/** The eighteenth birthday, known as closely as the date of birth; of 29 February, the 28th. */
export function eighteenth({ value, or, to, ...more }: FuzzyDate): FuzzyDate {
  const later = (date: string) => addMonths(`${date}-01-01`.slice(0, 10), 18 * 12).slice(0, date.length);
  return {
    ...more,
    value: later(value),
    ...(or === undefined ? {} : { or: later(or) }),
    ...(to === undefined ? {} : { to: later(to) }),
  };
}

function hangingOn(
  { from, stops }: ClockRule,
  due: Due | NotDue,
  event: Happened,
  events: readonly Happened[],
): HangsOn[] {
  const found: HangsOn[] = [];
  if (from.day === 'sent' && event.sentOn === null) found.push('sent');
  if (from.day === 'served' && event.servedOn === null) found.push('served');
  if (from.under18 === false && ageThen(event.birthDate, event.on) === 'not-sure') found.push('age');
  if (stops !== undefined && stopOf(stops, event, events)?.to === null) found.push('conciliation');
  if (isDue(due) && due.version.unsure !== '') found.push('law');
  if (event.undecided !== undefined) found.push('undecided');
  return found;
}

/** The first pair of events between which time does not run; `to` is null while the second is still to come. */
function stopOf(
  { from, to }: NonNullable<ClockRule['stops']>,
  event: Happened,
  events: readonly Happened[],
): { readonly from: string; readonly to: string | null } | null {
  const days = (kind: string) =>
    events
      .filter((one) => one.kind === kind && isOfSame(one, event))
      .flatMap(({ on }) => exactDay(on) ?? [])
      .sort();
  const began = days(from)[0];
  if (began === undefined) return null;
  return { from: began, to: days(to).find((day) => day >= began) ?? null };
}

/**
 * Employment Rights Act 1996 s 207B: the days between are not counted, and a time limit that would end before a month after
 * the second day ends then. Nothing is added where the first came after the last day, or the second is still to come; of a
 * conciliation that began before the act, only the days since the act (the earlier of two ways to read it).
 */
function afterStop(
  rule: ClockRule,
  due: Due | NotDue,
  event: Happened,
  events: readonly Happened[],
  { calendars }: ClockBook,
): Due | NotDue {
  const stop = rule.stops === undefined ? null : stopOf(rule.stops, event, events);
  if (!isDue(due) || stop === null || stop.to === null) return due;
  const [, acted] = dateRange(event.on);
  const [asked, to] = [stop.from, stop.to];
  const from = acted !== null && acted > asked ? acted : asked;
  if (to < from) return due;
  const later = (day: string) => {
    if (day < from) return day;
    const [longer, leastLeft] = [addDays(day, daysBetween(from, to)), addMonths(to, 1)];
    return [longer, leastLeft].sort()[1] ?? longer;
  };
  const on = later(due.on);
  return { ...due, on, latest: later(due.latest), warnOn: warningBefore(rule, on, calendars[event.nation]) };
}

/** Whether an event that would end it came before its day, and the day counts in its stead until it is past. */
function outlasts<Event extends Happened>(
  rule: ClockRule,
  due: Due | NotDue,
  ender: Event | null,
  today: string,
): boolean {
  if (ender === null || !isDue(due) || !rule.outlasts.includes(ender.result)) return false;
  const [, last] = dateRange(ender.on);
  return last !== null && last < due.on && today <= due.on;
}

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
  if (!isOfSame(event, other)) return false;
  const [began] = dateRange(event.on);
  const [, last] = dateRange(other.on);
  if (last === null || began === null || last > began) return true;
  return last === began && (other.kind !== event.kind || isLater);
}

/** About the same person, or one of them about the whole case. */
const isOfSame = (event: Happened, other: Happened): boolean =>
  event.personId === null || other.personId === null || event.personId === other.personId;

/** What had to be ready before a day that is past. */
const isMoot = (due: Due | NotDue, event: Happened, today: string): boolean =>
  isDue(due) && due.version.before && (dateRange(event.on)[1] ?? today) < today;

export function stateOf({ means }: Pick<ClockRule, 'means'>, due: Due | NotDue, today: string): ClockState {
  if (!isDue(due)) return due.why;
  if (today < due.warnOn) return 'later';
  if (today < due.on) return 'soon';
  if (means === 'earliest' || means === 'ends') return 'reached';
  return today === due.on || today <= due.latest ? 'due' : 'overdue';
}

/** A last day of ours to act, which nobody has seen to and which is not past: what can run out. */
export const canRunOut = ({
  means,
  whose,
  basis,
  state,
}: Pick<ClockRule, 'means' | 'whose' | 'basis'> & { readonly state: ClockState }): boolean =>
  means === 'deadline' &&
  whose === 'ours' &&
  basis !== 'practice' &&
  (state === 'due' || state === 'soon' || state === 'later');
