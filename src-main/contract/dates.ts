/** @file What happens in a case on a day, the clocks that run from it, and the rules and sources behind them. */
import * as z from 'zod';
import type { EventLine } from '../core/clocks/event.ts';
import { type ClockRule, ENHANCED, type EventKind, type RuleVersion } from '../core/clocks/rule.ts';
import type { ClockState, HangsOn } from '../core/clocks/running.ts';
import type { ShelfEntry } from '../core/clocks/shelf.ts';
import { ClockTimeOrNone } from '../core/dates/clock-time.ts';
import { FuzzyDate } from '../core/dates/fuzzy-date.ts';
import { type HolidayCalendar, NATIONS } from '../core/dates/working-days.ts';
import type { Coded } from '../core/findings/finding.ts';
import { type BundleId, CaseId, EventId, EvidenceId, PersonId, type ScreeningId } from '../core/ids.ts';
import { call } from './call.ts';
import { Empty, IsoDay, Line, OptionalLine } from './fields.ts';

/** A line of an event: as first recorded, or a correction with its reason. */
export interface EventLineView extends EventLine {
  /** Empty for the first. */
  readonly reason: string;
  readonly withdrawn: boolean;
  readonly at: string;
  readonly by: string;
}
/** As its newest line has it. */
export interface EventView extends EventLineView {
  readonly id: EventId;
  readonly kind: string;
  readonly personId: PersonId | null;
  /** All of its lines, the first one first and the one that governs last. */
  readonly lines: readonly EventLineView[];
  /** Lines that nobody has decided between; the event has the earlier of their days. */
  readonly undecided?: readonly (EventLineView & { readonly seq: number })[];
}

/** A day that follows from something, with the rule it follows by. */
export interface DueView {
  /** What it runs from. Together with `ruleId` it names the clock. */
  readonly subject: string;
  readonly ruleId: string;
  readonly title: string;
  /** What it runs from, as it is called. */
  readonly about: string;
  readonly means: ClockRule['means'];
  readonly whose: ClockRule['whose'];
  readonly basis: ClockRule['basis'];
  readonly state: ClockState;
  /** ISO day; null where none can be counted. */
  readonly on: string | null;
  /** The latest it can be, where only a month or a year is known to count from; else the same day. */
  readonly latest: string | null;
  /** "11:00"; empty for the whole day. */
  readonly time: string;
  /** Whose law the rule is, and which of them it is counted by here. */
  readonly nation: HolidayCalendar['id'];
  readonly source: string;
  readonly hangsOn: readonly HangsOn[];
  /** Of the version that counts; null where none reaches the day. */
  readonly certainty: RuleVersion['certainty'] | null;
  /** Whether every day counted lies in the years the calendar covers. */
  readonly covered: boolean;
  /** Name of whom it is about; empty for the whole case. */
  readonly person: string;
  readonly owner: string;
  /** What is needed now: choices of the question about urgent needs. */
  readonly needs: readonly string[];
  /** The record an answer stands in; null for what is recorded elsewhere. */
  readonly screeningId: ScreeningId | null;
}
/** One clock of a case, with how its day was counted. */
export interface ClockView extends DueView {
  readonly text: string;
  readonly version: RuleVersion | null;
  readonly warnOn: string | null;
  readonly skipped: readonly { readonly day: string; readonly name: string }[];
  /** Title of the event that ended it; empty for none. */
  readonly endedBy: string;
  /** That somebody saw to it; null where nobody said so. */
  readonly settled: {
    readonly on: string;
    readonly reason: string;
    readonly at: string;
    readonly by: string;
  } | null;
}
/** A day of some case, for lists across all of them. */
export interface DueInCase extends DueView {
  readonly caseId: CaseId;
  readonly caseReference: string;
  readonly caseTitle: string;
  /** Where it is recorded. */
  readonly origin: 'event' | 'bundle' | 'situation' | 'answer' | 'pack' | 'prompt';
  /** What brought it up; of gap prompts alone. */
  readonly why?: Coded;
  readonly personId: PersonId | null;
  readonly bundleId: BundleId | null;
}
export interface CaseDatesView {
  /** The day the states are of. */
  readonly today: string;
  /** Latest first. What was withdrawn stays in the list and says so. */
  readonly events: readonly EventView[];
  /** Soonest first, what is over last. */
  readonly clocks: readonly ClockView[];
  /** The last day of ours that comes first; null where none runs. */
  readonly runsOutFirst: ClockView | null;
}
/** A calendar without its days. */
export type CalendarView = Omit<HolidayCalendar, 'days'>;
export interface Explained {
  readonly ruleId: string;
  readonly title: string;
  readonly text: string;
  readonly nation: HolidayCalendar['id'];
  readonly nations: ClockRule['nations'];
  readonly from: string;
  /** Null where no version of the rule reaches the day. */
  readonly on: string | null;
  readonly time: string;
  readonly warnOn: string | null;
  readonly skipped: readonly { readonly day: string; readonly name: string }[];
  readonly covered: boolean;
  readonly version: RuleVersion | null;
  readonly basis: ClockRule['basis'];
}

const lineFields = {
  on: FuzzyDate,
  time: ClockTimeOrNone.default(''),
  sentOn: IsoDay.nullable().default(null),
  servedOn: IsoDay.nullable().default(null),
  /** That of the case when left out. */
  nation: z.enum(NATIONS).optional(),
  result: z.string().max(80).default(''),
  /** Asked for where the kind is named by whoever records it; else what it is called beside the kind's own words. */
  title: OptionalLine,
  place: OptionalLine,
  note: z.string().max(5000).default(''),
  /** Whoever records it when empty. */
  owner: OptionalLine,
  enhanced: z.enum(ENHANCED).default('not-known'),
  evidenceId: EvidenceId.nullable().default(null),
} as const;
const clock = { caseId: CaseId, subject: z.string().max(80), ruleId: z.string().max(80) } as const;

export const dateCalls = {
  /** What can be recorded, and every rule with all its versions. Needs no case. Throws `form-damaged`. */
  dateKinds: call<{ kinds: EventKind[]; rules: ClockRule[]; calendars: CalendarView[] }>()(Empty),
  /** Throws `not-found`. */
  dateList: call<CaseDatesView>()(z.strictObject({ caseId: CaseId })),
  /**
   * `seenTo`: why nothing of what follows is left to do, for what is recorded long afterwards; every clock is then settled.
   * Throws `not-found`; `bad-input` naming the field for what does not fit its kind.
   */
  dateRecord: call<CaseDatesView & { readonly eventId: EventId }>()(
    z.strictObject({
      caseId: CaseId,
      personId: PersonId.nullable().default(null),
      kind: z.string().max(80),
      ...lineFields,
      seenTo: OptionalLine,
    }),
  ),
  /** A line more, with its reason; the lines before it stay. Throws as `dateRecord`. */
  dateAmend: call<CaseDatesView>()(z.strictObject({ eventId: EventId, ...lineFields, reason: Line })),
  /** It was recorded by mistake: nothing follows from it any more, and it stays to be read. Throws `not-found`. */
  dateWithdraw: call<CaseDatesView>()(z.strictObject({ eventId: EventId, reason: Line })),
  /** That somebody saw to what follows. Throws `not-found` where no such clock runs. */
  clockSettle: call<CaseDatesView>()(
    z.strictObject({ ...clock, on: IsoDay.nullable().default(null), reason: Line }),
  ),
  clockReopen: call<CaseDatesView>()(z.strictObject({ ...clock, reason: Line })),
  /** What is overdue, due, soon or waited for in all cases that are not closed; hearings first. */
  clockDue: call<{ today: string; due: DueInCase[] }>()(
    z.strictObject({ owner: OptionalLine, includeLater: z.boolean().default(false) }),
  ),
  /** A day by a rule, without any case. Throws `not-found`. */
  clockExplain: call<Explained>()(
    z.strictObject({
      ruleId: z.string().max(80),
      from: IsoDay,
      /** The first of those whose law it is, when left out. Throws `bad-input` for another. */
      nation: z.enum(NATIONS).optional(),
    }),
  ),
  /** Guidance and figures with publisher, year and counting rule. Needs no case. Throws `form-damaged`. */
  shelfList: call<{ entries: ShelfEntry[] }>()(Empty),
};
