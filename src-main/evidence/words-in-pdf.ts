/**
 * @file Every word that a finished PDF holds, as an engine sees it that took no part in writing it: on its pages, and in
 * what it says about itself.
 */
import { PdfiumDocument } from './pdfium.ts';

export interface WordsInPdf {
  /** Of all pages, in order. */
  readonly pages: string;
  /** Title, author and the like, and the packet of XMP. */
  readonly about: string;
}

const FIELDS = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer'] as const;

/** Throws `damaged-file`, `too-large`. */
export async function wordsInPdf(bytes: Uint8Array): Promise<WordsInPdf> {
  const document = await PdfiumDocument.open(bytes);
  try {
    const pages = Array.from({ length: document.pageCount }, (_, index) => document.text(index));
    const fields = FIELDS.map((field) =>
      document.readUtf16((at, size) => document.engine.FPDF_GetMetaText(document.handle, field, at, size)),
    );
    const packets = new TextDecoder().decode(bytes).match(/<x:xmpmeta[\s\S]*?<\/x:xmpmeta>/g) ?? [];
    return { pages: pages.join('\n'), about: [...fields, ...packets].join('\n') };
  } finally {
    document.close();
  }
}
