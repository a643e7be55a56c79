/** @file Words under marks that ask for redaction (ISO 32000-2, 12.5.6.23), as they lie on a page of anybody's file. */
import type { HiddenWords } from '../../core/evidence/hidden-words.ts';
import type { PdfiumDocument } from '../pdfium.ts';
import type { Engine } from '../pdfium-engine.ts';
import { Scratch } from '../scratch.ts';

/** By PDFium's count of kinds. */
const REDACT = 28;
/** Room for four corners. */
const SCRATCH_BYTES = 32;
const UTF16_UNIT = 2;
/** Of one mark: more rows than a page has. */
const MOST_PIECES = 500;

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
  const scratch = new Scratch(engine, SCRATCH_BYTES);
  const found: HiddenWords[] = [];
  try {
    for (let i = 0; i < count; i += 1) {
      const mark = engine.FPDFPage_GetAnnot(page, i);
      if (mark === 0) continue;
      const isRedact = engine.FPDFAnnot_GetSubtype(mark) === REDACT;
      const words = isRedact
        ? placesOf(engine, mark, scratch).map((at) => wordsWithin(document, text, at))
        : [];
      const told = words.filter((one) => one !== '').join(' ');
      if (told !== '') found.push({ page: index + 1, kind: 'marked-for-redaction', words: told });
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

/** What is to go: what its four-cornered pieces are around, wherever they lie, and only without any its frame. */
function placesOf(engine: Engine, mark: number, scratch: Scratch): Edges[] {
  const places: Edges[] = [];
  const count = Math.min(MOST_PIECES, engine.FPDFAnnot_CountAttachmentPoints(mark));
  for (let i = 0; i < count; i += 1) {
    if (!engine.FPDFAnnot_GetAttachmentPoints(mark, i, scratch.at)) continue;
    const xs = [0, 2, 4, 6].map((at) => scratch.float(at));
    const ys = [1, 3, 5, 7].map((at) => scratch.float(at));
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    places.push({ left, top: Math.max(...ys), right, bottom: Math.min(...ys) });
  }
  if (places.length > 0 || !engine.FPDFAnnot_GetRect(mark, scratch.at)) return places;
  const [left = 0, top = 0, right = 0, bottom = 0] = [0, 1, 2, 3].map((at) => scratch.float(at));
  return [{ left, top, right, bottom }];
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
