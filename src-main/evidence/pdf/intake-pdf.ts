/**
 * @file Intake of a PDF. A sound file with nothing lying on its pages is kept as it is; any other gets a
 * working copy that the bundle's assembler reads page for page, with everything visible on its pages.
 */
import { PDFBool, type PDFDocument, PDFName } from 'pdf-lib';
import type { PageComment } from '../../contract/evidence.ts';
import type { Progress } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { HiddenWords } from '../../core/evidence/hidden-words.ts';
import type { Note } from '../../core/findings/finding.ts';
import type { WorkingStep } from '../decoder.ts';
import type { IntakeTools } from '../intake-tools.ts';
import { INTAKE_LIMITS } from '../limits.ts';
import { PdfiumDocument } from '../pdfium.ts';
import { boundsOfPoints, layersThatAreOff, type Mark, readMarks } from './annotations.ts';
import { commentsOf } from './comments.ts';
import { drawIn } from './draw-in.ts';
import { withNewFrame } from './new-frame.ts';
import { besideNotes, pdfNotes, picturesNote } from './notes.ts';
import { recover } from './recover.ts';

export interface PdfIntake {
  readonly pageCount: number;
  readonly workingCopy: Uint8Array | null;
  readonly workingSteps: readonly WorkingStep[];
  readonly notes: readonly Note[];
  readonly comments: readonly PageComment[];
  /** The file as it came, open: whoever asked for the intake closes it. */
  readonly source: PdfiumDocument;
  readonly layersOff: boolean;
  /** Words under marks that ask for redaction. */
  readonly marked: readonly HiddenWords[];
}

const XFA_FULL = 2;

/** Throws password-needed, wrong-password, damaged-file, unsupported-type (XFA), too-many-pages. */
export async function intakePdf(
  given: Uint8Array,
  password: string | undefined,
  tools: IntakeTools,
  report: (p: Progress) => void,
): Promise<PdfIntake> {
  const { source, bytes, reframed } = await open(given, password);
  try {
    const pageCount = checkCount(source);
    const recovered = await recover(bytes, source, tools);
    const marks = readMarks(recovered.document);
    const layers = layersThatAreOff(recovered.document);
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
      layersOff: layers.size > 0,
      marked,
    };
  } catch (thrown) {
    source.close();
    throw thrown;
  }
}

/** As it came; or where nothing finds its pages, with a new table of its objects. */
async function open(bytes: Uint8Array, password: string | undefined) {
  try {
    return { source: await PdfiumDocument.open(bytes, password), bytes, reframed: false };
  } catch (thrown) {
    const isDamaged = thrown instanceof TestimonyError && thrown.code === 'damaged-file';
    const framed = isDamaged ? withNewFrame(bytes) : null;
    if (framed === null) throw thrown;
    try {
      return { source: await PdfiumDocument.open(framed, password), bytes: framed, reframed: true };
    } catch {
      // What is wrong with the file itself is what people can use.
      throw thrown;
    }
  }
}

function checkCount({ pageCount }: PdfiumDocument): number {
  if (pageCount <= 0)
    throw new TestimonyError('damaged-file', { detail: 'it has no pages that can be found' });
  if (pageCount > INTAKE_LIMITS.pages) {
    throw new TestimonyError('too-many-pages', {
      detail: `${pageCount} pages; the most is ${INTAKE_LIMITS.pages}`,
    });
  }
  return pageCount;
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
