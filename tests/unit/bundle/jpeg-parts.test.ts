import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { jpegWithoutExtras, jpxWithoutExtras } from '../../../src-main/bundle/pdf/picture-data.ts';

const segment = (marker: number, content: string) => {
  const body = Buffer.from(content, 'latin1');
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
const jpeg = await sharp({ create: { width: 9, height: 7, channels: 3, background: '#abcdef' } })
  .jpeg()
  .withIccProfile('srgb')
  .toBuffer();
const withParts = (...parts: Buffer[]) => Buffer.concat([jpeg.subarray(0, 2), ...parts, jpeg.subarray(2)]);

describe('a JPEG', () => {
  it('without extras stays the very same bytes, colour profile included', () => {
    expect(jpeg.includes('ICC_PROFILE')).toBe(true);
    expect(jpegWithoutExtras(jpeg)).toBe(jpeg);
  });

  it.each<[string, Buffer]>([
    ['Exif', segment(0xe1, 'Exif\0\0place')],
    ['XMP', segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0place')],
    ['IPTC', segment(0xed, 'Photoshop 3.0\x008BIMplace')],
    ['more pictures', segment(0xe2, 'MPF\0place')],
    ['a small picture', segment(0xe0, 'JFXX\0\x10place')],
    ['a remark', segment(0xfe, 'place')],
    ['whatever a maker adds', segment(0xe7, 'place')],
  ])('loses %s', (_what, part) => {
    expect(Buffer.from(jpegWithoutExtras(withParts(part)))).toEqual(jpeg);
  });

  it('keeps how its colours are coded', () => {
    const coded = withParts(segment(0xee, 'Adobe\0\x64\0\0\0\0\x01'));
    expect(jpegWithoutExtras(coded)).toBe(coded);
  });

  it('loses the small picture behind the fields of JFIF', () => {
    const bare = jpeg.subarray(jpeg.indexOf(Buffer.from([0xff, 0xdb])));
    const fields = 'JFIF\0\x01\x01\0\0\x01\0\x01';
    const file = (jfif: string) => Buffer.concat([jpeg.subarray(0, 2), segment(0xe0, jfif), bare]);
    expect(Buffer.from(jpegWithoutExtras(file(`${fields}\x01\x01abc`)))).toEqual(file(`${fields}\0\0`));
  });

  it('loses what stands behind its end', () => {
    expect(Buffer.from(jpegWithoutExtras(Buffer.concat([jpeg, Buffer.from('place')])))).toEqual(jpeg);
  });

  it('cut off anywhere, or made of anything, is never made longer and never a fault', () => {
    for (let length = 0; length < jpeg.length; length += 1) {
      expect(jpegWithoutExtras(jpeg.subarray(0, length)).length).toBeLessThanOrEqual(length);
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const made = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), bytes]);
        expect(jpegWithoutExtras(made).length).toBeLessThanOrEqual(made.length);
        expect(jpxWithoutExtras(bytes).length).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});

describe('a JPEG 2000', () => {
  const box = (type: string, content: string) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(8 + content.length);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, Buffer.from(content, 'latin1')]);
  };
  const picture = [box('jP  ', '\r\n\x87\n'), box('ftyp', 'jp2 \0\0\0\0jp2 '), box('jp2c', '\xff\x4f coded')];

  it('loses private and XML boxes, and keeps the others', () => {
    const [sign, type, coded] = picture as [Buffer, Buffer, Buffer];
    const file = Buffer.concat([sign, type, box('uuid', 'x'.repeat(16)), box('xml ', '<place/>'), coded]);
    expect(Buffer.from(jpxWithoutExtras(file))).toEqual(Buffer.concat(picture));
    const clean = Buffer.concat(picture);
    expect(jpxWithoutExtras(clean)).toBe(clean);
  });
});
