/** @file Pictures on the pages of a bundle that carry more than a picture. */

import { withoutExtras } from '../pdf/picture-data.ts';
import type { PdfReader, SourcePage } from '../pdf/reader.ts';
import { isDict, PdfStream, type PdfValue } from '../pdf/values.ts';

const DEEPEST = 32;

/** Each picture once, however many pages show it. */
export function countPicturesWithExtras(reader: PdfReader, pages: readonly SourcePage[]): number {
  const seen = new Set<PdfValue>();
  let found = 0;
  const look = (resources: PdfValue | undefined, depth: number): void => {
    const drawn = reader.resolve(resources);
    if (!isDict(drawn) || depth > DEEPEST) return;
    const things = reader.resolve(drawn.get('XObject'));
    if (!isDict(things)) return;
    for (const value of things.values()) {
      const thing = reader.resolve(value);
      if (!(thing instanceof PdfStream) || seen.has(thing)) continue;
      seen.add(thing);
      if (withoutExtras(thing, reader.resolve) !== thing) found += 1;
      look(thing.dict.get('Resources'), depth + 1);
    }
  };
  for (const page of pages) look(page.resources, 0);
  return found;
}
