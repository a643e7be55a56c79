/** @file Which facts are offered beside which points of a worksheet: resources/rules/offers.json, checked when it is read. */
import { join } from 'node:path';
import * as z from 'zod';
import { TestimonyError } from '../../core/errors/errors.ts';
import { Certainty } from '../../core/forms/form-format.ts';
import type { Resources } from '../resources/resources.ts';
import { loadFactKeys, readData } from '../resources/vocabulary.ts';

const line = z.string().min(1);
const Offer = z.strictObject({ fact: line, values: z.array(line).min(1).optional() });
/** Facts, or why nothing told can be offered. */
const Point = z.union([z.strictObject({ offers: z.array(Offer).min(1) }), z.strictObject({ none: line })]);
const OffersFile = z.strictObject({
  about: line,
  source: line,
  certainty: Certainty,
  /** By form, by point. */
  sheets: z.record(line, z.record(line, Point)),
});
type OffersData = z.infer<typeof OffersFile>;

const FILE = join('rules', 'offers.json');
const read = new WeakMap<Resources, OffersData>();

/** Read once. Throws `form-damaged` naming the file, and the point where it names no fact. */
export function loadOffers(resources: Resources): OffersData {
  const known = read.get(resources);
  if (known !== undefined) return known;
  const data = readData(resources, FILE, OffersFile);
  const keys = loadFactKeys(resources);
  for (const points of Object.values(data.sheets)) {
    for (const [point, entry] of Object.entries(points)) {
      const wrong = 'none' in entry ? undefined : entry.offers.find(({ fact }) => !keys.has(fact));
      if (wrong !== undefined)
        throw new TestimonyError('form-damaged', { subject: FILE, detail: `${point}: ${wrong.fact}` });
    }
  }
  read.set(resources, data);
  return data;
}
