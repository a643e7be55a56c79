/** Bitmaps, held dot by dot against what each of them says: four corners in four colours. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openBitmap } from '../../../src-main/evidence/picture/bitmap.ts';
import { bitmap } from '../../support/bitmaps.ts';
import { renderPage, takeIn } from '../../support/intake.ts';

const RED = [255, 0, 0] as const;
const GREEN = [0, 255, 0] as const;
const BLUE = [0, 0, 255] as const;
const WHITE = [255, 255, 255] as const;
/** Upper row red, green; lower row blue, white. */
const CORNERS = [RED, GREEN, BLUE, WHITE].flat();

const bgr = (...colours: (readonly number[])[]) => colours.flatMap(([r = 0, g = 0, b = 0]) => [b, g, r]);
const PALETTE = Buffer.from([RED, GREEN, BLUE, WHITE].flatMap(([r, g, b]) => [b, g, r, 0]));
const palette = (bits: number) => Buffer.concat([PALETTE, Buffer.alloc(((1 << bits) - 4) * 4)]);
const masks = (...all: number[]) => Buffer.from(Uint32Array.from(all).buffer);
const size = { width: 2, height: 2 };

describe('a bitmap', () => {
  it.each([
    [
      'of 24 bits, from below',
      bitmap({ ...size, bits: 24 }, Buffer.from([...bgr(BLUE, WHITE), 0, 0, ...bgr(RED, GREEN), 0, 0])),
    ],
    [
      'of 24 bits, from above',
      bitmap(
        { width: 2, height: -2, bits: 24 },
        Buffer.from([...bgr(RED, GREEN), 0, 0, ...bgr(BLUE, WHITE), 0, 0]),
      ),
    ],
    [
      'of 32 bits',
      bitmap(
        { ...size, bits: 32 },
        Buffer.from([BLUE, WHITE, RED, GREEN].flatMap((one) => [...bgr(one), 0])),
      ),
    ],
    [
      'of 16 bits with masks',
      bitmap(
        { ...size, bits: 16, packing: 3 },
        Buffer.from(Uint16Array.of(0x001f, 0xffff, 0xf800, 0x07e0).buffer),
        masks(0xf800, 0x07e0, 0x001f),
      ),
    ],
    [
      'of 16 bits',
      bitmap({ ...size, bits: 16 }, Buffer.from(Uint16Array.of(0x001f, 0x7fff, 0x7c00, 0x03e0).buffer)),
    ],
    ['of 256 colours', bitmap({ ...size, bits: 8 }, Buffer.from([2, 3, 0, 0, 0, 1, 0, 0]), palette(8))],
    ['of 16 colours', bitmap({ ...size, bits: 4 }, Buffer.from([0x23, 0, 0, 0, 0x01, 0, 0, 0]), palette(4))],
    [
      'packed as runs',
      bitmap({ ...size, bits: 8, packing: 1 }, Buffer.from([1, 2, 1, 3, 0, 0, 1, 0, 1, 1, 0, 1]), palette(8)),
    ],
    [
      'packed as runs of half bytes',
      bitmap({ ...size, bits: 4, packing: 2 }, Buffer.from([2, 0x23, 0, 0, 2, 0x01, 0, 1]), palette(4)),
    ],
  ])('%s', (_how, bytes) => {
    expect([...openBitmap(bytes).pixels()]).toEqual(CORNERS);
  });

  it('is a page, read by the process without keys', async () => {
    const square = Buffer.alloc(96 * 96 * 3);
    for (let i = 0; i < square.length; i += 3) square[i + 2] = 200;
    const taken = await takeIn(bitmap({ width: 96, height: 96, bits: 24 }, square), { fileName: 'scan.bmp' });
    expect(taken).toMatchObject({
      mediaType: 'image/bmp',
      pageCount: 1,
      workingSteps: ['converted-from-image'],
      notes: [],
    });
    const page = await sharp(Buffer.from(await renderPage(taken.workingCopy ?? new Uint8Array(), 1, 200)))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const middle = (Math.floor(page.info.height / 2) * page.info.width + 100) * page.info.channels;
    expect([...page.data.subarray(middle, middle + 3)]).toEqual([200, 0, 0]);
  });

  it('that is cut off, lies about its size or leaves itself is refused', async () => {
    const whole = bitmap({ ...size, bits: 24 }, Buffer.alloc(16));
    const runs = (...dots: number[]) =>
      bitmap({ ...size, bits: 8, packing: 1 }, Buffer.from(dots), palette(8));
    for (const bytes of [
      whole.subarray(0, 60),
      whole.subarray(0, 40),
      runs(9, 1),
      runs(0, 2, 9, 9, 1, 1),
      runs(1, 1),
      bitmap({ ...size, bits: 7 }, Buffer.alloc(16)),
    ])
      await expect(takeIn(bytes, { fileName: 'x.bmp' })).rejects.toMatchObject({ code: 'damaged-file' });
    const huge = bitmap({ width: 60_000, height: 60_000, bits: 1 }, Buffer.alloc(16));
    await expect(takeIn(huge, { fileName: 'x.bmp' })).rejects.toMatchObject({ code: 'too-large' });
  });
});
