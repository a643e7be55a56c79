/** Pictures that say odd things beside their dots, as scanners write them: they are whole, as every viewer shows; cut ones are not. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { picturesIn, takeIn } from '../../support/intake.ts';
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

  /** A picture of its own in the camera data, as cameras write it, and then the picture itself. */
  const photo = async () => {
    const colour = sharp(dots, { raw: { width: WIDE, height: HIGH, channels: 1 } });
    const [jpeg, small] = [await colour.clone().jpeg().toBuffer(), await colour.resize(60).jpeg().toBuffer()];
    const at = 26;
    const directory = Buffer.concat([
      Buffer.from('II*\0\x08\0\0\0\0\0\x0e\0\0\0', 'latin1'),
      Buffer.from([2, 0]),
      entry(0x201, 4, 1, at + 18),
      entry(0x202, 4, 1, small.length),
      Buffer.alloc(4),
    ]);
    const data = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), directory, small]);
    const head = Buffer.from([0xff, 0xe1, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    const camera = Buffer.concat([head, data]);
    return { jpeg, camera, small, whole: Buffer.concat([jpeg.subarray(0, 2), camera, jpeg.subarray(2)]) };
  };
  const withLength = (file: Buffer, by: number) => {
    const other = Buffer.from(file);
    other.writeUInt16BE(other.readUInt16BE(4) + by, 4);
    return other;
  };

  it.each([
    [
      'stray bytes before its first part',
      async () => {
        const { whole } = await photo();
        return Buffer.concat([whole.subarray(0, 2), Buffer.from('\0\0ab\0'), whole.subarray(2)]);
      },
    ],
    ['a line’s end before it', async () => Buffer.concat([Buffer.from('\r\n'), (await photo()).whole])],
    [
      'a small picture that is shorter than is said',
      async () => {
        const { camera, jpeg } = await photo();
        return Buffer.concat([jpeg.subarray(0, 2), camera.subarray(0, -100), jpeg.subarray(2)]);
      },
    ],
    ['a small picture that is longer than is said', async () => withLength((await photo()).whole, -100)],
    [
      'a small picture that is not counted in',
      async () => {
        const { whole, small } = await photo();
        return withLength(whole, -small.length);
      },
    ],
    ['camera data that is said to be a byte too long', async () => withLength((await photo()).whole, 1)],
    [
      'a small picture of which nothing is right',
      async () => {
        const { whole, small } = await photo();
        return Buffer.from(whole).fill(0xd8, whole.indexOf(small), whole.indexOf(small) + small.length);
      },
    ],
  ])('with %s is the picture that other programs show', async (_, file) => {
    const bytes = await file();
    const { mediaType, pageCount, notes, workingCopy } = await takeIn(bytes, { fileName: 'photo.jpg' });
    expect([mediaType, pageCount]).toEqual(['image/jpeg', 1]);
    expect(notes.map(said).join()).not.toContain(BROKEN);
    const [shown, ...more] = picturesIn(workingCopy ?? new Uint8Array());
    expect(more).toEqual([]);
    const grey = await sharp(shown?.png).greyscale().raw().toBuffer({ resolveWithObject: true });
    expect(grey.info).toMatchObject({ width: WIDE, height: HIGH });
    const off = grey.data.reduce((sum, dot, i) => sum + Math.abs(dot - (dots[i] ?? 0)), 0) / dots.length;
    expect(off).toBeLessThan(12);
  });

  it('is not what a file of another kind has a picture in, and no picture begins in the middle of one', async () => {
    const { whole, jpeg } = await photo();
    for (const file of [Buffer.concat([Buffer.from('FUJIFILM'.repeat(20)), whole]), jpeg.subarray(2)])
      await expect(takeIn(file, { fileName: 'photo.jpg' })).rejects.toMatchObject({
        code: 'unsupported-type',
      });
  });
});
