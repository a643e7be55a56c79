/** @file A document for a bundle that is altered, and getting at the parts of the finished one with pdf-lib. */
import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFRawStream } from 'pdf-lib';

import { rawDocument, words } from './raw-pdf.ts';

/** Two pages; on the first a link to the second. */
export const linked = rawDocument({
  pages: [
    {
      contents: words('see overleaf'),
      entries: '/Annots [<</Type /Annot /Subtype /Link /Rect [72 390 200 420] /Dest [8 0 R /XYZ 0 0 0]>>]',
    },
    { contents: words('overleaf') },
  ],
  objects: (pdf) => {
    // So that the second page is object 8: links name pages by number.
    pdf.add('null');
    pdf.add('null');
  },
});

export const node = (pdf: PDFDocument, page: number) => pdf.getPage(page - 1).node;
export const get = (dict: PDFDict, name: string) => dict.lookup(PDFName.of(name));
export const dictAt = (dict: PDFDict, name: string) => dict.lookup(PDFName.of(name), PDFDict);
export const marks = (pdf: PDFDocument, page: number) =>
  node(pdf, page).lookup(PDFName.of('Annots'), PDFArray);
export const link = (pdf: PDFDocument, page: number, index = 0) => marks(pdf, page).lookup(index, PDFDict);
export const destination = (dict: PDFDict) => dict.lookup(PDFName.of('Dest'), PDFArray);
export const lead = (pdf: PDFDocument, dict: PDFDict, page: number) =>
  destination(dict).set(0, pdf.getPage(page - 1).ref);
export const firstBookmark = (pdf: PDFDocument) => dictAt(dictAt(pdf.catalog, 'Outlines'), 'First');
export const forms = (pdf: PDFDocument, page: number) =>
  dictAt(dictAt(node(pdf, page), 'Resources'), 'XObject');
export const drawing = (pdf: PDFDocument, page: number) => get(forms(pdf, page), 'D') as PDFRawStream;
export const textOf = (stream: unknown) =>
  Buffer.from((stream as PDFRawStream).getContents()).toString('latin1');
export const edit = (stream: PDFRawStream, change: (text: string) => string) => {
  const before = textOf(stream);
  const after = change(before);
  if (after === before) throw new Error('nothing was altered');
  stream.updateContents(Buffer.from(after, 'latin1'));
};
export const editPage = (pdf: PDFDocument, page: number, change: (text: string) => string) =>
  edit(get(node(pdf, page), 'Contents') as PDFRawStream, change);
export const add = (pdf: PDFDocument, page: number, mark: Record<string, unknown>) =>
  node(pdf, page).addAnnot(pdf.context.register(pdf.context.obj({ Type: 'Annot', ...mark } as never)));
