/** A page whose clipping path has as many corners as a coast is read to its end, and what it clips away is found. */
import { PDFDocument, PDFName, StandardFonts } from 'pdf-lib';
import { expect, it } from 'vitest';
import { PdfiumDocument } from '../../../src-main/evidence/pdfium.ts';
import { pagesFound } from '../../../src-main/evidence/read-pages.ts';

const CORNERS = 150_000;

it('finds the words outside of it, and none of those inside', async () => {
  const document = await PDFDocument.create();
  const page = document.addPage([600, 800]);
  const font = await document.embedFont(StandardFonts.Helvetica);
  page.node.setFontDictionary(PDFName.of('F1'), font.ref);
  const coast = Array.from({ length: CORNERS }, (_, i) => {
    const angle = (i / CORNERS) * 2 * Math.PI;
    return `${(200 + 150 * Math.cos(angle)).toFixed(3)} ${(200 + 150 * Math.sin(angle)).toFixed(3)} ${i === 0 ? 'm' : 'l'}`;
  });
  const text = (y: number, words: string) => `BT /F1 12 Tf 150 ${y} Td (${words}) Tj ET`;
  const content = ['q', ...coast, 'h W n', text(200, 'Seen inside'), text(700, 'Clipped away'), 'Q'].join(
    '\n',
  );
  page.node.set(PDFName.of('Contents'), document.context.register(document.context.flateStream(content)));
  const open = await PdfiumDocument.open(await document.save());
  const found = pagesFound(open, { layersOff: false });
  const hidden = JSON.stringify(found.flatMap((one) => one.hidden));
  expect(hidden).toContain('Clipped away');
  expect(hidden).not.toContain('Seen inside');
}, 60_000);
