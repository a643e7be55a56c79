/**
 * @file The resource shelf: guidance and figures, each with who published it, when, for where, and how it was counted
 * (resources/shelf). A figure that is shown anywhere names its entry.
 */
import * as z from 'zod';

const Id = z.string().regex(/^[a-z][a-z0-9-]*$/);
const Words = z.string().trim().min(1).max(800);

export const SHELF_KINDS = ['law', 'guidance', 'standard', 'tool', 'figures', 'report', 'point'] as const;

export const ShelfEntry = z
  .strictObject({
    id: Id,
    kind: z.enum(SHELF_KINDS),
    title: Words,
    publisher: Words,
    /** Of publication; null where it is in force without one. */
    year: z.number().int().min(1900).max(2100).nullable(),
    region: Words,
    /** What it is good for, in our own words. */
    about: Words,
    /** Where to find it, to be typed: this program opens nothing. */
    where: Words,
    /** How sure our notes are: read in the source, at second hand, heard. */
    certainty: z.enum(['H', 'M', 'L']),
    figures: z
      .array(
        z.strictObject({
          id: Id,
          says: Words,
          value: Words,
          year: Words,
          /** What was counted, and what was not. */
          counting: Words,
          certainty: z.enum(['H', 'M', 'L']),
        }),
      )
      .default([]),
  })
  .refine(({ kind, figures }) => kind !== 'figures' || figures.length > 0, { path: ['figures'] });
export type ShelfEntry = z.infer<typeof ShelfEntry>;
