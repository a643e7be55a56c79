/** @file A working copy with some of its pages as pictures of what is seen of them. What else they held is in it no more. */
import { PDFArray, PDFDict, type PDFDocument, type PDFObject, PDFRef, PDFStream } from 'pdf-lib';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { IntakeTools } from '../intake-tools.ts';
import { PdfiumDocument } from '../pdfium.ts';
import { openDocument, saveDocument } from './open-document.ts';
import { asPictures } from './page-pictures.ts';

/** `pages` are 1-based. Throws damaged-file, too-large. */
export async function picturedCopy(
  pdf: Uint8Array,
  pages: readonly number[],
  tools: IntakeTools,
): Promise<Uint8Array> {
  const shown = await PdfiumDocument.open(pdf);
  try {
    const document = await openDocument(pdf);
    if (document === null) throw new TestimonyError('damaged-file');
    await asPictures(
      document,
      shown,
      pages.map((page) => page - 1),
    );
    dropUnreached(document);
    const copy = await saveDocument(document);
    await prove(copy, pages, shown.pageCount, tools);
    return copy;
  } finally {
    shown.close();
  }
}

/** What no page leads to any more would be written all the same. */
function dropUnreached(document: PDFDocument): void {
  const { context } = document;
  const reached = new Set<PDFObject>();
  const waiting: (PDFObject | undefined)[] = Object.values(context.trailerInfo);
  const references = new Set<string>();
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (next === undefined || reached.has(next)) continue;
    reached.add(next);
    if (next instanceof PDFRef) {
      references.add(next.toString());
      waiting.push(context.lookup(next));
    } else if (next instanceof PDFStream) waiting.push(next.dict);
    else if (next instanceof PDFDict) for (const value of next.values()) waiting.push(value);
    else if (next instanceof PDFArray) for (const item of next.asArray()) waiting.push(item);
  }
  for (const [reference] of context.enumerateIndirectObjects())
    if (!references.has(reference.toString())) context.delete(reference);
}

/** That no words are left on them, and that bundles take the copy. */
async function prove(
  copy: Uint8Array,
  pages: readonly number[],
  pageCount: number,
  tools: IntakeTools,
): Promise<void> {
  const made = await PdfiumDocument.open(copy);
  try {
    const isWhole = made.pageCount === pageCount && (await tools.tryAssembly(copy)) === pageCount;
    if (isWhole && pages.every((page) => made.text(page - 1).trim() === '')) return;
  } finally {
    made.close();
  }
  throw new TestimonyError('damaged-file');
}
