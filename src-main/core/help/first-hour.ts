/** @file The first-hour card: what to do, keep and say, each line with where it comes from. Data: resources/help. */
import * as z from 'zod';
import { NATIONS, type Nation } from '../dates/working-days.ts';

const Line = z.strictObject({
  text: z.string().min(1),
  /** One of `sources`. */
  source: z.string().min(1),
  /** As in forms: A read in full from the primary source, B an excerpt or a good secondary source, C our notes. */
  certainty: z.enum(['A', 'B', 'C']),
  /** For which nation alone; the text begins with its name. For all of them where this is left out. */
  nations: z.array(z.enum(NATIONS)).min(1).optional(),
});

export const FirstHour = z
  .strictObject({
    title: z.string().min(1),
    about: z.string().min(1),
    /** Year and month of the newest source. */
    asAt: z.string().regex(/^\d{4}-\d{2}$/),
    /** Whom to ring where it is not known what to do; it stands among the lines too. */
    helpline: z.strictObject({ name: z.string().min(1), number: z.string().regex(/^[\d ]+$/) }),
    sources: z.record(z.string(), z.string().min(1)),
    /** Of a source that speaks of some nations alone: which. In another a line of it is no surer than an excerpt. */
    writtenFor: z.record(z.string(), z.array(z.enum(NATIONS)).min(1)),
    groups: z.array(z.strictObject({ title: z.string().min(1), lines: z.array(Line).min(1) })).min(1),
  })
  .refine(
    ({ sources, groups }) => groups.every(({ lines }) => lines.every(({ source }) => source in sources)),
    'a line names a source that is not there',
  );
export type FirstHour = z.infer<typeof FirstHour>;

/** The card without the lines of other nations, each as sure as its source is there; whole where no nation is given. Sources that no line names go too. */
export function cardFor(card: FirstHour, nation: Nation | null): FirstHour {
  if (nation === null) return card;
  const groups = card.groups.map(({ title, lines }) => ({
    title,
    lines: lines
      .filter(({ nations }) => nations === undefined || nations.includes(nation))
      .map((line) =>
        line.certainty === 'A' && card.writtenFor[line.source]?.includes(nation) === false
          ? { ...line, certainty: 'B' as const }
          : line,
      ),
  }));
  const named = new Set(groups.flatMap(({ lines }) => lines.map(({ source }) => source)));
  const sources = Object.fromEntries(Object.entries(card.sources).filter(([id]) => named.has(id)));
  return { ...card, sources, groups };
}
