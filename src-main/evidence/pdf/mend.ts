/** @file Slips of the programs that wrote a PDF which would keep a mark or an answer from being seen. */
import { PDFDict, type PDFDocument, PDFName, PDFStream, PDFString } from 'pdf-lib';
import { boundsOfPoints, fieldEntry, type Mark, nameOf, rectOf, textOf } from './annotations.ts';

const POINTS = ['InkList', 'L', 'Vertices', 'QuadPoints'];
/** Room for the line's own width. */
const LINE_WIDTH = 2;

/** Puts them right in the document; returns whether there were any. The marks must then be read again. */
export function mend(document: PDFDocument, marks: readonly Mark[]): boolean {
  // Every mark is looked at: `some` would stop at the first.
  return (
    marks.filter((mark) => widenRectangle(document, mark) || setState(mark) || giveFont(document, mark))
      .length > 0
  );
}

/** A drawing is cut off at its mark's rectangle; some rectangles leave out the mark's own points. */
function widenRectangle(document: PDFDocument, { dict, appearance }: Mark): boolean {
  const points = appearance === 'missing' ? boundsOfPoints(dict, POINTS) : null;
  if (points === null) return false;
  const [left, bottom, right, top] = rectOf(dict);
  const [x1, y1, x2, y2] = points;
  if (x1 >= left && y1 >= bottom && x2 <= right && y2 <= top) return false;
  const wide = [x1 - LINE_WIDTH, y1 - LINE_WIDTH, x2 + LINE_WIDTH, y2 + LINE_WIDTH];
  dict.set(PDFName.of('Rect'), document.context.obj(wide));
  return true;
}

/** A tick that does not say which of its drawings is shown follows the answer. */
function setState({ kind, dict }: Mark): boolean {
  if (kind !== 'Widget' || nameOf(dict.lookup(PDFName.of('AS'))) !== '') return false;
  const appearances = dict.lookup(PDFName.of('AP'));
  const drawings = appearances instanceof PDFDict ? appearances.lookup(PDFName.of('N')) : undefined;
  const answer = nameOf(fieldEntry(dict, 'V'));
  if (!(drawings instanceof PDFDict) || !(drawings.lookup(PDFName.of(answer)) instanceof PDFStream))
    return false;
  dict.set(PDFName.of('AS'), PDFName.of(answer));
  return true;
}

const ORDINARY = '/Helv 12 Tf 0 g';

/** PDFium writes words onto a page only in a font the form knows, even where there is no form. */
function giveFont(document: PDFDocument, { kind, dict, appearance }: Mark): boolean {
  if (kind !== 'FreeText' || appearance !== 'missing') return false;
  const written = textOf(dict.lookup(PDFName.of('DA')));
  const wanted = /\/(\S+)\s+[\d.]+\s+Tf/.exec(written)?.[1];
  if (wanted === undefined) dict.set(PDFName.of('DA'), PDFString.of(ORDINARY));
  const form = inner(document, document.catalog, 'AcroForm');
  const fonts = inner(document, inner(document, form, 'DR'), 'Font');
  const name = PDFName.of(wanted ?? 'Helv');
  if (!fonts.has(name)) {
    const helvetica = { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica', Encoding: 'WinAnsiEncoding' };
    fonts.set(name, document.context.register(document.context.obj(helvetica)));
  }
  return true;
}

/** A dictionary's dictionary, made when it has none. */
function inner(document: PDFDocument, outer: PDFDict, key: string): PDFDict {
  const found = outer.lookup(PDFName.of(key));
  if (found instanceof PDFDict) return found;
  const made = document.context.obj({});
  outer.set(PDFName.of(key), made);
  return made;
}
