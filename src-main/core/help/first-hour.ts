/** @file The first-hour card: what to do, keep and say, each line with where it comes from. Data: resources/help. */
import * as z from 'zod';

const Line = z.strictObject({
  text: z.string().min(1),
  /** One of `sources`. */
  source: z.string().min(1),
  /** As in forms: A read in full from the primary source, B an excerpt or a good secondary source, C our notes. */
  certainty: z.enum(['A', 'B', 'C']),
});

export const FirstHour = z
  .strictObject({
    title: z.string().min(1),
    about: z.string().min(1),
    /** Year and month of the newest source. */
    asAt: z.string().regex(/^\d{4}-\d{2}$/),
    sources: z.record(z.string(), z.string().min(1)),
    groups: z.array(z.strictObject({ title: z.string().min(1), lines: z.array(Line).min(1) })).min(1),
  })
  .refine(
    ({ sources, groups }) => groups.every(({ lines }) => lines.every(({ source }) => source in sources)),
    'a line names a source that is not there',
  );
export type FirstHour = z.infer<typeof FirstHour>;
