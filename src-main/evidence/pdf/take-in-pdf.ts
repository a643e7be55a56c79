/**
 * @file Intake of a PDF. A sound file with nothing lying on its pages is kept as it is, and is opened once by each reader;
 * what mends files and draws in what lies on their pages is loaded when the first such file comes.
 */
import type { Progress } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { IntakeTools } from '../intake-tools.ts';
import { INTAKE_LIMITS } from '../limits.ts';
import { PdfiumDocument } from '../pdfium.ts';
import { withNewFrame } from './new-frame.ts';
import type { OpenedPdf, PdfIntake } from './pdf-intake.ts';

/** Throws password-needed, wrong-password, damaged-file, unsupported-type (XFA), too-many-pages. */
export async function takeInPdf(
  given: Uint8Array,
  password: string | undefined,
  tools: IntakeTools,
  report: (p: Progress) => void,
): Promise<PdfIntake> {
  const opened = await open(given, password);
  try {
    const pageCount = checkCount(opened.source);
    if (await isSound(opened, tools)) return asItCame(opened.source, pageCount);
    const { intakePdf } = await import('./intake-pdf.ts');
    return await intakePdf(opened, tools, report);
  } catch (thrown) {
    opened.source.close();
    throw thrown;
  }
}

/**
 * Every reader here finds the same pages in it, whole, nothing lies on them or hangs on the file that a person should
 * know of, and a bundle can be made of it.
 */
async function isSound({ source, bytes, reframed }: OpenedPdf, tools: IntakeTools): Promise<boolean> {
  const { engine, handle, pageCount } = source;
  if (reframed || engine.EPDF_IsEncrypted(handle)) return false;
  if (engine.FPDF_GetSignatureCount(handle) > 0 || engine.FPDFDoc_GetAttachmentCount(handle) > 0)
    return false;
  const pages = tools.barePages?.(bytes) ?? null;
  if (pages?.length !== pageCount) return false;
  if (!pages.every((number, i) => number === engine.EPDFDoc_GetPageObjectNumberByIndex(handle, i)))
    return false;
  try {
    return (await tools.tryAssembly(bytes)) === pageCount;
  } catch (thrown) {
    // The long way says what is wrong with it, or mends it.
    if (thrown instanceof TestimonyError) return false;
    throw thrown;
  }
}

function asItCame(source: PdfiumDocument, pageCount: number): PdfIntake {
  return {
    pageCount,
    source,
    workingCopy: null,
    workingSteps: ['as-received'],
    notes: [],
    comments: [],
    layersOff: false,
    units: [],
    marked: [],
  };
}

/** As it came; or where nothing finds its pages, with a new table of its objects. */
async function open(bytes: Uint8Array, password: string | undefined): Promise<OpenedPdf> {
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
