/**
 * @file Rules about days as data: resources/clocks. A rule keeps every version of itself with the days it is good for, so
 * that an old case keeps the dates it had. Which version counts is decided by the day it is counted from.
 */
import * as z from 'zod';
import { ClockTime } from '../dates/clock-time.ts';
import { NATIONS } from '../dates/working-days.ts';

const Id = z.string().regex(/^[a-z][a-z0-9-]*$/);
const Words = z.string().trim().min(1).max(600);

export const CERTAINTIES = ['H', 'M', 'L'] as const;
export const ENHANCED = ['yes', 'no', 'not-known'] as const;
const Span = z.strictObject({
  amount: z.number().int().min(0).max(3650),
  unit: z.enum(['days', 'working-days', 'months']),
});

/**
 * `before`: counted back. `roll`: on to the next working day. `time`: by when on that day. `firstDay`: "beginning with the
 * day": the day itself is the first that counts. `orUpTo` and `unsure`: as late as this where the law is not settled, and
 * what it hangs on; the earlier day is the one to keep.
 */
export const RuleVersion = Span.extend({
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  before: z.boolean().default(false),
  roll: z.boolean().default(false),
  firstDay: z.boolean().default(false),
  orUpTo: Span.optional(),
  unsure: z.string().max(600).default(''),
  time: ClockTime.default(''),
  source: Words,
  certainty: z.enum(CERTAINTIES),
});
export type RuleVersion = z.infer<typeof RuleVersion>;

/**
 * What the day means: the last one to act, an aim of somebody, the earliest end of support, its latest end, a look again, a
 * task, a hearing, needed now.
 */
export const MEANINGS = ['deadline', 'aim', 'earliest', 'ends', 'review', 'task', 'hearing', 'now'] as const;

/** From which day of an event a rule counts. Where the day it was sent or arrived is not known, from the event's own: sooner. */
export const COUNTED_FROM = ['on', 'sent', 'served', 'eighteenth-birthday'] as const;

export const ClockRule = z
  .strictObject({
    id: Id,
    title: Words,
    /** In our own words. */
    text: Words,
    means: z.enum(MEANINGS),
    /** Who has to act. What others have to do is waited for. */
    whose: z.enum(['ours', 'theirs']),
    /** `practice` is our own and never shown as law. */
    basis: z.enum(['law', 'guidance', 'practice']),
    /** Whose law it is. An event in another nation starts no such clock. */
    nations: z.array(z.enum(NATIONS)).min(1),
    /** What it runs from. `under18`: only where the person was under 18 on that day, or only where that is not known to be so. */
    from: z.strictObject({
      events: z.array(Id).default([]),
      results: z.array(z.string()).optional(),
      enhanced: z.array(z.enum(ENHANCED)).optional(),
      under18: z.boolean().optional(),
      day: z.enum(COUNTED_FROM).default('on'),
      answers: z.array(Id).default([]),
      ledger: z.enum(['consent', 'pack']).optional(),
    }),
    /** A later event of one of these kinds ends it. */
    until: z.array(Id),
    /** Results of such an event that do not end it before its day: the later of the two counts. */
    outlasts: z.array(z.string()).default([]),
    /** Between these two events its time does not run, and a month is left after the second (conciliation). */
    stops: z.strictObject({ from: Id, to: Id }).optional(),
    warn: Span,
    versions: z.array(RuleVersion).min(1),
  })
  .refine(({ versions }) => follow(versions), {
    path: ['versions'],
  });
export type ClockRule = z.infer<typeof ClockRule>;

/** Each begins after the one before it ended; only the first may have no beginning, only the last no end. */
function follow(versions: readonly RuleVersion[]): boolean {
  return versions.every((one, n) => {
    if (one.from !== null && one.to !== null && one.from > one.to) return false;
    const before = versions[n - 1];
    return before === undefined || (before.to !== null && one.from !== null && before.to < one.from);
  });
}

/** The version good for a day; undefined where none of them reaches it. */
export const versionFor = ({ versions }: Pick<ClockRule, 'versions'>, day: string): RuleVersion | undefined =>
  versions.find(({ from, to }) => (from === null || from <= day) && (to === null || day <= to));

/** Groups of kinds. `civil`: family courts, tribunals and claims, which are not the police and the criminal courts. */
export const STAGES = ['referral', 'support', 'criminal', 'civil', 'data'] as const;

/** What can happen: resources/clocks/kinds.json. */
export const EventKind = z.strictObject({
  id: Id,
  title: Words,
  stage: z.enum(STAGES),
  /** It has happened when it is recorded: a day still to come is a slip. */
  past: z.boolean().default(false),
  /** Made on one day, arrived on another. */
  decision: z.boolean().default(false),
  /** Time runs from the day it was sent, which is asked beside the day it arrived. */
  sent: z.boolean().default(false),
  hearing: z.boolean().default(false),
  /** Whether it matters that the person has enhanced rights as a victim. */
  enhanced: z.boolean().default(false),
  /** Called as whoever records it says. */
  named: z.boolean().default(false),
  results: z.array(Id).default([]),
});
export type EventKind = z.infer<typeof EventKind>;

/** Answers that something waits on: resources/clocks/answers.json. By fact, or by the question of a form. */
export const WatchedAnswer = z.strictObject({
  id: Id,
  fact: z.string().optional(),
  form: Id.optional(),
  question: z.string().optional(),
  /** Choices that make it so. */
  holds: z.array(z.string()).default([]),
  /** The answer is itself the day. */
  day: z.boolean().default(false),
});
export type WatchedAnswer = z.infer<typeof WatchedAnswer>;
