/** @file Slips of the programs that wrote a PDF which would keep a mark or an answer from being seen. */
import { PDFDict, type PDFDocument, PDFName, PDFStream } from 'pdf-lib';
import { boundsOfPoints, fieldEntry, type Mark, nameOf, rectOf } from './annotations.ts';

const POINTS = ['InkList', 'L', 'Vertices', 'QuadPoints'];
/** Room for the line's own width. */
const LINE_WIDTH = 2;

/** Puts them right in the document; returns whether there were any. The marks must then be read again. */
export function mend(document: PDFDocument, marks: readonly Mark[]): boolean {
  // Every mark is looked at: `some` would stop at the first.
  return marks.filter((mark) => widenRectangle(document, mark) || setState(mark)).length > 0;
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
