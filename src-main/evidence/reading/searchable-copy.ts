/** @file A working copy that shows the same as before, with the words that were read of its pages where they stand. */
import { TestimonyError } from '../../core/errors/errors.ts';
import type { PageRead } from '../../core/evidence/machine-read.ts';
import type { IntakeTools } from '../intake-tools.ts';
import { findsSamePages, openDocument, saveDocument } from '../pdf/open-document.ts';
import { PdfiumDocument } from '../pdfium.ts';
import { wordsOnPages } from '../read-pages.ts';
import { layWords } from './text-layer.ts';

/** How fine the pages are drawn to be held against each other: dots across. */
const COMPARED_WIDTH = 500;

/** Throws damaged-file where the copy would not show what is shown now, or no bundle would take it. */
export async function searchableCopy(
  pdf: Uint8Array,
  pages: readonly PageRead[],
  tools: Pick<IntakeTools, 'tryAssembly'>,
): Promise<{ readonly copy: Uint8Array; readonly words: readonly string[] }> {
  const shown = await PdfiumDocument.open(pdf);
  try {
    const document = await openDocument(pdf);
    if (document === null || !findsSamePages(document, shown)) throw unfit();
    layWords(document, shown, pages);
    const copy = await saveDocument(document);
    const made = await PdfiumDocument.open(copy);
    try {
      const isWhole =
        made.pageCount === shown.pageCount && (await tools.tryAssembly(copy)) === shown.pageCount;
      if (!isWhole || !pages.every(({ page }) => looksTheSame(shown, made, page - 1))) throw unfit();
      return { copy, words: wordsOnPages(made) };
    } finally {
      made.close();
    }
  } finally {
    shown.close();
  }
}

const unfit = () => new TestimonyError('damaged-file');

function looksTheSame(before: PdfiumDocument, after: PdfiumDocument, index: number): boolean {
  const [one, other] = [before.render(index, COMPARED_WIDTH), after.render(index, COMPARED_WIDTH)];
  return one.width === other.width && Buffer.compare(one.rgba, other.rgba) === 0;
}
