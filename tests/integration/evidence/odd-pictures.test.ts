/** Pictures that say odd things beside their dots, as scanners write them: they are whole, as every viewer shows; cut ones are not. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { takeIn } from '../../support/intake.ts';
import { said } from '../../support/said.ts';

const [WIDE, HIGH] = [300, 200];
const dots = Buffer.from(Array.from({ length: WIDE * HIGH }, (_, at) => (Math.sin(at) * 1e4) & 63));
const packed = await sharp(dots, { raw: { width: WIDE, height: HIGH, channels: 1 } })
  .tiff({ compression: 'lzw' })
  .toBuffer();

const ENTRY = 12;
function entry(tag: number, kind: number, count: number, value: number): Buffer {
  const bytes = Buffer.alloc(ENTRY);
  bytes.writeUInt16LE(tag, 0);
  bytes.writeUInt16LE(kind, 2);
  bytes.writeUInt32LE(count, 4);
  bytes.writeUInt32LE(value, 8);
  return bytes;
}

/** With `more` entries at the end of its directory, which is moved behind everything. */
function tiff(more: readonly Buffer[], of: Buffer = packed): Buffer {
  const at = of.readUInt32LE(4);
  const count = of.readUInt16LE(at);
  const head = Buffer.from(of);
  head.writeUInt32LE(of.length, 4);
  const number = Buffer.alloc(2);
  number.writeUInt16LE(count + more.length);
  const own = of.subarray(at + 2, at + 2 + count * ENTRY);
  return Buffer.concat([head, number, own, ...more, Buffer.alloc(4)]);
}

const BROKEN = 'not all there';

describe('a TIFF', () => {
  it.each([
    ['tags in no order', [entry(60001, 3, 1, 7), entry(254, 4, 1, 0)]],
    ['a tag of a kind that nobody knows', [entry(60002, 99, 1, 7)]],
    ['a resolution of two numbers', [entry(282, 5, 2, 8)]],
    ['a name without an end', [entry(305, 2, 4, 0x41414141)]],
  ])('with %s is whole', async (_, more) => {
    const { pageCount, notes } = await takeIn(tiff(more), { fileName: 'scan.tif' });
    expect(pageCount).toBe(1);
    expect(notes.map(said).join()).not.toContain(BROKEN);
  });

  it('of which dots are lost is still said not to be all there, odd tags or none', async () => {
    const lost = Buffer.from(packed);
    lost.fill(0, 4000, 9000);
    for (const file of [lost, tiff([entry(60001, 3, 1, 7), entry(254, 4, 1, 0)], lost)]) {
      const outcome = await takeIn(file, { fileName: 'scan.tif' }).then(
        ({ notes }) => notes.map(said).join(),
        (thrown: { code: string }) => thrown.code,
      );
      expect(outcome).toMatch(/not all there|damaged-file/);
    }
  });
});

describe('a JPEG', () => {
  it('with stray bytes between the parts of its head is whole, and is not where its scan is cut off', async () => {
    const jpeg = await sharp(dots, { raw: { width: WIDE, height: HIGH, channels: 1 } })
      .jpeg()
      .toBuffer();
    const table = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    const stray = Buffer.concat([
      jpeg.subarray(0, table),
      Buffer.from([0, 0x11, 0x22]),
      jpeg.subarray(table),
    ]);
    const whole = await takeIn(stray, { fileName: 'photo.jpg' });
    expect(whole.notes.map(said).join()).not.toContain(BROKEN);
    const cut = await takeIn(stray.subarray(0, stray.length / 2), { fileName: 'photo.jpg' }).then(
      ({ notes }) => notes.map(said).join(),
      (thrown: { code: string }) => thrown.code,
    );
    expect(cut).toMatch(/not all there|damaged-file/);
  });
});
