/** @file What a person should know about a PDF before it goes into a bundle, in plain sentences. */
import type { PdfiumDocument } from './pdfium.ts';

export function pdfNotes(source: PdfiumDocument, pageCount: number): string[] {
  const notes: string[] = [];
  const attachments = source.engine.FPDFDoc_GetAttachmentCount(source.handle);
  if (attachments > 0) {
    notes.push(
      `${count(attachments, 'file is', 'files are')} attached inside this PDF. Attachments are not part of its pages and will not be in a bundle: add them one by one.`,
    );
  }
  let silent = 0;
  for (let i = 0; i < pageCount; i += 1) if (source.text(i).trim() === '') silent += 1;
  if (silent > 0) {
    notes.push(
      silent === pageCount
        ? 'It has no text that can be searched.'
        : `${count(silent, 'page has', 'pages have')} no text that can be searched.`,
    );
  }
  return notes;
}

export function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
