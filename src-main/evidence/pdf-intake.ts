/**
 * @file Intake of a PDF. A sound file with nothing drawn on top is kept as it is; any other gets a
 * working copy that the bundle's assembler reads page for page, with everything visible on its pages.
 */
import { TestimonyError } from '../shared/errors.ts';
import type { Progress } from '../shared/ports.ts';
import { openForAssembly, pageObjectNumbers, pagesAreWhole } from './assembler-reader.ts';
import type { WorkingStep } from './decoder.ts';
import { INTAKE_LIMITS } from './limits.ts';
import { pdfNotes } from './pdf-notes.ts';
import { PdfiumDocument } from './pdfium.ts';

export interface PdfIntake {
  readonly pageCount: number;
  readonly workingCopy: Uint8Array | null;
  readonly workingSteps: readonly WorkingStep[];
  readonly notes: readonly string[];
}

/** Throws password-needed, wrong-password, damaged-file, too-many-pages. */
export async function intakePdf(
  bytes: Uint8Array,
  password: string | undefined,
  report: (p: Progress) => void,
): Promise<PdfIntake> {
  const source = await PdfiumDocument.open(bytes, password);
  try {
    const pageCount = checkPages(source, report);
    const notes = pdfNotes(source, pageCount);
    const steps: WorkingStep[] = [];
    let copy: Uint8Array | null = null;
    if (source.engine.EPDF_IsEncrypted(source.handle)) {
      copy = source.save();
      steps.push('password-removed');
    } else if (!(await assemblerAgrees(bytes, source))) {
      copy = source.save();
      steps.push('repaired');
    }
    if (copy !== null) await mustAssemble(copy, pageCount);
    return { pageCount, workingCopy: copy, workingSteps: copy === null ? ['as-received'] : steps, notes };
  } finally {
    source.close();
  }
}

function checkPages(source: PdfiumDocument, report: (p: Progress) => void): number {
  const { pageCount } = source;
  if (pageCount <= 0)
    throw new TestimonyError('damaged-file', { detail: 'it has no pages that can be found' });
  if (pageCount > INTAKE_LIMITS.pages) {
    throw new TestimonyError('too-many-pages', {
      detail: `${pageCount} pages; the most is ${INTAKE_LIMITS.pages}`,
    });
  }
  for (let i = 0; i < pageCount; i += 1) {
    if (i % 25 === 0) report({ step: 'checking', page: { number: i + 1, of: pageCount } });
    source.withPage(i, () => undefined);
  }
  return pageCount;
}

/** Whether the assembler finds the very same pages, and all of each, in the file as it came. */
async function assemblerAgrees(bytes: Uint8Array, source: PdfiumDocument): Promise<boolean> {
  const { engine, handle, pageCount } = source;
  if (!engine.FPDF_DocumentHasValidCrossReferenceTable(handle)) return false;
  const document = await openForAssembly(bytes);
  if (document === null) return false;
  const numbers = pageObjectNumbers(document);
  if (numbers === null || numbers.length !== pageCount || !pagesAreWhole(document)) return false;
  return numbers.every((number, i) => engine.EPDFDoc_GetPageObjectNumberByIndex(handle, i) === number);
}

async function mustAssemble(copy: Uint8Array, pageCount: number): Promise<void> {
  const document = await openForAssembly(copy);
  if (document === null || document.getPageCount() !== pageCount || !pagesAreWhole(document)) {
    throw new TestimonyError('damaged-file', { detail: 'not every page can be recovered' });
  }
}
