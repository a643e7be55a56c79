/** @file Small real papers for tests, made here. */
import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';

/** A PDF whose pages each say `text` and their own number. */
export async function paper(text: string, pages = 1): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page++) {
    pdf.addPage([595.28, 841.89]).drawText(`${text} sheet ${page}`, { x: 60, y: 700, size: 14, font });
  }
  return pdf.save();
}

/** The same, opened only with a password. */
export async function lockedPaper(text: string, password: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await paper(text));
  pdf.encrypt({ userPassword: password, ownerPassword: `${password}!` });
  return pdf.save();
}

/** One page with a note stuck on it, as a reviewer leaves it. */
export async function commentedPaper(text: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await paper(text));
  const note = { Type: 'Annot', Subtype: 'Text', Rect: [400, 700, 420, 720] };
  const made = pdf.context.obj({ ...note, Contents: PDFString.of('Ask the witness about this') });
  pdf.getPage(0).node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(made)]));
  return pdf.save();
}
