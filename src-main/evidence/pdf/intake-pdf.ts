/**
 * @file Intake of a PDF that is not simply sound (take-in-pdf.ts), or has marks on its pages. It gets a working copy that
 * the bundle's assembler reads page for page, with everything visible on its pages, where it needs one.
 */
import { PDFBool, PDFDocument, PDFName } from 'pdf-lib';
import type { PageComment } from '../../contract/evidence.ts';
import type { Progress } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { HiddenWords } from '../../core/evidence/hidden-words.ts';
import type { WorkingStep } from '../decoder.ts';
import type { IntakeTools } from '../intake-tools.ts';
import { PdfiumDocument } from '../pdfium.ts';
import {
  annotationsOf,
  boundsOfPoints,
  type Mark,
  mayHideByLayer,
  nameOf,
  readMarks,
  textOf,
  unitOf,
} from './annotations.ts';
import { pagesThatDiffer } from './compare-pages.ts';
import { drawIn } from './draw-in.ts';
import { besideNotes, pdfNotes, picturesNote } from './notes.ts';
import {
  findsSamePages,
  firstPageWithoutContents,
  openDocument,
  pagesFound,
  saveDocument,
} from './open-document.ts';
import { asPictures } from './page-pictures.ts';
import type { OpenedPdf, PdfIntake } from './pdf-intake.ts';

/**
 * From a PDF as it came to one that every reader here finds the same pages in, each whole. What
 * cannot be brought there is refused; pages are never dropped quietly.
 */
const PAGES_COMPARED = 200;

interface Recovered {
  readonly bytes: Uint8Array;
  readonly document: PDFDocument;
  /** None when the bytes are those that came. */
  readonly step: WorkingStep | null;
  /** Set where each page is a picture of what PDFium shows, marks included. */
  readonly asPictures?: true;
}

/** Throws damaged-file, naming what is missing where that is known. */
async function recover(bytes: Uint8Array, source: PdfiumDocument, tools: IntakeTools): Promise<Recovered> {
  const encrypted = source.engine.EPDF_IsEncrypted(source.handle);
  if (!encrypted) {
    const document = await openDocument(bytes);
    if (document !== null) {
      refuseUncertainCount(document, source);
      // A stream with the word "stream" in it has no end for this reader where its length is told elsewhere in the file:
      // whether contents are lost is for what PDFium writes of it to say.
      const isWhole = findsSamePages(document, source) && firstPageWithoutContents(document) === null;
      if (isWhole && (await assembles(bytes, source, tools))) return { bytes, document, step: null };
    }
  }
  // A page that cannot be read is named; its copy would only be said to be missing.
  for (let i = 0; i < source.pageCount; i += 1) source.withPage(i, () => undefined);
  // The second way builds a new document around the pages, for files whose own frame is beyond repair.
  for (const write of [() => source.save(), () => source.saveRebuilt()]) {
    const copy = write();
    const document = await openDocument(copy);
    if (document === null || pagesFound(document) !== source.pageCount) continue;
    refuseLostContents(document);
    if (!(await assembles(copy, source, tools)) || !(await looksTheSame(source, copy))) continue;
    return { bytes: copy, document, step: encrypted ? 'password-removed' : 'repaired' };
  }
  // Every page can be seen, and none of our copies holds against it: what is seen goes in.
  const seen = await pageByPage(source);
  const pictured = await openDocument(seen);
  if (pictured === null || !(await assembles(seen, source, tools)))
    throw new TestimonyError('damaged-file', { detail: 'not every page can be recovered' });
  return {
    bytes: seen,
    document: pictured,
    step: encrypted ? 'password-removed' : 'repaired',
    asPictures: true,
  };
}

async function pageByPage(source: PdfiumDocument): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const pages = Array.from({ length: source.pageCount }, (_, i) => i);
  for (const _ of pages) document.addPage();
  await asPictures(document, source, pages);
  return saveDocument(document);
}

/** Two readers that both find pages, but not the same number, leave nobody sure how many there were. */
function refuseUncertainCount(document: PDFDocument, source: PdfiumDocument): void {
  const counted = pagesFound(document);
  if (counted === null || counted === 0 || counted === source.pageCount) return;
  throw new TestimonyError('damaged-file', {
    detail: `one reader finds ${source.pageCount} pages in it, another ${counted}`,
  });
}

function refuseLostContents(document: PDFDocument): void {
  const lost = firstPageWithoutContents(document);
  if (lost === null) return;
  throw new TestimonyError('damaged-file', {
    detail: `what page ${lost + 1} shows is missing from the file`,
  });
}

async function assembles(pdf: Uint8Array, source: PdfiumDocument, tools: IntakeTools): Promise<boolean> {
  try {
    return (await tools.tryAssembly(pdf)) === source.pageCount;
  } catch (thrown) {
    if (thrown instanceof TestimonyError) return false;
    throw thrown;
  }
}

/** Every page, or in a long document as many as can be drawn while somebody waits, evenly, first and last included. */
function spread(pageCount: number): number[] {
  const most = Math.min(pageCount, PAGES_COMPARED);
  return Array.from({ length: most }, (_, i) => Math.round((i * (pageCount - 1)) / Math.max(1, most - 1)));
}

async function looksTheSame(source: PdfiumDocument, copy: Uint8Array): Promise<boolean> {
  const written = await PdfiumDocument.open(copy);
  try {
    if (written.pageCount !== source.pageCount) return false;
    return pagesThatDiffer(source, written, spread(source.pageCount)).length === 0;
  } finally {
    written.close();
  }
}

// Comments: words that people pinned to a page and that are not written on it.

/** Marks whose words are what is drawn on the page. */
const WORDS_ON_THE_PAGE = new Set(['FreeText', 'Widget']);

/** In page order. Hidden marks are left out: the file's own reader does not show them either. */
function commentsOf(document: PDFDocument, marks: readonly Mark[]): PageComment[] {
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

const XFA_FULL = 2;

/** Throws damaged-file, unsupported-type (XFA). The source stays open. */
export async function intakePdf(
  { source, bytes, reframed }: OpenedPdf,
  tools: IntakeTools,
  report: (p: Progress) => void,
): Promise<PdfIntake> {
  const { pageCount } = source;
  const recovered = await recover(bytes, source, tools);
  const marks = readMarks(recovered.document);
  const layersOff = mayHideByLayer(recovered.document);
  const units = recovered.document.getPages().map(unitOf);
  const marked = wordsToRedact(marks, source);
  refuseLiveForm(source, recovered.document, marks);
  const notes = pdfNotes(source, recovered.document, marks);
  if (recovered.asPictures) notes.push(picturesNote([...Array(pageCount).keys()]));
  const comments = commentsOf(recovered.document, marks);
  const steps: WorkingStep[] = recovered.step !== null ? [recovered.step] : reframed ? ['repaired'] : [];
  let working = recovered.bytes;
  const lie = marks.some((mark) => mark.shown);
  if (lie) {
    checkPages(source, report);
    const drawn = await drawIn(working, recovered.document, marks, source, tools);
    working = drawn.bytes;
    steps.push('answers-and-stamps-drawn-in');
    notes.push(...drawn.notes);
    comments.push(...drawn.words);
  }
  notes.push(...besideNotes(comments));
  return {
    pageCount,
    workingCopy: steps.length === 0 ? null : working,
    workingSteps: steps.length === 0 ? ['as-received'] : steps,
    notes,
    comments,
    source,
    layersOff,
    units,
    marked,
  };
}

/** A file that goes in as it came is read page by page in any case; of any other, each must have been there. */
function checkPages(source: PdfiumDocument, report: (p: Progress) => void): void {
  for (let i = 0; i < source.pageCount; i += 1) {
    if (i % 25 === 0) report({ step: 'checking', page: { number: i + 1, of: source.pageCount } });
    source.withPage(i, () => undefined);
  }
}

/** A form whose pages exist only inside Adobe Reader; the file itself holds one that says "Please wait". */
function refuseLiveForm(source: PdfiumDocument, document: PDFDocument, marks: readonly Mark[]): void {
  const rendering = document.catalog.lookup(PDFName.of('NeedsRendering'));
  const live = rendering instanceof PDFBool && rendering.asBoolean();
  const xfa = source.engine.FPDF_GetFormType(source.handle) === XFA_FULL;
  if (!live && !(xfa && !marks.some((mark) => mark.kind === 'Widget'))) return;
  throw new TestimonyError('unsupported-type', {
    detail: 'a form that only Adobe Reader can show (XFA): open it there and print it to PDF',
  });
}

/** Redaction was asked for and not carried out: what was to go is all there. ISO 32000-2, 12.5.6.23. */
function wordsToRedact(marks: readonly Mark[], source: PdfiumDocument): HiddenWords[] {
  const asked = marks.filter(({ kind }) => kind === 'Redact');
  return asked.flatMap(({ page, dict, covers }) => {
    const box = boundsOfPoints(dict, ['QuadPoints']) ?? covers;
    const words = source.textWithin(page, box).replace(/\s+/g, ' ').trim();
    return words === '' ? [] : [{ page: page + 1, kind: 'marked-for-redaction' as const, words }];
  });
}
