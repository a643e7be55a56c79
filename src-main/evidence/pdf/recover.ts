/**
 * @file From a PDF as it came to one that PDFium and the bundle's assembler read alike: the same pages,
 * in the same order, each whole. What cannot be brought there is refused; pages are never dropped quietly.
 */
import type { PDFDocument } from 'pdf-lib';
import { TestimonyError } from '../../shared/errors.ts';
import type { WorkingStep } from '../decoder.ts';
import { openForAssembly, pageObjectNumbers, pagesAreWhole } from './assembler-reader.ts';
import { pagesThatDiffer } from './compare-pages.ts';
import { PdfiumDocument } from '../pdfium.ts';

export interface Recovered {
  readonly bytes: Uint8Array;
  readonly document: PDFDocument;
  /** None when the bytes are those that came. */
  readonly step: WorkingStep | null;
}

/** Throws damaged-file. */
export async function recover(bytes: Uint8Array, source: PdfiumDocument): Promise<Recovered> {
  const encrypted = source.engine.EPDF_IsEncrypted(source.handle);
  if (!encrypted) {
    const document = await openForAssembly(bytes);
    if (document !== null && readersAgree(document, source)) return { bytes, document, step: null };
    refuseUncertainCount(document, source);
  }
  const copy = source.save();
  const document = await openForAssembly(copy);
  if (document === null || document.getPageCount() !== source.pageCount || !pagesAreWhole(document)) {
    throw notEveryPage();
  }
  await mustLookTheSame(source, copy);
  return { bytes: copy, document, step: encrypted ? 'password-removed' : 'repaired' };
}

/** Whether the assembler finds the very same pages, and all of each, in the file as it came. */
function readersAgree(document: PDFDocument, source: PdfiumDocument): boolean {
  const { engine, handle, pageCount } = source;
  if (!engine.FPDF_DocumentHasValidCrossReferenceTable(handle)) return false;
  const numbers = pageObjectNumbers(document);
  if (numbers === null || numbers.length !== pageCount || !pagesAreWhole(document)) return false;
  return numbers.every((number, i) => engine.EPDFDoc_GetPageObjectNumberByIndex(handle, i) === number);
}

/** Two readers that both find pages, but not the same number, leave nobody sure how many there were. */
function refuseUncertainCount(document: PDFDocument | null, source: PdfiumDocument): void {
  const counted = document === null ? null : (pageObjectNumbers(document)?.length ?? null);
  if (counted === null || counted === 0 || counted === source.pageCount) return;
  throw new TestimonyError('damaged-file', {
    detail: `one reader finds ${source.pageCount} pages in it, another ${counted}`,
  });
}

async function mustLookTheSame(source: PdfiumDocument, copy: Uint8Array): Promise<void> {
  const written = await PdfiumDocument.open(copy);
  try {
    const pages = Array.from({ length: source.pageCount }, (_, i) => i);
    if (written.pageCount !== source.pageCount || pagesThatDiffer(source, written, pages).length > 0)
      throw notEveryPage();
  } finally {
    written.close();
  }
}

function notEveryPage(): TestimonyError {
  return new TestimonyError('damaged-file', { detail: 'not every page can be recovered' });
}
