/**
 * @file How a person is reached safely, and by which ways, at which addresses and with which words never. Guidance on
 * referrals forbids decisions to an address where somebody was exploited (casework notes, section 1; certainty L).
 */
import * as z from 'zod';
import { CONTACT_CHANNELS } from './contact-note.ts';
import { ReachableHours } from './hours.ts';

const Line = z
  .string()
  .trim()
  .max(500)
  .regex(/^[^\p{Cc}]*$/u, 'control characters');
const Some = Line.min(1);
const Words = z.string().max(5000).default('');

/** A way that is safe, and how it is used. */
export const SafeWay = z.strictObject({
  channel: z.enum(CONTACT_CHANNELS),
  /** Number or address; empty for the way as such. */
  detail: Line.default(''),
  /** When, and what to say who is calling. */
  how: Line.default(''),
});
/** Something that is never used, and why: whoever is stopped by it reads the reason. */
export const Never = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('channel'), value: z.enum(CONTACT_CHANNELS), why: Some }),
  z.strictObject({ what: z.literal('address'), value: Some, why: Some }),
  z.strictObject({ what: z.literal('word'), value: Some, why: Some }),
]);
export type Never = z.infer<typeof Never>;

export const ContactPlan = z.strictObject({
  ways: z.array(SafeWay).max(50).default([]),
  never: z.array(Never).max(200).default([]),
  /** Whether our number is to be withheld when we call. */
  withholdNumber: z.enum(['yes', 'no', 'not-asked']).default('not-asked'),
  ifOtherAnswers: Words,
  ifNotReached: Words,
  /** Days within which there is contact, as agreed with the person; null where nothing was agreed. */
  everyDays: z.number().int().min(1).max(365).nullable().default(null),
  /** Days of the week and hours in which the person may be reached; none where nothing was agreed. */
  hours: z.array(ReachableHours).max(20).default([]),
  /** ISO day on which it is looked at again. */
  reviewOn: z.iso.date().nullable().default(null),
});
export type ContactPlan = z.infer<typeof ContactPlan>;
