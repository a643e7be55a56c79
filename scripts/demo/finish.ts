/** @file What happens to papers on their way: scanned crooked, turned, cut off centre, locked, faxed. */
import { degrees, PDFDocument } from 'pdf-lib';
import sharp from 'sharp';

/** Draws one page of a PDF as a PNG of the given width. */
export type DrawPage = (pdf: Uint8Array, page: number, width: number) => Promise<Uint8Array>;

const A4 = { width: 595.28, height: 841.89 };
/** About 150 dots an inch across A4. */
const SCAN_WIDTH = 1240;
const FAX_WIDTH = 1728;
const FAX_DOTS_A_MM = 8;

/** Pages as pictures, a little crooked and grey, with no text behind them. */
export async function scanned(pdf: Uint8Array, draw: DrawPage): Promise<Uint8Array> {
  const from = await PDFDocument.load(pdf);
  const to = await PDFDocument.create();
  for (let page = 1; page <= from.getPageCount(); page++) {
    const clean = await draw(pdf, page, SCAN_WIDTH);
    const crooked = await sharp(clean)
      .flatten({ background: '#ffffff' })
      .rotate(page % 2 === 0 ? 0.9 : -1.3, { background: '#e9e7e1' })
      .resize(SCAN_WIDTH, Math.round((SCAN_WIDTH * A4.height) / A4.width), { fit: 'fill' })
      .composite([
        { input: grain(SCAN_WIDTH, 1754, 26), raw: { width: SCAN_WIDTH, height: 1754, channels: 4 } },
      ])
      .blur(0.6)
      .grayscale()
      .jpeg({ quality: 68 })
      .toBuffer();
    const picture = await to.embedJpg(crooked);
    to.addPage([A4.width, A4.height]).drawImage(picture, { x: 0, y: 0, width: A4.width, height: A4.height });
  }
  return to.save();
}

/** Every page stored on its side with a note to the reader to turn it: half one way, half the other. */
export async function turned(pdfs: readonly Uint8Array[]): Promise<Uint8Array> {
  const to = await PDFDocument.create();
  let left = true;
  for (const pdf of pdfs) {
    for (const page of await to.embedPdf(pdf, (await PDFDocument.load(pdf)).getPageIndices())) {
      const sheet = to.addPage([page.height, page.width]);
      if (left) sheet.drawPage(page, { x: page.height, y: 0, rotate: degrees(90) });
      else sheet.drawPage(page, { x: 0, y: page.width, rotate: degrees(-90) });
      sheet.setRotation(degrees(left ? 90 : 270));
      left = !left;
    }
  }
  return to.save();
}

/** The page lies somewhere in a larger sheet that does not begin at zero, and only a part is meant to be seen. */
export async function cropped(pdf: Uint8Array): Promise<Uint8Array> {
  const to = await PDFDocument.create();
  for (const page of await to.embedPdf(pdf, (await PDFDocument.load(pdf)).getPageIndices())) {
    const sheet = to.addPage([page.width, page.height]);
    sheet.setMediaBox(-180, 240, page.width + 260, page.height + 190);
    sheet.drawPage(page, { x: -90, y: 320 });
    sheet.setCropBox(-70, 700, page.width - 40, page.height - 400);
  }
  return to.save();
}

export async function locked(pdf: Uint8Array, password: string): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf);
  document.encrypt({
    userPassword: password,
    ownerPassword: `${password}-owner`,
    permissions: { printing: 'lowResolution' },
  });
  return document.save();
}

/** The first page in pure black and white at fax resolution, as a TIFF. */
export async function faxed(pdf: Uint8Array, draw: DrawPage): Promise<Uint8Array> {
  return sharp(await draw(pdf, 1, FAX_WIDTH))
    .flatten({ background: '#ffffff' })
    .grayscale()
    .threshold(150)
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, xres: FAX_DOTS_A_MM, yres: FAX_DOTS_A_MM })
    .toBuffer();
}

/** Specks, the same every time. */
export function grain(width: number, height: number, strength: number): Buffer {
  const pixels = Buffer.alloc(width * height * 4);
  let seed = 20260220;
  for (let at = 0; at < pixels.length; at += 4) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    pixels.fill(seed >>> 24, at, at + 3);
    pixels[at + 3] = strength;
  }
  return pixels;
}
