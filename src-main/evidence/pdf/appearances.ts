/**
 * @file Marks without a drawing of their own (form answers of programs that leave it to the reader, plain
 * highlights and ink) get the drawing PDFium would show for them.
 */
import { PdfiumDocument } from '../pdfium.ts';

const WIDGET = 20;
const NORMAL = 0;

/** A copy in which every mark PDFium can draw has its drawing. */
export async function withAppearances(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PdfiumDocument.open(pdf);
  try {
    document.startForms();
    const { engine, pageCount } = document;
    for (let index = 0; index < pageCount; index += 1) {
      document.withPage(index, (page) => {
        const count = engine.FPDFPage_GetAnnotCount(page);
        for (let i = 0; i < count; i += 1) {
          const mark = engine.FPDFPage_GetAnnot(page, i);
          if (mark === 0) continue;
          const widget = engine.FPDFAnnot_GetSubtype(mark) === WIDGET;
          const drawn = engine.EPDFAnnot_HasAppearanceStream(mark, NORMAL);
          if (widget && !drawn) engine.EPDFAnnot_GenerateFormFieldAP(mark);
          else if (!widget && !drawn) engine.EPDFAnnot_GenerateAppearance(mark);
          engine.FPDFPage_CloseAnnot(mark);
        }
      });
    }
    return document.save();
  } finally {
    document.close();
  }
}
