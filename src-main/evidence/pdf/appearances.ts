/**
 * @file Marks without a drawing of their own (form answers of programs that leave it to the reader, plain
 * highlights and ink) get the drawing PDFium would show for them.
 */
import { PdfiumDocument } from '../pdfium.ts';

const WIDGET = 20;
const NORMAL = 0;
/** Drop-down list, list, text: what a person typed or chose. Ticks and buttons keep their own drawings. */
const WRITTEN_FIELDS = new Set([4, 5, 6]);

/**
 * A copy in which every mark PDFium can draw has its drawing. `renew`: the file asks readers to draw all
 * form answers anew (NeedAppearances), because the drawings it holds may be old.
 */
export async function withAppearances(pdf: Uint8Array, renew: boolean): Promise<Uint8Array> {
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
          const written =
            widget && WRITTEN_FIELDS.has(engine.FPDFAnnot_GetFormFieldType(document.form, mark));
          if (widget && (!drawn || (renew && written))) engine.EPDFAnnot_GenerateFormFieldAP(mark);
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
