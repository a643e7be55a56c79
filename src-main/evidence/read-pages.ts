/** @file What the pages of a working copy say, each opened once: which way up they read, whether they have text, what is hidden. */

import type { HiddenWords } from '../core/evidence/hidden-words.ts';
import type { PageDirection } from '../core/evidence/page-direction.ts';
import { readingOf, turnsToUpright } from '../core/evidence/reading-direction.ts';
import { hiddenOn, type PageLook } from './hidden/hidden-words.ts';
import { letterDirections } from './letter-directions.ts';
import type { PdfiumDocument } from './pdfium.ts';

export interface PagesRead {
  /** Pages without text that can be searched, 1-based, in order. */
  readonly silent: readonly number[];
  /** Only the pages that ask to be turned, in order. */
  readonly directions: readonly PageDirection[];
  /** In page order. */
  readonly hidden: readonly HiddenWords[];
}

export function readPages(copy: PdfiumDocument, look: PageLook): PagesRead {
  const directions: PageDirection[] = [];
  const hidden: HiddenWords[] = [];
  const silent: number[] = [];
  for (let index = 0; index < copy.pageCount; index += 1) {
    copy.withPage(index, (page) =>
      copy.withTextOf(page, (text) => {
        if (!hasText(copy, text)) {
          silent.push(index + 1);
          return;
        }
        const { lies, certain } = readingOf(letterDirections(copy.engine, page, text));
        if (lies !== 0)
          directions.push({ page: index + 1, byText: turnsToUpright(lies), certain, byPerson: null });
        hidden.push(...hiddenOn(copy, index, page, text, look));
      }),
    );
  }
  return { silent, directions, hidden };
}

function hasText({ engine }: PdfiumDocument, text: number): boolean {
  const count = text === 0 ? 0 : engine.FPDFText_CountChars(text);
  for (let at = 0; at < count; at += 1) {
    const code = engine.FPDFText_GetUnicode(text, at);
    if (code > 0x20 && code !== 0xa0 && code !== 0xfeff) return true;
  }
  return false;
}
