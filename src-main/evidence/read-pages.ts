/** @file What the pages of a working copy say, each opened once: which way up they read, whether they have text, what is hidden. */

import type { PageDirection } from '../core/bundles/page-direction.ts';
import { readingOf, turnsToUpright } from '../core/bundles/reading-direction.ts';
import type { HiddenWords } from '../core/evidence/hidden-words.ts';
import { hiddenOn } from './hidden/hidden-words.ts';
import type { PageLook } from './hidden/suspects.ts';
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

/** Of one page, wherever it stands. */
export interface PageFound {
  /** It has no text that can be searched. */
  readonly isSilent: boolean;
  /** Left out where it does not ask to be turned. */
  readonly direction?: Omit<PageDirection, 'page'>;
  readonly hidden: readonly Omit<HiddenWords, 'page'>[];
  readonly words?: string;
}

/** Letters of one page that are kept for the index: more than any page has that was meant to be read. */
const LETTERS_OF_A_PAGE = 100_000;

/** Of every page in order. `known` says of one (0-based) what was found on it before; it is not opened then. */
export function pagesFound(
  copy: PdfiumDocument,
  look: PageLook,
  { withWords = false }: { readonly withWords?: boolean } = {},
  known: (index: number) => PageFound | undefined = () => undefined,
): PageFound[] {
  return Array.from({ length: copy.pageCount }, (_, index) => {
    const before = known(index);
    if (before !== undefined) return before;
    return copy.withPage(index, (page) =>
      copy.withTextOf(page, (text) => {
        const words = withWords ? { words: pageWords(copy, text) } : {};
        const hidden = hiddenOn(copy, index, page, text, look).map(({ page: _page, ...found }) => found);
        if (!hasText(copy, text)) return { isSilent: true, hidden, ...words };
        const { lies, certain } = readingOf(letterDirections(copy.engine, page, text));
        const direction =
          lies === 0 ? {} : { direction: { byText: turnsToUpright(lies), certain, byPerson: null } };
        return { isSilent: false, ...direction, hidden, ...words };
      }),
    );
  });
}

export function gathered(pages: readonly PageFound[]): PagesRead {
  const words = pages.flatMap((found) => found.words ?? []);
  const on = <T>(of: (found: PageFound) => readonly T[]) =>
    pages.flatMap((found, i) => of(found).map((one) => ({ page: i + 1, ...one })));
  return {
    silent: pages.flatMap(({ isSilent }, i) => (isSilent ? [i + 1] : [])),
    directions: on(({ direction }) => (direction === undefined ? [] : [direction])),
    hidden: on(({ hidden }) => hidden),
    ...(words.length === 0 ? {} : { words }),
  };
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
