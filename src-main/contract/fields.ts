/** @file Field rules shared by several calls. Lengths are generous: people write long names and long accounts. */
import * as z from 'zod';

/** One line of text, 1 to 500 characters once trimmed; control characters are not text. */
export const Line = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^[^\p{Cc}]*$/u, 'control characters');
export const OptionalLine = z
  .string()
  .trim()
  .max(500)
  .regex(/^[^\p{Cc}]*$/u, 'control characters')
  .default('');
/** The limit of the national referral form's text boxes is 15,000; ours is wider, forms narrow it. */
export const LongText = z.string().max(200_000);
/** What something is let out for: the id of a purpose in resources/consent/purposes.json; the usual one when empty. */
export const ForPurpose = z.string().max(80).default('');
/** Beside a release: the decision to go on without recorded consent. All empty for none. */
export const DecisionFields = {
  /** Why; it stays in the log and the office's record. */
  overrideReason: OptionalLine,
  /** Who decides; whoever is unlocked when empty, and then the record says so. */
  overrideBy: OptionalLine,
  /** On which ground: an id in resources/consent/grounds.json. Asked for wherever a reason is given. */
  overrideGround: z.string().max(80).default(''),
} as const;
export const IsoDay = z.iso.date();
export const Empty = z.strictObject({});
