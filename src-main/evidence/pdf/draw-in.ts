/** @file Marks drawn into pages, with proof: each page is compared with what PDFium shows of the original. */
import type { PDFDocument } from 'pdf-lib';
import { PDFDict, PDFName } from 'pdf-lib';
import type { PageComment } from '../../contract/evidence.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded, type Note } from '../../core/findings/finding.ts';
import { PdfiumDocument } from '../pdfium.ts';
import { fieldEntry, isTrue, type Mark, nameOf, readMarks } from './annotations.ts';
import { withAppearances } from './appearances.ts';
import { pagesThatDiffer } from './compare-pages.ts';
import { flatten } from './flatten.ts';
import { mend } from './mend.ts';
import { openDocument, saveDocument } from './open-document.ts';
import { unreadableWords } from './words-on-pages.ts';

/** In points. */
const ARROW_WIDTH = 18;
const EDGE = 2;

export interface DrawnIn {
  readonly bytes: Uint8Array;
  /** Answers and notes that the pages do not show whole. */
  readonly words: readonly PageComment[];
  readonly notes: readonly Note[];
}

/** Throws damaged-file when a page would not look as it did. `source` is the document as PDFium shows it. */
export async function drawIn(
  bytes: Uint8Array,
  document: PDFDocument,
  marks: readonly Mark[],
  source: PdfiumDocument,
): Promise<DrawnIn> {
  const renew = asksForNewAnswers(document);
  const incomplete = renew || marks.some((mark) => mark.shown && mark.appearance === 'missing');
  const mended = mend(document, marks);
  if (!incomplete && !mended) return await drawn(document, marks, source);
  // Not all that is shown is drawn yet. PDFium draws it, and what it then shows is what must be kept.
  const base = mended ? await saveDocument(document) : bytes;
  const completed = incomplete ? await withAppearances(base, renew) : base;
  const again = await openDocument(completed);
  if (again === null) throw new TestimonyError('damaged-file', { detail: 'its form cannot be drawn' });
  const reference = await PdfiumDocument.open(completed);
  try {
    return await drawn(again, readMarks(again), reference);
  } finally {
    reference.close();
  }
}

async function drawn(
  document: PDFDocument,
  marks: readonly Mark[],
  reference: PdfiumDocument,
): Promise<DrawnIn> {
  flatten(document, marks);
  const bytes = await saveDocument(document);
  const reader = await PdfiumDocument.open(bytes);
  try {
    const touched = [...new Set(marks.filter((mark) => mark.shown).map((mark) => mark.page))];
    const differing = pagesThatDiffer(reference, reader, touched, (page) => unlikeScreen(page, marks));
    if (reader.pageCount !== reference.pageCount || differing.length > 0) {
      throw new TestimonyError('damaged-file', {
        detail: `what lies on page ${(differing[0] ?? 0) + 1} cannot be drawn into it faithfully`,
      });
    }
    return { bytes, words: unreadableWords(marks, reader), notes: undrawnNote(marks) };
  } finally {
    reader.close();
  }
}

/**
 * Where paper rightly differs from PDFium's screen: no arrow at the end of a drop-down list, no outline
 * around an empty tick, and marks that are for paper only.
 */
function unlikeScreen(page: number, marks: readonly Mark[]): Mark['rect'][] {
  return marks.flatMap(({ page: own, dict, kind, rect, appearance, onPaperOnly }): Mark['rect'][] => {
    if (own !== page) return [];
    const [left, bottom, right, top] = rect;
    const type = kind === 'Widget' ? nameOf(fieldEntry(dict, 'FT')) : '';
    if (onPaperOnly || (type === 'Btn' && appearance === 'nothing')) {
      return [[left - EDGE, bottom - EDGE, right + EDGE, top + EDGE]];
    }
    return type === 'Ch' ? [[right - ARROW_WIDTH, bottom, right, top]] : [];
  });
}

function asksForNewAnswers(document: PDFDocument): boolean {
  const form = document.catalog.lookup(PDFName.of('AcroForm'));
  return form instanceof PDFDict && isTrue(form.lookup(PDFName.of('NeedAppearances')));
}

function undrawnNote(marks: readonly Mark[]): Note[] {
  const undrawn = marks.filter(
    (mark) =>
      mark.shown &&
      mark.appearance === 'missing' &&
      (mark.kind !== 'Widget' || fieldEntry(mark.dict, 'V') !== undefined),
  );
  if (undrawn.length === 0) return [];
  const where = [...new Set(undrawn.map((mark) => mark.page + 1))];
  return [coded('mark-not-drawn', { where })];
}
