/** @file What in a text may say who somebody is though the case does not know it: resources/standards/what-points.json. */
import { join } from 'node:path';
import * as z from 'zod';
import nationalities from '../../../resources/codes/nrm-nationalities.json' with { type: 'json' };
import { COUNTRIES } from '../../core/answers/countries.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Pointing, readyToPoint } from '../../core/worksheets/pointers.ts';
import type { Resources } from '../resources/resources.ts';
import { readData } from '../resources/vocabulary.ts';

const Kind = z.enum(['name', 'contact', 'number', 'place', 'word', 'health', 'date']);
const File = z.strictObject({
  about: z.string(),
  source: z.string().min(1),
  certainty: z.enum(['A', 'B', 'C']),
  lists: z.record(z.string(), z.array(z.string().min(1)).min(1)),
  shapes: z.array(
    z.strictObject({
      id: z.string().min(1),
      kind: Kind,
      label: z.string().min(1),
      takeOut: z.boolean(),
      each: z.literal(true).optional(),
      shape: z.string().min(1),
    }),
  ),
  otherNames: z.strictObject({ kind: Kind, label: z.string().min(1) }),
});

const FILE = join('standards', 'what-points.json');
const read = new WeakMap<Resources, Pointing>();

/** A country or a nationality goes with the copy: neither is one person's. Throws `form-damaged` naming the file. */
export function loadPointing(resources: Resources): Pointing {
  const known = read.get(resources) ?? ready(resources);
  read.set(resources, known);
  return known;
}

function ready(resources: Resources): Pointing {
  const data = readData(resources, FILE, File);
  const named = [...COUNTRIES, ...nationalities.choices].map(({ text }) => text);
  try {
    return readyToPoint(data, named);
  } catch (thrown) {
    throw new TestimonyError('form-damaged', { subject: FILE, detail: 'shapes', cause: thrown });
  }
}
