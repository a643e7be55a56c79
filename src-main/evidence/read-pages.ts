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
  /** What each page says, in order, for the index of words; left out where nobody will look for any. */
  readonly words?: readonly string[];
}

/** Letters of one page that are kept for the index: more than any page has that was meant to be read. */
const LETTERS_OF_A_PAGE = 100_000;

export function readPages(
  copy: PdfiumDocument,
  look: PageLook,
  { withWords = false }: { readonly withWords?: boolean } = {},
): PagesRead {
  const words: string[] = [];
  const directions: PageDirection[] = [];
  const hidden: HiddenWords[] = [];
  const silent: number[] = [];
  for (let index = 0; index < copy.pageCount; index += 1) {
    copy.withPage(index, (page) =>
      copy.withTextOf(page, (text) => {
        if (withWords) words.push(pageWords(copy, text));
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
  return { silent, directions, hidden, ...(withWords ? { words } : {}) };
}

/** What every page of a working copy says. */
export function wordsOnPages(copy: PdfiumDocument): string[] {
  return Array.from({ length: copy.pageCount }, (_, index) =>
    copy.withPage(index, (page) => copy.withTextOf(page, (text) => pageWords(copy, text))),
  );
}

const pageWords = (copy: PdfiumDocument, text: number): string =>
  text === 0
    ? ''
    : copy.wordsOf(text, Math.min(LETTERS_OF_A_PAGE, copy.engine.FPDFText_CountChars(text))).toWellFormed();

function hasText({ engine }: PdfiumDocument, text: number): boolean {
  const count = text === 0 ? 0 : engine.FPDFText_CountChars(text);
  for (let at = 0; at < count; at += 1) {
    const code = engine.FPDFText_GetUnicode(text, at);
    if (code > 0x20 && code !== 0xa0 && code !== 0xfeff) return true;
  }
  return false;
}
