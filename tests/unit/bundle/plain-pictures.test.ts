/** @file A document with its pictures unpacked looks like the document, whatever its table of objects is. */
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { PlainPictures } from '../../../src-main/bundle/pdf/plain-pictures.ts';
import { PdfiumDocument } from '../../../src-main/evidence/pdfium.ts';

const [WIDTH, HEIGHT] = [400, 300];
const dots = Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, i) => (i * 31 + (i >> 9) * 17) % 251);

/** A page that is a picture, and one of the same with half of it see-through. `packed`: its dots. */
async function pictured(packed: Uint8Array, useObjectStreams: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const { context } = document;
  const about = { Type: 'XObject', Subtype: 'Image', Width: WIDTH, Height: HEIGHT, BitsPerComponent: 8 };
  const see = context.stream(new Uint8Array(WIDTH * HEIGHT).fill(255, 0, 50_000), {
    ...about,
    ColorSpace: 'DeviceGray',
  });
  const colour = { ...about, ColorSpace: 'DeviceRGB', Filter: 'FlateDecode' };
  for (const more of [{}, { SMask: context.register(see) }]) {
    const page = document.addPage([WIDTH, HEIGHT]);
    const picture = context.register(context.stream(packed, { ...colour, ...more }));
    page.node.set(PDFName.of('Resources'), context.obj({ XObject: { P: picture } }));
    const draw = context.stream(`q ${WIDTH} 0 0 ${HEIGHT} 0 0 cm /P Do Q`);
    page.node.set(PDFName.of('Contents'), context.register(draw));
  }
  return await document.save({ useObjectStreams });
}

describe.each([
  ['a table', false],
  ['a table packed in a stream', true],
])('with %s', (_what, useObjectStreams) => {
  it('shows the same, dot for dot', async () => {
    const pdf = await pictured(deflateSync(dots), useObjectStreams);
    const pieces = PlainPictures.of(pdf);
    if (pieces === null) throw new Error('nothing to unpack');
    expect(pieces.size).toBeGreaterThan(pdf.length + 2 * dots.length);
    const asItIs = await PdfiumDocument.open(pdf);
    const unpacked = asItIs.besidesInPieces(pieces);
    for (const page of [0, 1]) expect(unpacked.render(page, 500)).toEqual(asItIs.render(page, 500));
    expect(new Set(asItIs.render(0, 500).rgba).size).toBeGreaterThan(100);
    expect(pieces.failed).toBe(false);
    unpacked.close();
    asItIs.close();
  });

  it('says so where a picture cannot be unpacked whole', async () => {
    const packed = deflateSync(dots);
    const pdf = await pictured(packed.subarray(0, packed.length / 2), useObjectStreams);
    const pieces = PlainPictures.of(pdf);
    if (pieces === null) throw new Error('nothing to unpack');
    const asItIs = await PdfiumDocument.open(pdf);
    const unpacked = asItIs.besidesInPieces(pieces);
    unpacked.render(0, 500);
    expect(pieces.failed).toBe(true);
    unpacked.close();
    asItIs.close();
  });
});

it('leaves small pictures, other packings and damaged files as they are', async () => {
  const pdf = await pictured(deflateSync(dots), false);
  expect(PlainPictures.of(pdf.subarray(0, pdf.length - 40))).toBeNull();
  expect(PlainPictures.of(await (await PDFDocument.create()).save())).toBeNull();
  const jpeg = Buffer.from(
    Buffer.from(pdf).toString('latin1').replaceAll('/FlateDecode', '/ASCII85Decode'),
    'latin1',
  );
  expect(PlainPictures.of(jpeg)).toBeNull();
});
