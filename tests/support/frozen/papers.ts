/** @file The few small papers of the frozen case. What intake notes on each is part of what is frozen. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { degrees, PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';

const HIDDEN = 2;

/** A reviewer's comment, a hidden mark, one to redact, a page without text, a file inside: a note is made of each. */
export async function statement(folder: string): Promise<string> {
  const pdf = await page(['She came in the spring.', 'She left in June.', '']);
  const mark = { Type: 'Annot', Rect: [400, 700, 420, 720] };
  const marks = [
    { ...mark, Subtype: 'Text', Contents: PDFString.of('Ask the witness about this date') },
    { ...mark, Subtype: 'Square', F: HIDDEN },
    { ...mark, Subtype: 'Redact' },
  ].map((one) => pdf.context.register(pdf.context.obj(one)));
  pdf.getPage(0).node.set(PDFName.of('Annots'), pdf.context.obj(marks));
  await pdf.attach(new TextEncoder().encode('blue book'), 'book.txt', { mimeType: 'text/plain' });
  return put(folder, '2021-06-02 Statement.pdf', await pdf.save());
}

/** A rota scanned on its side, which somebody turns. */
export async function rota(folder: string): Promise<string> {
  const pdf = await page(['Rota, week 37', 'Nobody leaves before the floor is done.']);
  pdf.getPage(1).setRotation(degrees(90));
  return put(folder, 'rota.pdf', await pdf.save());
}

/** A photograph that says where and when it was taken, named like a letter. */
export async function drawing(folder: string): Promise<string> {
  const plain = { width: 48, height: 32, channels: 3 as const, background: '#7a4' };
  const photograph = sharp({ create: plain }).withExif({
    IFD2: { DateTimeOriginal: '2025:05:01 10:00:00' },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '51/1 30/1 0/1',
      GPSLongitudeRef: 'W',
      GPSLongitude: '0/1 7/1 0/1',
    },
  });
  return put(folder, 'drawing.docx', await photograph.jpeg().toBuffer());
}

/** Messages as an old telephone writes them out. */
export async function messages(folder: string): Promise<string> {
  return put(folder, 'messages.txt', Buffer.from('He wrote: caf\u00e9 at nine.\n', 'latin1'));
}

export async function letter(folder: string): Promise<string> {
  return put(folder, 'letter.pdf', await (await page(['Rent for May.'])).save());
}

async function page(lines: readonly string[]): Promise<PDFDocument> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const line of lines) pdf.addPage([595.28, 841.89]).drawText(line, { x: 60, y: 700, size: 14, font });
  return pdf;
}

export function put(folder: string, name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}
