/** @file The data standard that imported forms are held beside. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { DataStandard } from '../../exchange/xlsform/standard.ts';
import { TestimonyError } from '../../shared/errors.ts';
import type { Resources } from '../resources.ts';

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
});

/** Throws `form-damaged` naming the file. */
export function loadDataStandard(resources: Resources): DataStandard {
  try {
    return StandardFile.parse(JSON.parse(readFileSync(join(resources.folder, FILE), 'utf8')));
  } catch (thrown) {
    throw new TestimonyError('form-damaged', { subject: FILE, detail: 'cannot be read', cause: thrown });
  }
}
