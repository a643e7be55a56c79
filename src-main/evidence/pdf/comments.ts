/** @file Comments: words that people pinned to a page and that are not written on it. */
import type { PDFDocument } from 'pdf-lib';
import { PDFName } from 'pdf-lib';
import type { PageComment } from '../../contract/evidence.ts';
import { annotationsOf, type Mark, nameOf, textOf } from './annotations.ts';

/** Marks whose words are what is drawn on the page. */
const WORDS_ON_THE_PAGE = new Set(['FreeText', 'Widget']);

/** In page order. Hidden marks are left out: the file's own reader does not show them either. */
export function commentsOf(document: PDFDocument, marks: readonly Mark[]): PageComment[] {
  const comments: PageComment[] = [];
  for (const mark of marks) {
    if (!mark.shown || mark.contents.trim() === '') continue;
    if (WORDS_ON_THE_PAGE.has(mark.kind)) continue;
    comments.push({ page: mark.page + 1, author: mark.author, text: mark.contents.trim() });
  }
  comments.push(...windowsOnTheirOwn(document));
  return comments.sort((a, b) => a.page - b.page);
}

/** A popup belongs to a mark and repeats its words; one that belongs to none speaks for itself. */
function windowsOnTheirOwn(document: PDFDocument): PageComment[] {
  return document.getPages().flatMap((page, index) =>
    annotationsOf(page)
      .filter(
        (dict) => nameOf(dict.lookup(PDFName.of('Subtype'))) === 'Popup' && !dict.has(PDFName.of('Parent')),
      )
      .map((dict) => ({
        page: index + 1,
        author: textOf(dict.lookup(PDFName.of('T'))),
        text: textOf(dict.lookup(PDFName.of('Contents'))).trim(),
      }))
      .filter((comment) => comment.text !== ''),
  );
}
