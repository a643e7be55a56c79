/** @file Which fields of a sheet are read one by one before it goes: resources/rules/to-read.json, checked when it is read. */
import { join } from 'node:path';
import * as z from 'zod';
import { QuestionName } from '../../core/forms/form-format.ts';
import type { ReadRule } from '../../core/worksheets/to-read.ts';
import type { Resources } from '../resources/resources.ts';
import { readData } from '../resources/vocabulary.ts';

const Questions = z.strictObject({ questions: z.array(QuestionName) });
const ToReadFile = z.strictObject({
  about: z.string().min(1),
  /** By form. `not`: fields that take words and hold one name, number or address. `choices`: those that are read all the same. */
  forms: z.record(QuestionName, z.strictObject({ not: Questions, choices: Questions })),
});
type ToReadData = z.infer<typeof ToReadFile>;

const read = new WeakMap<Resources, ToReadData>();

/** Of one form; undefined for one that is not read so. Read once. Throws `form-damaged` naming the file. */
export function loadToRead(resources: Resources, formId: string): ReadRule | undefined {
  const known = read.get(resources) ?? readData(resources, join('rules', 'to-read.json'), ToReadFile);
  read.set(resources, known);
  const of = known.forms[formId];
  return of === undefined ? undefined : { not: of.not.questions, choices: of.choices.questions };
}
