/** @file A rendering as the copy that goes into bundles, within the limits of pages. */
import type { Rendering } from '../../contract/rendering.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded, type Note } from '../../core/findings/finding.ts';
import type { IntakeTools } from '../intake-tools.ts';
import { INTAKE_LIMITS } from '../limits.ts';
import { PdfiumDocument } from '../pdfium.ts';

export interface SetPages {
  readonly pageCount: number;
  readonly workingCopy: Uint8Array;
  readonly notes: readonly Note[];
}

/** Throws too-many-pages. */
export async function setOnPages(rendering: Rendering, tools: IntakeTools): Promise<SetPages> {
  const { pdf, asCodes } = await tools.rendered(rendering);
  const notes = asCodes.length === 0 ? [] : [coded('letters-as-codes', { letters: asCodes.join(' ') })];
  return { pageCount: await countPages(pdf), workingCopy: pdf, notes };
}

/** Throws too-many-pages. */
export async function countPages(pdf: Uint8Array): Promise<number> {
  const document = await PdfiumDocument.open(pdf);
  try {
    const { pageCount } = document;
    if (pageCount > INTAKE_LIMITS.textPages) {
      throw new TestimonyError('too-many-pages', {
        found: [coded('pages-over', { count: pageCount, most: INTAKE_LIMITS.textPages })],
      });
    }
    return pageCount;
  } finally {
    document.close();
  }
}
