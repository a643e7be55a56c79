/** @file The words of a page with their places, as the engine reads them: for choosing text on screen, and finding it. */

import { TestimonyError } from '../core/errors/errors.ts';
import { PAGE_WORDS, type PageWord, wordsFound } from '../core/evidence/page-words.ts';
import type { PageRead } from '../core/redaction/find-words.ts';
import { PdfiumDocument } from './pdfium.ts';

/** Places are worked out on a drawing of so many dots each way, and given as shares of it. */
const FINE = 10_000;
/** Places that are found in one document: whoever reads on has another word. */
const FOUND = 1_000;

/** With the page's size in points, as shown. Throws not-found past the end, damaged-file. */
export async function pageText(pdf: Uint8Array, page: number): Promise<PageRead> {
  const document = await PdfiumDocument.open(pdf);
  try {
    if (page > document.pageCount) throw new TestimonyError('not-found', { detail: `page ${page}` });
    return { page, ...document.sizeOf(page - 1), words: wordsOnPage(document, page - 1) };
  } finally {
    document.close();
  }
}

/** Page and place among its words, in order. Throws damaged-file. */
export async function findInPages(pdf: Uint8Array, search: string): Promise<{ page: number; at: number }[]> {
  const document = await PdfiumDocument.open(pdf);
  const found: { page: number; at: number }[] = [];
  try {
    for (let index = 0; index < document.pageCount && found.length < FOUND; index += 1) {
      const words = wordsOnPage(document, index).map(({ text }) => text);
      for (const { from } of wordsFound(words, search)) found.push({ page: index + 1, at: from });
    }
    return found.slice(0, FOUND);
  } finally {
    document.close();
  }
}

/** Of a page (0-based). Throws damaged-file. */
export function wordsOnPage(document: PdfiumDocument, index: number): PageWord[] {
  const { engine } = document;
  const at = engine.pdfium.wasmExports.malloc(40);
  try {
    return document.withPage(index, (page) =>
      document.withTextOf(page, (text) => {
        const words: PageWord[] = [];
        let letters = '';
        let box: Box | null = null;
        const end = () => {
          if (box !== null && letters !== '') words.push(placed(letters.toWellFormed(), box));
          letters = '';
          box = null;
        };
        const count = text === 0 ? 0 : engine.FPDFText_CountChars(text);
        for (let i = 0; i < count && words.length < PAGE_WORDS; i += 1) {
          const code = engine.FPDFText_GetUnicode(text, i);
          if (code <= 0x20 || code === 0xa0 || code === 0xfeff) end();
          else {
            // The engine gives letters beyond the first 65,536 in halves.
            letters += String.fromCodePoint(Math.min(code, 0x10ffff));
            const one = boxOf(page, text, i);
            if (one !== null) box = box === null ? one : around(box, one);
          }
        }
        end();
        return words;
      }),
    );
  } finally {
    engine.pdfium.wasmExports.free(at);
  }

  function boxOf(page: number, text: number, i: number): Box | null {
    if (!engine.FPDFText_GetCharBox(text, i, at, at + 8, at + 16, at + 24)) return null;
    const [left = 0, right = 0, bottom = 0, top = 0] = [0, 8, 16, 24].map((by) =>
      engine.pdfium.getValue(at + by, 'double'),
    );
    const corner = (x: number, y: number) => {
      engine.FPDF_PageToDevice(page, 0, 0, FINE, FINE, 0, x, y, at + 32, at + 36);
      return [engine.pdfium.getValue(at + 32, 'i32'), engine.pdfium.getValue(at + 36, 'i32')] as const;
    };
    const [[x1, y1], [x2, y2]] = [corner(left, top), corner(right, bottom)];
    return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
  }
}

/** Left, top, right, bottom. */
type Box = readonly [number, number, number, number];

const around = (a: Box, b: Box): Box => [
  ...([Math.min(a[0], b[0]), Math.min(a[1], b[1])] as const),
  ...([Math.max(a[2], b[2]), Math.max(a[3], b[3])] as const),
];

const placed = (text: string, [left, top, right, bottom]: Box): PageWord => ({
  text,
  left: left / FINE,
  top: top / FINE,
  width: (right - left) / FINE,
  height: (bottom - top) / FINE,
});
