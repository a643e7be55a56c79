/** @file Words under marks that ask for redaction (ISO 32000-2, 12.5.6.23), as they lie on a page of anybody's file. */
import type { HiddenWords } from '../../core/evidence/hidden-words.ts';
import type { PdfiumDocument } from '../pdfium.ts';
import { Scratch } from '../scratch.ts';

/** By PDFium's count of kinds. */
const REDACT = 28;
const RECT_BYTES = 16;
const UTF16_UNIT = 2;

/** `index` 0-based; `page` and `text` are open. */
export function markedForRedaction(
  document: PdfiumDocument,
  index: number,
  page: number,
  text: number,
): HiddenWords[] {
  const { engine } = document;
  const count = engine.FPDFPage_GetAnnotCount(page);
  if (count === 0) return [];
  const scratch = new Scratch(engine, RECT_BYTES);
  const found: HiddenWords[] = [];
  try {
    for (let i = 0; i < count; i += 1) {
      const mark = engine.FPDFPage_GetAnnot(page, i);
      if (mark === 0) continue;
      const isRedact = engine.FPDFAnnot_GetSubtype(mark) === REDACT;
      if (isRedact && engine.FPDFAnnot_GetRect(mark, scratch.at)) {
        const [left, top, right, bottom] = [0, 1, 2, 3].map((at) => scratch.float(at)) as [
          number,
          number,
          number,
          number,
        ];
        const words = wordsWithin(document, text, { left, top, right, bottom });
        if (words !== '') found.push({ page: index + 1, kind: 'marked-for-redaction', words });
      }
      engine.FPDFPage_CloseAnnot(mark);
    }
  } finally {
    scratch.free();
  }
  return found;
}

interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function wordsWithin(document: PdfiumDocument, text: number, { left, top, right, bottom }: Edges): string {
  const { engine } = document;
  const count = engine.FPDFText_GetBoundedText(text, left, top, right, bottom, 0, 0);
  if (count <= 0) return '';
  const read = document.readUtf16(
    (at) => (engine.FPDFText_GetBoundedText(text, left, top, right, bottom, at, count) + 1) * UTF16_UNIT,
    (count + 1) * UTF16_UNIT,
  );
  return read.replace(/\s+/g, ' ').trim();
}
