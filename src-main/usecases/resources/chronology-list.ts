/** @file Answers with a date that stay out of the chronology: resources/support/chronology.json. */
import { join } from 'node:path';
import * as z from 'zod';
import type { Resources } from './resources.ts';
import { readData } from './vocabulary.ts';

const ChronologyFile = z.strictObject({
  about: z.string(),
  leaveOut: z.array(
    z.strictObject({ form: z.string().min(1), question: z.string(), why: z.string().min(1) }),
  ),
});

const read = new WeakMap<Resources, z.infer<typeof ChronologyFile>>();

/** Throws `form-damaged` naming the file. */
export function leftOutOfChronology(resources: Resources): (form: string, question: string) => boolean {
  const file = read.get(resources) ?? readData(resources, join('support', 'chronology.json'), ChronologyFile);
  read.set(resources, file);
  return (form, question) =>
    file.leaveOut.some((one) => one.form === form && (one.question === '' || one.question === question));
}
