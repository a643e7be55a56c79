/** @file Marks drawn into pages, with proof: each page is compared with what PDFium shows of the original. */
import type { PDFDocument } from 'pdf-lib';
import { PDFDict, PDFName } from 'pdf-lib';
import type { PageComment } from '../../contract/evidence.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded, type Note } from '../../core/findings/finding.ts';
import type { IntakeTools } from '../intake-tools.ts';
import { PdfiumDocument } from '../pdfium.ts';
import { fieldEntry, isTrue, type Mark, nameOf, placeOf, readMarks } from './annotations.ts';
import { redraw } from './answer-boxes.ts';
import { withAppearances } from './appearances.ts';
import { borrowersOfFonts } from './borrowed-fonts.ts';
import { pagesThatDiffer } from './compare-pages.ts';
import { flatten } from './flatten.ts';
import { mend } from './mend.ts';
import { picturesNote } from './notes.ts';
import { openDocument, saveDocument } from './open-document.ts';
import { asPictures } from './page-pictures.ts';
import { isStale, showsAnother } from './stale-answers.ts';
import { besideThePage, type UnreadableWords, unreadableWords } from './words-on-pages.ts';

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
  tools: IntakeTools,
): Promise<DrawnIn> {
  const renew = takeOffFlag(document);
  const mended = mend(document, marks);
  const missing = marks.filter((mark) => mark.shown && mark.appearance === 'missing');
  // Words first, in fonts that have their letters; PDFium then draws what has no drawing still.
  const whole = await redraw(document, missing, tools);
  const changed = renew || mended || missing.length > 0;
  const base = changed ? await saveDocument(document) : bytes;
  const completed = missing.length > 0 ? await withAppearances(base) : base;
  const reference = changed ? await PdfiumDocument.open(completed) : source;
  try {
    const copy = changed ? await reopen(completed) : document;
    const first = await drawn(copy, changed ? readMarks(copy) : marks, reference, whole);
    return await withNewAnswers(completed, first, { renew, whole, tools });
  } finally {
    if (reference !== source) reference.close();
  }
}

/** Draws the answers anew that `first` shows wrongly or in part. */
async function withNewAnswers(
  completed: Uint8Array,
  first: Drawn,
  { renew, whole, tools }: { renew: boolean; whole: ReadonlySet<string>; tools: IntakeTools },
): Promise<DrawnIn> {
  const old = first.unreadable.filter((one) => isStale(one, renew));
  const stale = new Set(old.map(({ mark }) => placeOf(mark)));
  // What fits of an answer is nearer to it than another answer.
  const wrong = new Set(old.filter(showsAnother).map(({ mark }) => placeOf(mark)));
  if (stale.size === 0) return finished(first);
  const document = await reopen(completed);
  const marks = readMarks(document).filter((mark) => stale.has(placeOf(mark)));
  const renewed = await redraw(document, marks, tools, wrong);
  if (renewed.size === 0 && wrong.size === 0) return finished(first);
  const reference = await PdfiumDocument.open(await saveDocument(document));
  try {
    return finished(await drawn(document, readMarks(document), reference, new Set([...whole, ...renewed])));
  } finally {
    reference.close();
  }
}

async function reopen(bytes: Uint8Array): Promise<PDFDocument> {
  const document = await openDocument(bytes);
  if (document === null) throw new TestimonyError('damaged-file', { detail: 'its form cannot be drawn' });
  return document;
}

interface Drawn {
  readonly bytes: Uint8Array;
  readonly unreadable: readonly UnreadableWords[];
  readonly notes: readonly Note[];
}

const finished = ({ bytes, unreadable, notes }: Drawn): DrawnIn => ({
  bytes,
  words: besideThePage(unreadable),
  notes,
});

async function drawn(
  document: PDFDocument,
  marks: readonly Mark[],
  reference: PdfiumDocument,
  whole: ReadonlySet<string>,
): Promise<Drawn> {
  const borrowers = borrowersOfFonts(document, marks);
  flatten(document, marks);
  const bytes = await saveDocument(document);
  const reader = await PdfiumDocument.open(bytes);
  try {
    const touched = [...new Set(marks.filter((mark) => mark.shown).map((mark) => mark.page))];
    if (reader.pageCount !== reference.pageCount) {
      throw new TestimonyError('damaged-file', { detail: 'its form cannot be drawn' });
    }
    const differing = pagesThatDiffer(reference, reader, touched, (page) =>
      unlikeScreen(page, marks, borrowers),
    );
    const asked = marks.filter((mark) => !whole.has(placeOf(mark)) && !differing.includes(mark.page));
    const unreadable = unreadableWords(asked, reader);
    const notes = undrawnNote(marks);
    if (differing.length === 0) return { bytes, unreadable, notes };
    // That drawing in failed is no fault of the file: these pages go in as the pictures people see of them.
    await asPictures(document, reference, differing);
    return { bytes: await saveDocument(document), unreadable, notes: [...notes, picturesNote(differing)] };
  } finally {
    reader.close();
  }
}

/**
 * Where paper rightly differs from PDFium's screen: no arrow at the end of a drop-down list, no outline
 * around an empty tick; marks that are for paper only, or that PDFium hides and others show; and answers in a
 * font that PDFium does not look for.
 */
function unlikeScreen(page: number, marks: readonly Mark[], borrowers: ReadonlySet<string>): Mark['rect'][] {
  return marks.flatMap((mark): Mark['rect'][] => {
    const { page: own, dict, kind, covers, appearance } = mark;
    if (own !== page) return [];
    const [left, bottom, right, top] = covers;
    const type = kind === 'Widget' ? nameOf(fieldEntry(dict, 'FT')) : '';
    const isOther =
      mark.onPaperOnly || (kind === 'Widget' && mark.isInvisible) || borrowers.has(placeOf(mark));
    if (isOther || (type === 'Btn' && appearance === 'nothing')) {
      return [[left - EDGE, bottom - EDGE, right + EDGE, top + EDGE]];
    }
    return type === 'Ch' ? [[right - ARROW_WIDTH, bottom, right, top]] : [];
  });
}

/** Takes off the request that readers draw every answer anew; returns whether there was one. */
function takeOffFlag(document: PDFDocument): boolean {
  const form = document.catalog.lookup(PDFName.of('AcroForm'));
  if (!(form instanceof PDFDict)) return false;
  const asked = isTrue(form.lookup(PDFName.of('NeedAppearances')));
  form.delete(PDFName.of('NeedAppearances'));
  return asked;
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
