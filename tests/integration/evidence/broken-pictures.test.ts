/** Pictures inside a PDF of which not all is there: readers show grey or nothing for them, and intake names their pages. */
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { takeIn } from '../../support/intake.ts';
import { HELVETICA, type RawPdf, rawDocument, words } from '../../support/raw-pdf.ts';
import { said } from '../../support/said.ts';

const [WIDE, HIGH] = [300, 200];
/** As grain is, so that packing finds little that repeats. */
const dots = Buffer.from(Array.from({ length: WIDE * HIGH }, (_, at) => (Math.sin(at) * 1e4) & 63));
const jpeg = await sharp(dots, { raw: { width: WIDE, height: HIGH, channels: 1 } })
  .jpeg()
  .toBuffer();
const packed = deflateSync(dots);
const fax = await faxOf(dots);

/** The one strip of a TIFF as a fax would send it, without the mark of its end. */
async function faxOf(grey: Buffer): Promise<Buffer> {
  const tiff = await sharp(grey, { raw: { width: WIDE, height: HIGH, channels: 1 } })
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1 })
    .toBuffer();
  const at = tiff.readUInt32LE(4);
  const entry = (tag: number): number => {
    for (let i = 0; i < tiff.readUInt16LE(at); i += 1)
      if (tiff.readUInt16LE(at + 2 + i * 12) === tag) return tiff.readUInt32LE(at + 10 + i * 12);
    throw new Error(`no ${tag}`);
  };
  return tiff.subarray(entry(273), entry(273) + entry(279) - 3);
}

const segment = (number: number, kind: number, length: number, data: Buffer) => {
  const head = Buffer.alloc(11);
  head.writeUInt32BE(number, 0);
  head[4] = kind;
  head[6] = 1;
  head.writeUInt32BE(length, 7);
  return Buffer.concat([head, data]);
};

const GREY = `/Width ${WIDE} /Height ${HIGH} /BitsPerComponent 8 /ColorSpace /DeviceGray`;
const BLACK = `/Width ${WIDE} /Height ${HIGH} /BitsPerComponent 1 /ColorSpace /DeviceGray`;
const AS_FAX = `/Filter /CCITTFaxDecode /DecodeParms <</K -1 /Columns ${WIDE} /Rows ${HIGH}>>`;

/** Three pages: words, the picture, words. */
const withPicture = (dict: string, data: Uint8Array, more: (pdf: RawPdf) => void = () => undefined) =>
  rawDocument({
    objects: (pdf) => {
      pdf.add({ dict: `/Type /XObject /Subtype /Image ${dict}`, data });
      more(pdf);
    },
    inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA} /XObject <</I 3 0 R>>>>`,
    pages: [
      { contents: words('Before', 72, 700) },
      { contents: `${words('Below is a picture', 72, 700)} q 300 0 0 200 72 300 cm /I Do Q` },
      { contents: words('After', 72, 700) },
    ],
  });

const half = (data: Uint8Array) => data.subarray(0, data.length >> 1);

describe('a picture is named with its page when it is', () => {
  it.each<[string, () => Uint8Array]>([
    ['a photograph that was cut off', () => withPicture(`${GREY} /Filter /DCTDecode`, half(jpeg))],
    [
      'a photograph whose second half a disk lost',
      () =>
        withPicture(
          `${GREY} /Filter /DCTDecode`,
          Buffer.concat([half(jpeg), Buffer.alloc(jpeg.length >> 1)]),
        ),
    ],
    ['no photograph at all', () => withPicture(`${GREY} /Filter /DCTDecode`, Buffer.from('1234'))],
    ['packed dots that were cut off', () => withPicture(`${GREY} /Filter /FlateDecode`, half(packed))],
    [
      'packed dots with a hole in them',
      () =>
        withPicture(
          `${GREY} /Filter /FlateDecode`,
          Buffer.concat([half(packed), Buffer.alloc(packed.length >> 1)]),
        ),
    ],
    ['dots of which a third is there', () => withPicture(GREY, dots.subarray(0, dots.length / 3))],
    [
      'a photograph packed once more, and cut off before that',
      () => withPicture(`${GREY} /Filter [/FlateDecode /DCTDecode]`, deflateSync(half(jpeg))),
    ],
    ['a fax that was cut off', () => withPicture(`${BLACK} ${AS_FAX}`, half(fax))],
    [
      'a scan packed as JBIG2 that was cut off',
      () =>
        withPicture(
          `${BLACK} /Filter /JBIG2Decode`,
          Buffer.concat([segment(0, 48, 19, Buffer.alloc(19)), segment(1, 38, 5000, Buffer.alloc(90))]),
        ),
    ],
    [
      'a JPEG 2000 with none of its tiles',
      () => withPicture(`${GREY} /Filter /JPXDecode`, Buffer.from('ff4fff51002f0000', 'hex')),
    ],
    ['kept in another file', () => withPicture(`${GREY} /F (scan.jpg)`, Buffer.alloc(0))],
    [
      'whole, and its mask is not',
      () =>
        withPicture(`${GREY} /Filter /DCTDecode /SMask 4 0 R`, jpeg, (pdf) =>
          pdf.add({
            dict: `/Type /XObject /Subtype /Image ${GREY} /Filter /FlateDecode`,
            data: half(packed),
          }),
        ),
    ],
    [
      'not in the file',
      () =>
        rawDocument({
          inherited: '/MediaBox [0 0 595 842] /Resources <</XObject <</I 99 0 R>>>>',
          pages: [{}, { contents: 'q 300 0 0 200 72 300 cm /I Do Q' }, {}],
        }),
    ],
    [
      'drawn inside a drawing',
      () =>
        rawDocument({
          objects: (pdf) => {
            pdf.add({ dict: `/Type /XObject /Subtype /Image ${GREY} /Filter /DCTDecode`, data: half(jpeg) });
            pdf.add({
              dict: '/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources <</XObject <</I 3 0 R>>>>',
              data: '/I Do',
            });
          },
          inherited: '/MediaBox [0 0 595 842] /Resources <</XObject <</D 4 0 R>>>>',
          pages: [{}, { contents: 'q 300 0 0 200 72 300 cm /D Do Q' }, {}],
        }),
    ],
  ])('%s', async (_, make) => {
    const { notes, pageCount } = await takeIn(make());
    expect(pageCount).toBe(3);
    expect(notes.filter(({ code }) => code === 'pictures-broken')).toEqual([
      { code: 'pictures-broken', params: { where: [2] } },
    ]);
    expect(notes.map(said).join()).toContain('A picture on page 2 is not all there');
  });
});

describe('nothing is said of a picture that is', () => {
  it.each<[string, () => Uint8Array]>([
    ['a whole photograph', () => withPicture(`${GREY} /Filter /DCTDecode`, jpeg)],
    [
      'a whole photograph without the mark of its end',
      () => withPicture(`${GREY} /Filter /DCTDecode`, jpeg.subarray(0, -2)),
    ],
    [
      'a whole photograph with line ends behind it',
      () => withPicture(`${GREY} /Filter /DCTDecode`, Buffer.concat([jpeg, Buffer.from('\r\n\r\n')])),
    ],
    ['packed whole', () => withPicture(`${GREY} /Filter /FlateDecode`, packed)],
    ['not packed', () => withPicture(GREY, dots)],
    ['a whole fax without the mark of its end', () => withPicture(`${BLACK} ${AS_FAX}`, fax)],
    [
      'a whole one beside a broken one that no page draws',
      () =>
        rawDocument({
          objects: (pdf) => {
            pdf.add({ dict: `/Type /XObject /Subtype /Image ${GREY} /Filter /DCTDecode`, data: jpeg });
            pdf.add({ dict: `/Type /XObject /Subtype /Image ${GREY} /Filter /DCTDecode`, data: half(jpeg) });
          },
          inherited: '/MediaBox [0 0 595 842] /Resources <</XObject <</I 3 0 R /J 4 0 R>>>>',
          pages: [{ contents: 'q 300 0 0 200 72 300 cm /I Do Q' }],
        }),
    ],
  ])('%s', async (_, make) => {
    expect((await takeIn(make())).notes.filter(({ code }) => code === 'pictures-broken')).toEqual([]);
  });
});
