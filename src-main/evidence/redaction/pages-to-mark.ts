/** @file The pages of a paper as marks are put on them: their size as shown, and their words with their places. */
import type { PageRead } from '../../core/redaction/find-words.ts';
import { wordsOnPage } from '../page-text.ts';
import { PdfiumDocument } from '../pdfium.ts';

/** Throws damaged-file, too-large. */
export async function pagesToMark(pdf: Uint8Array): Promise<PageRead[]> {
  const document = await PdfiumDocument.open(pdf);
  try {
    return Array.from({ length: document.pageCount }, (_, index) => ({
      page: index + 1,
      ...document.sizeOf(index),
      words: wordsOnPage(document, index),
    }));
  } finally {
    document.close();
  }
}

/** A picture of a redacted page as pixels, for the proof. Throws where the bytes are no picture. */
export async function pixelsOf(
  bytes: Uint8Array,
): Promise<{ width: number; height: number; channels: number; data: Uint8Array }> {
  const { sharp } = await import('../picture/library.ts');
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels, data };
}
