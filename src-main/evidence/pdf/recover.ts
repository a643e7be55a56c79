/**
 * @file From a PDF as it came to one that every reader here finds the same pages in, each whole. What
 * cannot be brought there is refused; pages are never dropped quietly.
 */
import { PDFDocument } from 'pdf-lib';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { WorkingStep } from '../decoder.ts';
import type { IntakeTools } from '../intake-tools.ts';
import { PdfiumDocument } from '../pdfium.ts';
import { pagesThatDiffer } from './compare-pages.ts';
import {
  findsSamePages,
  firstPageWithoutContents,
  openDocument,
  pagesFound,
  saveDocument,
} from './open-document.ts';
import { asPictures } from './page-pictures.ts';

const PAGES_COMPARED = 200;

export interface Recovered {
  readonly bytes: Uint8Array;
  readonly document: PDFDocument;
  /** None when the bytes are those that came. */
  readonly step: WorkingStep | null;
  /** Set where each page is a picture of what PDFium shows, marks included. */
  readonly asPictures?: true;
}

/** Throws damaged-file, naming what is missing where that is known. */
export async function recover(
  bytes: Uint8Array,
  source: PdfiumDocument,
  tools: IntakeTools,
): Promise<Recovered> {
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
