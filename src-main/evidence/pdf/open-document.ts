/** @file The reader through which marks are found and drawn in (pdf-lib), and whether it sees what PDFium sees. */
import { PDFArray, PDFDocument, PDFName, type PDFPage, PDFRef, PDFStream } from 'pdf-lib';
import type { PdfiumDocument } from '../pdfium.ts';

/** Null when it cannot be opened. Nothing is changed by opening. */
export async function openDocument(bytes: Uint8Array): Promise<PDFDocument | null> {
  try {
    const document = await PDFDocument.load(bytes, {
      parseSpeed: Number.POSITIVE_INFINITY,
      updateMetadata: false,
    });
    // A broken tree of pages shows when something inherited is asked for.
    for (const page of readablePages(document)) page.node.Resources();
    return document;
  } catch {
    return null;
  }
}

/** None where the tree leads nowhere; `pagesFound` says so. */
function readablePages(document: PDFDocument): readonly PDFPage[] {
  document.getPageCount();
  try {
    return document.getPages();
  } catch {
    return [];
  }
}

/** Writes it anew, adding nothing. */
export function saveDocument(document: PDFDocument): Promise<Uint8Array> {
  return document.save({
    objectsPerTick: Number.POSITIVE_INFINITY,
    addDefaultPage: false,
    updateFieldAppearances: false,
  });
}

/** How many pages it finds; null when the tree of pages is broken. */
export function pagesFound(document: PDFDocument): number | null {
  try {
    return document.getPages().length;
  } catch {
    return null;
  }
}

/** Whether both readers find the very same pages, in the same order. */
export function findsSamePages(document: PDFDocument, source: PdfiumDocument): boolean {
  if (pagesFound(document) !== source.pageCount) return false;
  return document
    .getPages()
    .every(
      (page, i) =>
        source.engine.EPDFDoc_GetPageObjectNumberByIndex(source.handle, i) === page.ref.objectNumber,
    );
}

/** 0-based, the first page whose contents the file names but does not hold; null when all are there. */
export function firstPageWithoutContents(document: PDFDocument): number | null {
  const index = document.getPages().findIndex(({ node }) => {
    const entry = node.get(PDFName.of('Contents'));
    if (entry === undefined) return false;
    const found = entry instanceof PDFRef ? document.context.lookup(entry) : entry;
    if (found instanceof PDFStream) return false;
    const parts = found === undefined ? undefined : node.normalizedEntries().Contents;
    return (
      !(parts instanceof PDFArray) ||
      !parts.asArray().every((part) => document.context.lookup(part) instanceof PDFStream)
    );
  });
  return index < 0 ? null : index;
}
