/** @file Answers with a date that stay out of the chronology: resources/support/chronology.json. */
import { join } from 'node:path';
import * as z from 'zod';
import { TestimonyError } from '../../core/errors/errors.ts';
import { loadClocks } from './clock-book.ts';
import type { Resources } from './resources.ts';
import { readData } from './vocabulary.ts';

const ChronologyFile = z.strictObject({
  about: z.string(),
  leaveOut: z.array(
    z.strictObject({
      form: z.string().min(1),
      question: z.string(),
      why: z.string().min(1),
      /** Of rows, this date of each alone. */
      cell: z.string().min(1).optional(),
    }),
  ),
  sameAs: z.array(
    z.strictObject({
      form: z.string().min(1),
      question: z.string().min(1),
      /** Ids of resources/clocks/kinds.json. */
      days: z.array(z.string()).min(1),
    }),
  ),
});

const read = new WeakMap<Resources, z.infer<typeof ChronologyFile>>();

/** Throws `form-damaged` naming the file, and a kind of day in it that is none. */
function load(resources: Resources): z.infer<typeof ChronologyFile> {
  const known = read.get(resources);
  if (known !== undefined) return known;
  const path = join('support', 'chronology.json');
  const file = readData(resources, path, ChronologyFile);
  const kinds = new Set(loadClocks(resources).kinds.map(({ id }) => id));
  const odd = file.sameAs.flatMap(({ days }) => days).find((id) => !kinds.has(id));
  if (odd !== undefined) throw new TestimonyError('form-damaged', { subject: path, detail: odd });
  read.set(resources, file);
  return file;
}

/** `cell`: a date of its rows; left out for all of the answer. Throws `form-damaged` naming the file. */
export function leftOutOfChronology(
  resources: Resources,
): (form: string, question: string, cell?: string) => boolean {
  const { leaveOut } = load(resources);
  return (form, question, cell) =>
    leaveOut.some(
      (one) => one.form === form && (one.question === '' || one.question === question) && one.cell === cell,
    );
}

/** The kinds of day of a case that the answer to a question is; none for most. Throws `form-damaged`. */
export function sameAsDays(resources: Resources): (form: string, question: string) => readonly string[] {
  const { sameAs } = load(resources);
  return (form, question) => sameAs.find((one) => one.form === form && one.question === question)?.days ?? [];
}
