/** @file The data standard that imported forms are held beside. */
import { join } from 'node:path';
import * as z from 'zod';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { DataStandard } from '../../exchange/xlsform/standard.ts';
import type { Resources } from '../resources/resources.ts';
import { loadFacts, readData } from '../resources/vocabulary.ts';
import { codeChoices } from './form-library.ts';

const FILE = join('standards', 'htcds.json');
const StandardFile = z.object({
  title: z.string().min(1),
  version: z.string().min(1),
  prefixes: z.array(z.string().min(1)),
  fields: z.array(
    z.object({
      name: z.string().min(1),
      kind: z.enum(['text', 'single', 'multiple', 'date', 'number', 'checkbox', 'place']),
      values: z.array(z.string()),
    }),
  ),
  /**
   * Fields that ask what a fact of resources/facts holds. `values`: the field's values as the fact's; `codes`: those
   * of a list in resources/codes, by code or by name; `takes`: the fact takes the words, or one of several.
   */
  tellOnce: z
    .array(
      z.strictObject({
        field: z.string().min(1),
        fact: z.string().min(1),
        values: z.record(z.string(), z.string()).optional(),
        codes: z.string().optional(),
        takes: z.enum(['words', 'one']).optional(),
      }),
    )
    .default([]),
});

/** Throws `form-damaged` naming the file, and the fact it names that there is not. */
export function loadDataStandard(resources: Resources): DataStandard {
  const { tellOnce, ...standard } = readData(resources, FILE, StandardFile);
  const titles = new Map(loadFacts(resources).map((fact) => [fact.key, fact.title]));
  return {
    ...standard,
    tellOnce: tellOnce.map(({ field, fact, values, codes, takes }) => {
      const title = titles.get(fact);
      if (title === undefined || !standard.fields.some((one) => one.name === field)) {
        const detail = `tellOnce: there is no ${title === undefined ? `fact "${fact}"` : `field "${field}"`}`;
        throw new TestimonyError('form-damaged', { subject: FILE, detail });
      }
      return {
        field,
        fact,
        title,
        values: codes === undefined ? values : codesAsValues(resources, codes),
        takes,
      };
    }),
  };
}

/** A list as its codes and names, each leading to its code. */
function codesAsValues(resources: Resources, list: string): Record<string, string> {
  const choices = codeChoices(resources, list);
  return Object.fromEntries(
    choices.flatMap(({ value, text }) => [
      [value, value],
      [text, value],
    ]),
  );
}
