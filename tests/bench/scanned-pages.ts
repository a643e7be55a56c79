/** @file Documents of scanned pages, as most evidence is: one JPEG of 170 KB to an A4 page, no two alike. */
import sharp from 'sharp';
import { RawPdf } from '../support/raw-pdf.ts';

const WIDTH = 1240;
const HEIGHT = 1754;
const PAGE_BYTES = 170 * 1024;
const MOST_IN_SEGMENT = 65_000;

let scan: Buffer | undefined;

/** Lines of grey specks on paper: about as hard to pack as typed text. */
async function scannedPage(): Promise<Buffer> {
  const pixels = Buffer.alloc(WIDTH * HEIGHT, 245);
  let seed = 7;
  for (let i = 0; i < pixels.length; i++) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff;
    if (Math.floor(i / WIDTH) % 40 < 14 && seed / 0x7fff_ffff < 0.12) pixels[i] = seed % 120;
  }
  scan ??= await sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } })
    .jpeg({ quality: 14 })
    .toBuffer();
  return scan;
}

/** The picture made longer by comments nobody sees, so that every page has its own bytes. */
function unlike(jpeg: Buffer, page: number): Buffer {
  const comments: Buffer[] = [];
  for (let left = Math.max(PAGE_BYTES - jpeg.length, 16); left > 8; left -= MOST_IN_SEGMENT) {
    const comment = Buffer.alloc(Math.min(left, MOST_IN_SEGMENT), page & 0xff);
    comment.writeUInt16BE(0xfffe, 0);
    comment.writeUInt16BE(comment.length - 2, 2);
    if (comment.length >= 8) comment.writeUInt32BE(page, 4);
    comments.push(comment);
  }
  return Buffer.concat([jpeg.subarray(0, 2), ...comments, jpeg.subarray(2)]);
}

/** A document of `pages` pages, the first of which is the `first`-th scan. */
export async function scannedDocument(pages: number, first: number): Promise<Uint8Array> {
  const jpeg = await scannedPage();
  const pdf = new RawPdf();
  const [root, tree] = [pdf.reserve(), pdf.reserve()];
  const contents = pdf.add({ dict: '', data: 'q 595 0 0 842 0 0 cm /I Do Q' });
  const kids = Array.from({ length: pages }, (_, i) => {
    const dict = `/Type /XObject /Subtype /Image /Width ${WIDTH} /Height ${HEIGHT} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode`;
    const picture = pdf.add({ dict, data: unlike(jpeg, first + i) });
    return pdf.add(
      `<</Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${contents} 0 R /Resources <</XObject <</I ${picture} 0 R>>>>>>`,
    );
  });
  pdf.set(root, `<</Type /Catalog /Pages ${tree} 0 R>>`);
  pdf.set(tree, `<</Type /Pages /Count ${pages} /Kids [${kids.map((n) => `${n} 0 R`).join(' ')}]>>`);
  return pdf.bytes();
}
