/**
 * @file Days, contacts, safe contact plans, decisions and support as they go from one vault to another: every line as it
 * was written, with who wrote it, when, which entry of the log recorded it, and what it was written in view of.
 */
import * as z from 'zod';
import { ENHANCED } from '../clocks/rule.ts';
import { ContactFields } from '../contact/contact-note.ts';
import { ContactPlan, Never, SafeWay } from '../contact/contact-plan.ts';
import { ClockTimeOrNone } from '../dates/clock-time.ts';
import { FuzzyDate } from '../dates/fuzzy-date.ts';
import { NATIONS } from '../dates/working-days.ts';
import { View } from '../effective.ts';
import { ContactId, EventId, EvidenceId, PersonId, ScreeningId } from '../ids.ts';
import { SupportLine, subjectOf } from '../support/support-line.ts';

/** What of a case can stay behind as a whole. */
export const KEPT_PARTS = ['dates', 'contacts', 'plans', 'support'] as const;
export type KeptPart = (typeof KEPT_PARTS)[number];

const Words = z.string().max(500_000);
const Short = z.string().max(2_000);
const Moment = z.iso.datetime({ offset: true });
/** `view`: what it was written in view of, as places in the sender's log; left out: all before it there. */
const written = {
  at: Moment,
  by: Short,
  seq: z.number().int().min(0),
  view: View.optional(),
} as const;

/** An answer is named by the change that wrote it: rows have other numbers in another vault. */
export const AnswerName = z.strictObject({
  record: ScreeningId,
  nonce: z.string().max(80),
  question: Short,
  layer: z.number().int().min(0).max(10_000),
});

const EventLine = z.strictObject({
  on: FuzzyDate,
  time: ClockTimeOrNone,
  servedOn: z.iso.date().nullable(),
  nation: z.enum(NATIONS),
  sentOn: z.iso.date().nullable().default(null),
  result: Short,
  title: Short,
  place: Short,
  note: Words,
  owner: Short,
  enhanced: z.enum(ENHANCED),
  evidenceId: EvidenceId.nullable(),
  reason: Words,
  withdrawn: z.boolean(),
  ...written,
});
const SeenTo = z.strictObject({
  rule: z.string().max(80),
  settled: z.boolean(),
  on: z.iso.date(),
  reason: Words,
  ...written,
});
/** A day, and what somebody saw to of what follows from it. `personId` null: of the whole case. */
export const EventData = z.strictObject({
  id: EventId,
  personId: PersonId.nullable(),
  kind: z.string().max(80),
  title: Short,
  lines: z.array(EventLine).min(1).max(10_000),
  seenTo: z.array(SeenTo).max(100_000),
});
/** What follows from an answer, and was seen to. */
export const AnswerSeenTo = z.strictObject({
  answer: AnswerName,
  seenTo: z.array(SeenTo).min(1).max(10_000),
});

export const ContactData = z.strictObject({
  id: ContactId,
  personId: PersonId,
  fields: ContactFields.extend({ heldOn: FuzzyDate }),
  breach: Words,
  ...written,
  addenda: z
    .array(
      z.strictObject({
        text: Words,
        mistaken: z.boolean(),
        nextOn: z.iso.date().nullable().optional(),
        ...written,
      }),
    )
    .max(10_000),
});

/** What was ruled out on either side stays ruled out, so a plan can be longer than one that is typed. */
const PlanFields = ContactPlan.extend({
  ways: z.array(SafeWay).max(5_000),
  never: z.array(Never).max(5_000),
});
/** Every plan of a person, the oldest first. */
export const PlansData = z.strictObject({
  personId: PersonId,
  plans: z
    .array(z.strictObject({ plan: PlanFields, reason: Words, ...written }))
    .min(1)
    .max(10_000),
});

/** One thing, and every line of it, the oldest first. */
export const SupportData = z
  .strictObject({
    personId: PersonId,
    kind: z.string().max(40),
    subject: z.string().max(80),
    lines: z
      .array(z.strictObject({ line: SupportLine, ...written }))
      .min(1)
      .max(10_000),
  })
  .refine(
    ({ kind, subject, lines }) =>
      lines.every(({ line }) => line.kind === kind && subjectOf(line) === subject) &&
      (subject !== '' || kind === 'engagement' || kind === 'non-punishment'),
    { path: ['lines'] },
  );

export type EventData = z.infer<typeof EventData>;
export type AnswerSeenTo = z.infer<typeof AnswerSeenTo>;
export type ContactData = z.infer<typeof ContactData>;
export type PlansData = z.infer<typeof PlansData>;
export type SupportData = z.infer<typeof SupportData>;

/** Files from before these went along have none of them. */
export const keptLists = {
  events: z.array(EventData).max(50_000).default([]),
  answersSeenTo: z.array(AnswerSeenTo).max(50_000).default([]),
  contacts: z.array(ContactData).max(200_000).default([]),
  plans: z.array(PlansData).max(10_000).default([]),
  support: z.array(SupportData).max(200_000).default([]),
} as const;
