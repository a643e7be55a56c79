/** @file Which pages of a working copy do not read from left to right. */

import type { PageDirection } from '../core/evidence/page-direction.ts';
import { readingOf, turnsToUpright } from '../core/evidence/reading-direction.ts';
import { letterDirections } from './letter-directions.ts';
import type { PdfiumDocument } from './pdfium.ts';

/** Only the pages that ask to be turned, in order. */
export function pageDirections(copy: PdfiumDocument): PageDirection[] {
  const { engine, pageCount } = copy;
  const found: PageDirection[] = [];
  for (let index = 0; index < pageCount; index += 1) {
    const { lies, certain } = copy.withPage(index, (page) => {
      const text = engine.FPDFText_LoadPage(page);
      if (text === 0) return { lies: 0 as const, certain: true };
      try {
        return readingOf(letterDirections(engine, page, text));
      } finally {
        engine.FPDFText_ClosePage(text);
      }
    });
    if (lies !== 0) found.push({ page: index + 1, byText: turnsToUpright(lies), certain, byPerson: null });
  }
  return found;
}
