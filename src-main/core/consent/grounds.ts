/**
 * @file On what ground something about a person may be given out: consent is one of several. The others are data,
 * resources/consent/grounds.json, each with its section and how sure we are of it.
 */
import * as z from 'zod';

/** H: known word for word by several; M: known, to be compared with the text; L: heard (domain notes). */
const SURE = z.enum(['H', 'M', 'L']);

export const LawfulGround = z.strictObject({
  id: z.string().min(1),
  /** In the middle of a sentence: "an order of a court". */
  title: z.string().min(1),
  law: z.string().min(1),
  certainty: SURE,
  /** What the reason has to say. */
  write: z.string().min(1),
});
export type LawfulGround = z.infer<typeof LawfulGround>;
