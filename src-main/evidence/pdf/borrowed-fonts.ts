/**
 * @file Answers whose drawing is written in a font that lies with their form and not with the drawing (ISO 32000-2,
 * 12.7.4.3 has readers look there for what they draw themselves). PDFium takes Helvetica instead, others draw nothing:
 * in the copy they stand in their own font, and are not held against the screen.
 */
import { decodePDFRawStream, PDFDict, type PDFDocument, PDFName, PDFRawStream, PDFRef } from 'pdf-lib';
import { type Mark, placeOf } from './annotations.ts';

const CHOSEN = /\/([^\s/<>()[\]{}%]+)\s+-?[\d.]+\s+Tf\b/g;

/** Their places (`placeOf`). To be asked before anything is lent to the drawings. */
export function borrowersOfFonts(document: PDFDocument, marks: readonly Mark[]): ReadonlySet<string> {
  const form = document.catalog.lookup(PDFName.of('AcroForm'));
  const shared = form instanceof PDFDict ? fontsIn(form.lookup(PDFName.of('DR'))) : null;
  if (shared === null) return new Set();
  const borrowers = marks.filter((mark) => {
    if (mark.kind !== 'Widget' || !mark.shown || !(mark.appearance instanceof PDFRef)) return false;
    const drawing = document.context.lookup(mark.appearance);
    if (!(drawing instanceof PDFRawStream)) return false;
    const own = fontsIn(drawing.dict.lookup(PDFName.of('Resources')));
    return fontsChosen(drawing).some((name) => own?.has(name) !== true && shared.has(name));
  });
  return new Set(borrowers.map(placeOf));
}

function fontsIn(resources: unknown): PDFDict | null {
  const fonts = resources instanceof PDFDict ? resources.lookup(PDFName.of('Font')) : undefined;
  return fonts instanceof PDFDict ? fonts : null;
}

function fontsChosen(drawing: PDFRawStream): PDFName[] {
  try {
    const text = Buffer.from(decodePDFRawStream(drawing).decode()).toString('latin1');
    return [...text.matchAll(CHOSEN)].map(([, name = '']) => PDFName.of(name));
  } catch {
    // What cannot be unpacked chooses nothing.
    return [];
  }
}
