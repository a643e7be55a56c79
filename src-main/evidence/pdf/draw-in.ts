/** @file Marks drawn into pages, with proof: each page is compared with what PDFium shows of the original. */
import {
  decodePDFRawStream,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib';
import type { PageComment } from '../../contract/evidence.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded, type Note } from '../../core/findings/finding.ts';
import type { IntakeTools } from '../intake-tools.ts';
import { PdfiumDocument } from '../pdfium.ts';
import {
  boundsOfPoints,
  fieldEntry,
  isTrue,
  type Mark,
  nameOf,
  placeOf,
  readMarks,
  rectOf,
} from './annotations.ts';
import { redraw } from './answer-boxes.ts';
import { pagesThatDiffer } from './compare-pages.ts';
import { flatten } from './flatten.ts';
import { picturesNote } from './notes.ts';
import { openDocument, saveDocument } from './open-document.ts';
import { asPictures } from './page-pictures.ts';
import { besideThePage, letters, type UnreadableWords, unreadableWords } from './words-on-pages.ts';

// Whether the drawing of an answer is out of date. Programs that fill in forms often write the answer and
// leave its drawing as it was, empty, or without the letters their font has not.

/**
 * `renew`: the form asks its reader to draw all answers anew. Else a drawing that shows something of its own
 * (an amount with its currency, a date in words) is what people saw, and is kept.
 */
function isStale({ mark, words, shown }: UnreadableWords, renew: boolean): boolean {
  if (mark.kind === 'FreeText' || isFormatted(mark.dict)) return false;
  return renew || isPartOf(letters(shown), letters(words));
}

/** Whether the drawing shows words that the answer does not have: it is not a part of it. */
const showsAnother = ({ words, shown }: UnreadableWords): boolean =>
  !isPartOf(letters(shown), letters(words));

/** A script of the form's decides how the answer is shown. ISO 32000-2, 12.6.3, F. */
function isFormatted(dict: PDFDict): boolean {
  const actions = fieldEntry(dict, 'AA');
  return actions instanceof PDFDict && actions.has(PDFName.of('F'));
}

/** Whether `part` is `whole` with letters left out; nothing is part of everything. */
function isPartOf(part: string, whole: string): boolean {
  let at = 0;
  for (const letter of part) {
    at = whole.indexOf(letter, at);
    if (at < 0) return false;
    at += letter.length;
  }
  return true;
}

/** Slips of the programs that wrote a PDF which would keep a mark or an answer from being seen. */
const POINTS = ['InkList', 'L', 'Vertices', 'QuadPoints'];
/** Room for the line's own width. */
const LINE_WIDTH = 2;

/** Puts them right in the document; returns whether there were any. The marks must then be read again. */
function mend(document: PDFDocument, marks: readonly Mark[]): boolean {
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

// Answers whose drawing is written in a font that lies with their form and not with the drawing (ISO 32000-2,
// 12.7.4.3 has readers look there for what they draw themselves). PDFium takes Helvetica instead, others draw nothing:
// in the copy they stand in their own font, and are not held against the screen.

const CHOSEN = /\/([^\s/<>()[\]{}%]+)\s+-?[\d.]+\s+Tf\b/g;

/** Their places (`placeOf`). To be asked before anything is lent to the drawings. */
function borrowersOfFonts(document: PDFDocument, marks: readonly Mark[]): ReadonlySet<string> {
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

// Marks without a drawing of their own (form answers of programs that leave it to the reader, plain
// highlights and ink) get the drawing PDFium would show for them.

const WIDGET = 20;
const NORMAL = 0;

/** A copy in which every mark PDFium can draw has its drawing. */
async function withAppearances(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PdfiumDocument.open(pdf);
  try {
    document.startForms();
    const { engine, pageCount } = document;
    for (let index = 0; index < pageCount; index += 1) {
      document.withPage(index, (page) => {
        const count = engine.FPDFPage_GetAnnotCount(page);
        for (let i = 0; i < count; i += 1) {
          const mark = engine.FPDFPage_GetAnnot(page, i);
          if (mark === 0) continue;
          const widget = engine.FPDFAnnot_GetSubtype(mark) === WIDGET;
          const drawn = engine.EPDFAnnot_HasAppearanceStream(mark, NORMAL);
          if (widget && !drawn) engine.EPDFAnnot_GenerateFormFieldAP(mark);
          else if (!widget && !drawn) engine.EPDFAnnot_GenerateAppearance(mark);
          engine.FPDFPage_CloseAnnot(mark);
        }
      });
    }
    return document.save();
  } finally {
    document.close();
  }
}

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
