/**
 * @file The reader that assembles bundles (pdf-lib), used at intake to be sure it will find in a working
 * copy what PDFium found: the same pages, in the same order, each with its contents.
 */
import { PDFDocument, PDFName, PDFRef, PDFStream } from 'pdf-lib';

/** How the assembler opens a file: at once, changing nothing. */
export const ASSEMBLER_OPTIONS = { parseSpeed: Number.POSITIVE_INFINITY, updateMetadata: false } as const;

/** Opens a file as the assembler will; null when it cannot. */
export async function openForAssembly(bytes: Uint8Array): Promise<PDFDocument | null> {
  try {
    const document = await PDFDocument.load(bytes, ASSEMBLER_OPTIONS);
    document.getPageCount();
    return document;
  } catch {
    return null;
  }
}

/** Object numbers of the pages, in order; null when a page has none or cannot be reached. */
export function pageObjectNumbers(document: PDFDocument): number[] | null {
  try {
    return document.getPages().map((page) => page.ref.objectNumber);
  } catch {
    return null;
  }
}

/** Whether every page's size and content streams are where the page says they are. */
export function pagesAreWhole(document: PDFDocument): boolean {
  try {
    return document.getPages().every(({ node }) => {
      const box = node.MediaBox();
      if (box.size() < 4) return false;
      const contents = node.get(PDFName.of('Contents'));
      if (contents === undefined) return true;
      const parts = contents instanceof PDFRef ? document.context.lookup(contents) : contents;
      if (parts instanceof PDFStream) return true;
      const list = node.normalizedEntries().Contents;
      if (parts === undefined || list === undefined) return false;
      return list.asArray().every((part) => document.context.lookup(part) instanceof PDFStream);
    });
  } catch {
    return false;
  }
}
