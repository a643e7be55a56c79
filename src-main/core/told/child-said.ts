/**
 * @file What a child said unasked, row by row, as facts of their own: whoever wrote it down says what a row is about, and
 * its words then go as a quotation where that is asked. A row of which nobody said it goes nowhere by itself.
 */
import * as z from 'zod';
import type { FactStatement } from '../answers/fact.ts';
import type { Told } from './places.ts';

/** The fact whose rows these are. */
export const CHILD_SAID = 'child.said';

const ABOUT = [
  ...['how-it-began', 'journey', 'had-to-do', 'living', 'treatment', 'money'],
  ...['leaving', 'last-contact', 'wishes'],
];
const OTHER = 'other';

const Words = z
  .string()
  .nullable()
  .default('')
  .catch('')
  .transform((words) => words?.trim() ?? '');
const Rows = z.array(
  z.object({
    ...{ words: Words, when: Words, to: Words, before: Words },
    ...{ language: Words, speaker: Words, about: Words },
  }),
);
type Row = z.infer<typeof Rows>[number];

/** By fact, in the order it was said; `statements` oldest first. Facts nobody said anything to are left out. */
export function childSaid(statements: readonly FactStatement[]): Map<string, Told<string>[]> {
  const found = new Map<string, Told<string>[]>();
  const put = (about: string, value: string, said: FactStatement) => {
    const key = `${CHILD_SAID}-${about}`;
    found.set(key, [...(found.get(key) ?? []), { value, said }]);
  };
  for (const said of statements) {
    const rows = (Rows.safeParse(said.value).data ?? []).filter(({ words }) => words !== '');
    for (const [about, same] of Map.groupBy(rows, ({ about }) => (ABOUT.includes(about) ? about : OTHER)))
      put(about, same.map(quoted).join('\n'), said);
    if (said.ownWords !== '') put(OTHER, said.ownWords, said);
  }
  return found;
}

/** Who speaks, on which day and to whom stands before the words; a threat that a child repeats is not theirs. */
function quoted({ words, when, to, before, language, speaker }: Row): string {
  const repeated = speaker === '' ? '' : `repeating ${speaker}`;
  const parts = ['The child', repeated, when, to === '' ? '' : `to ${to.replace(/^to\s+/iu, '')}`, language];
  const head = parts.filter((part) => part !== '').join(', ');
  // Without what they answer, words are easily another thing.
  const after = before === '' ? '' : ` (just before: ${before.replace(/\.$/u, '')})`;
  return `${head}${after}: ${QUOTED.test(words) ? words : `“${words}”`}`;
}

/** The fact whose rows say what others saw. */
export const CHILD_SEEN = 'child.seen';

const Seen = z.array(z.object({ what: Words, who: Words, when: Words, where: Words }));

/** A line for each row, without the heads of its columns: what was seen, and by whom, when and where. */
export const seenInWords = (value: unknown): string =>
  (Seen.safeParse(value).data ?? [])
    .filter(({ what }) => what !== '')
    .map(({ what, who, when, where }) => {
      const by = [who, when, where].filter((part) => part !== '').join(', ');
      return by === '' ? what : `${what} (${by})`;
    })
    .join('\n');

/** Written down with its quotation marks already. */
const QUOTED = /^[“"«„‘'].*[”"»“’']$/su;
