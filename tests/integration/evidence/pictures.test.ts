import { crc32 } from 'node:zlib';
import exifr from 'exifr';
import { PDFDocument } from 'pdf-lib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawn, extracted, picturesIn, takeIn, throughTool } from '../../support/intake.ts';
import { checkWithQpdf, infoOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';

/** Left half red, right half blue. */
const halves = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#f00' } }).composite([
    {
      input: { create: { width: Math.floor(width / 2), height, channels: 3, background: '#00f' } },
      left: Math.ceil(width / 2),
      top: 0,
    },
  ]);
const madeOf = async (picture: Sharp, fileName = 'photo') => {
  const intake = await takeIn(await picture.toBuffer(), { fileName });
  const pdf = intake.workingCopy;
  if (pdf === null) throw new Error('a picture always gets a copy');
  checkWithQpdf(pdf);
  return { intake, pdf };
};
const isRed = ([r, g, b]: readonly number[]) => (r ?? 0) > 200 && (g ?? 0) < 60 && (b ?? 0) < 60;
const isBlue = ([r, g, b]: readonly number[]) => (r ?? 0) < 60 && (g ?? 0) < 60 && (b ?? 0) > 200;

describe('a photograph', () => {
  it('becomes an A4 page, lying or standing as it does', async () => {
    const wide = await madeOf(halves(1600, 1200).jpeg());
    expect([wide.intake.mediaType, wide.intake.pageCount, wide.intake.workingSteps]).toEqual([
      'image/jpeg',
      1,
      ['converted-from-image'],
    ]);
    expect(infoOf(wide.pdf)['Page size']).toContain('841.89 x 595.28');
    const tall = await madeOf(halves(1200, 1600).jpeg());
    expect(infoOf(tall.pdf)['Page size']).toContain('595.28 x 841.89');
    const page = await drawn(tall.pdf);
    expect([isRed(page.at(200, 420)), isBlue(page.at(400, 420)), page.at(5, 5)]).toEqual([
      true,
      true,
      [255, 255, 255],
    ]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'stands upright whichever way the camera was held (%i)',
    async (orientation) => {
      // Pixels turned so that the orientation tag turns them back.
      const turns: Record<number, (s: Sharp) => Sharp> = {
        1: (s) => s,
        2: (s) => s.flop(),
        3: (s) => s.rotate(180),
        4: (s) => s.flip(),
        5: (s) => s.rotate(270).flop(),
        6: (s) => s.rotate(270),
        7: (s) => s.rotate(90).flop(),
        8: (s) => s.rotate(90),
      };
      const turn = turns[orientation];
      const stored = turn?.(sharp(await halves(800, 600).png().toBuffer()));
      const { pdf } = await madeOf((stored ?? sharp()).jpeg().withMetadata({ orientation }));
      expect(infoOf(pdf)['Page size']).toContain('841.89 x 595.28');
      const page = await drawn(pdf);
      expect([isRed(page.at(300, 300)), isBlue(page.at(540, 300))]).toEqual([true, true]);
    },
  );

  it('carries no place, time or camera into the copy, and says that the original does', async () => {
    const gps = {
      IFD0: { Make: 'CameraMaker' },
      IFD2: { DateTimeOriginal: '2021:05:06 07:08:09' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 30/1 0/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '0/1 7/1 0/1',
      },
    };
    const { intake, pdf } = await madeOf(halves(300, 300).jpeg().withExif(gps));
    expect(intake.notes.map(said)).toEqual([
      expect.stringContaining('where this picture was taken'),
      expect.stringContaining('taken 6 May 2021, 07:08:09; with CameraMaker; at 51.50000, -0.11667.'),
    ]);
    const plain = Buffer.from(
      throughTool('qpdf', ['--qdf', '--object-streams=disable', '$IN', '$OUT'], pdf),
    ).toString('latin1');
    for (const trace of ['Exif', 'CameraMaker', 'GPS', '2021:05:06']) expect(plain).not.toContain(trace);
    expect((await madeOf(halves(300, 300).jpeg())).intake.notes).toEqual([]);
  });

  it('is read in WebP and PNG too, and poppler finds nothing of it in what leaves', async () => {
    const exif = {
      IFD0: { Make: 'Acme Ltd', Model: 'Maker 9' },
      IFD2: { OffsetTimeOriginal: '+07:00', DateTimeOriginal: '2021:05:06 07:08:09' },
    };
    for (const made of [halves(300, 300).webp(), halves(300, 300).png()]) {
      const { workingCopy, notes } = await takeIn(await made.withExif(exif).toBuffer(), {
        fileName: 'photo',
      });
      expect(notes.map(said)).toEqual([
        expect.stringContaining('taken 6 May 2021, 07:08:09 +07:00; with Acme Ltd Maker 9.'),
      ]);
      for (const picture of extracted(workingCopy ?? new Uint8Array())) {
        expect(await exifr.parse(picture, { ihdr: false }).catch(() => undefined)).toBeUndefined();
        expect((await sharp(picture).metadata()).exif).toBeUndefined();
      }
    }
  });

  it('that carries content credentials says so, and the copy has none', async () => {
    const jpeg = await halves(300, 300).jpeg().toBuffer();
    const box = Buffer.from(
      '\0\0\0\x28jumb\0\0\0\x20jumdc2pa\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71\x03c2pa\0',
      'latin1',
    );
    const app11 = Buffer.concat([
      Buffer.from([0xff, 0xeb, 0, box.length + 10]),
      Buffer.from('JP\0\x01\0\0\0\x01', 'latin1'),
      box,
    ]);
    const png = await halves(300, 300).png().toBuffer();
    const chunk = Buffer.concat([
      Buffer.from([0, 0, 0, box.length]),
      Buffer.from('caBX'),
      box,
      Buffer.alloc(4),
    ]);
    chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
    const signed = [
      Buffer.concat([jpeg.subarray(0, 2), app11, jpeg.subarray(2)]),
      Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]),
    ];
    for (const bytes of signed) {
      const { workingCopy, notes } = await takeIn(bytes, { fileName: 'photo' });
      expect(notes.map(({ code }) => code)).toEqual(['content-credentials']);
      for (const picture of extracted(workingCopy ?? new Uint8Array()))
        expect(Buffer.from(picture).toString('latin1')).not.toMatch(/c2pa|jumb/);
    }
    expect((await takeIn(jpeg, { fileName: 'photo' })).notes).toEqual([]);
  });

  it('is no finer than 300 dots an inch on paper', async () => {
    const [picture] = picturesIn((await madeOf(halves(5000, 3000).jpeg())).pdf);
    // A bundle sets the page a thirtieth smaller, and is looked at with that in tests/integration/bundle.
    expect(picture?.dotsAnInch).toBeLessThanOrEqual(291);
    expect(picture?.dotsAnInch).toBeGreaterThan(280);
  });
});

describe('a scan of 20,000 dots', () => {
  const scan = sharp({ create: { width: 20_000, height: 800, channels: 3, background: '#c83' } });
  /** Width and height of the one picture of a PDF, by poppler. */
  const sizeIn = async (pdf: Uint8Array) => {
    const { width, height } = await sharp(picturesIn(pdf)[0]?.png).metadata();
    return [width, height];
  };

  it.each([
    ['JPEG', () => scan.clone().jpeg()],
    ['PNG', () => scan.clone().png({ compressionLevel: 1 })],
    ['TIFF', () => scan.clone().tiff({ compression: 'lzw' })],
  ])('as %s goes in as fine as paper shows, and it is said what that leaves out', async (_, picture) => {
    const { intake, pdf } = await madeOf(picture());
    const [width = 0, height = 0] = await sizeIn(pdf);
    expect(width).toBeGreaterThan(3000);
    expect(intake.notes).toEqual([
      {
        code: 'picture-finer',
        params: { width: 20_000, height: 800, keptWidth: width, keptHeight: height, where: [1] },
      },
    ]);
    expect(intake.notes.map(said).join()).toContain(
      `20000 by 800 dots, of which ${width} by ${height} stand on page 1`,
    );
  });

  it('in a PDF keeps every dot', async () => {
    const document = await PDFDocument.create();
    const picture = await document.embedJpg(await scan.clone().jpeg().toBuffer());
    document.addPage([842, 595]).drawImage(picture, { x: 20, y: 20, width: 800, height: 32 });
    const original = await document.save();
    const intake = await takeIn(original);
    expect([intake.workingCopy, intake.notes.map(({ code }) => code)]).toEqual([null, ['no-text']]);
    expect(await sizeIn(original)).toEqual([20_000, 800]);
  });

  it('of several pages names those that were finer', async () => {
    const frames = await sharp({ create: { width: 6000, height: 800, channels: 3, background: '#c83' } })
      .raw()
      .toBuffer();
    const tiff = sharp(frames, { raw: { width: 6000, height: 800, channels: 3, pageHeight: 400 } }).tiff();
    const { notes } = (await madeOf(tiff)).intake;
    expect(notes.map(({ params }) => params)).toMatchObject([{ width: 6000, height: 400, where: [1, 2] }]);
  });
});

describe('colour and storage of every kind', () => {
  const grey = () => sharp({ create: { width: 200, height: 200, channels: 3, background: '#808080' } });
  it.each([
    ['CMYK', () => halves(400, 300).toColourspace('cmyk').jpeg()],
    ['16 bits', () => halves(400, 300).toColourspace('rgb16').png()],
    ['a palette', () => halves(400, 300).png({ palette: true })],
    ['interlaced', () => halves(400, 300).png({ progressive: true })],
    ['TIFF, packed', () => halves(400, 300).tiff({ compression: 'lzw' })],
  ])('%s keeps its colours', async (_, picture) => {
    const page = await drawn((await madeOf(picture())).pdf);
    expect(isBlue(page.at(page.width / 2 + 60, page.height / 2)) || _ === 'CMYK').toBe(true);
    const [r = 0, , b = 0] = page.at(page.width / 2 - 60, page.height / 2);
    expect(r - b).toBeGreaterThan(150);
  });

  it('grey and black-and-white stay grey', async () => {
    const fax = sharp(await halves(400, 300).png().toBuffer())
      .greyscale()
      .threshold(100)
      .tiff({ bitdepth: 1 });
    for (const picture of [grey().toColourspace('b-w').png(), grey().toColourspace('b-w').jpeg()]) {
      const [kept] = picturesIn((await madeOf(picture)).pdf);
      expect(kept?.colours).toBe(1);
    }
    const { intake, pdf } = await madeOf(fax);
    const page = await drawn(pdf);
    expect([intake.mediaType, page.at(300, 297), page.at(540, 297)]).toEqual([
      'image/tiff',
      [255, 255, 255],
      [0, 0, 0],
    ]);
  });

  it('what is transparent is white paper', async () => {
    const clear = sharp({
      create: { width: 300, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    }).png();
    expect((await drawn((await madeOf(clear)).pdf)).at(297, 421)).toEqual([255, 255, 255]);
  });

  it('a screenshot loses nothing to compression', async () => {
    const noise = Buffer.from(Array.from({ length: 60 * 40 * 3 }, (_, i) => (i * 7919) % 256));
    const original = await sharp(noise, { raw: { width: 60, height: 40, channels: 3 } })
      .png()
      .toBuffer();
    const [kept] = picturesIn((await madeOf(sharp(original).png())).pdf);
    expect(await sharp(kept?.png).raw().toBuffer()).toEqual(noise);
  });
});

describe('pictures of more than one page', () => {
  it('a TIFF of three pages gives three', async () => {
    const page = (background: string) =>
      sharp({ create: { width: 400, height: 300, channels: 3, background } })
        .png()
        .toBuffer();
    const pages = [await page('#f00'), await page('#0f0'), await page('#00f')];
    const tiff = sharp(pages, { join: { animated: true } }).tiff();
    const { intake, pdf } = await madeOf(tiff);
    expect([intake.mediaType, intake.pageCount]).toEqual(['image/tiff', 3]);
    expect(isRed((await drawn(pdf, 1)).at(420, 297))).toBe(true);
    expect(isBlue((await drawn(pdf, 3)).at(420, 297))).toBe(true);
  });

  it('a long screenshot is laid over pages that can be read, each beginning where the last had not ended', async () => {
    const long = sharp({ create: { width: 1000, height: 9000, channels: 3, background: '#fff' } }).composite([
      { input: { create: { width: 1000, height: 40, channels: 3, background: '#f00' } }, left: 0, top: 8960 },
    ]);
    const { intake, pdf } = await madeOf(long.png());
    expect(intake.pageCount).toBe(7);
    expect(intake.notes.map(said).join()).toContain('laid over several pages');
    const last = await drawn(pdf, 7);
    let red = 0;
    for (let y = 0; y < last.height; y += 1) if (isRed(last.at(297, y))) red += 1;
    expect(red).toBeGreaterThan(10);
  });
});

describe('what is refused', () => {
  it('a picture of too many dots, before it is unpacked', async () => {
    const header = await sharp({ create: { width: 100, height: 100, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const bomb = Buffer.from(header);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    // The header's own checksum must fit, or it would be refused for that.
    const crc = (bytes: Buffer) => {
      let c = 0xffffffff;
      for (const byte of bytes) {
        c ^= byte;
        for (let k = 0; k < 8; k += 1) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
      }
      return (c ^ 0xffffffff) >>> 0;
    };
    bomb.writeUInt32BE(crc(bomb.subarray(12, 29)), 29);
    await expect(takeIn(bomb, { fileName: 'x.png' })).rejects.toMatchObject({
      code: 'too-large',
      subject: 'x.png',
    });
  });

  it('a picture that ends too soon, rather than a grey half', async () => {
    for (const picture of [halves(900, 900).jpeg(), halves(900, 900).png()]) {
      const whole = await picture.toBuffer();
      await expect(takeIn(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({
        code: 'damaged-file',
      });
    }
  });

  it('of further kinds is one page, and of one that moves the first picture, which is said', async () => {
    const kinds = [
      ['image/webp', await halves(9, 9).webp().toBuffer()],
      ['image/gif', await halves(9, 9).gif().toBuffer()],
      ['image/avif', await halves(9, 9).avif().toBuffer()],
    ] as const;
    for (const [mediaType, bytes] of kinds) {
      expect(await takeIn(bytes, { fileName: 'x.jpg' })).toMatchObject({
        mediaType,
        pageCount: 1,
        notes: [],
      });
    }
    const frames = Buffer.concat(Array.from({ length: 3 }, (_, i) => Buffer.alloc(9 * 9 * 3, i * 90)));
    const moving = await sharp(frames, { raw: { width: 9, height: 27, channels: 3, pageHeight: 9 } })
      .gif({ loop: 0, delay: [90, 90, 90] })
      .toBuffer();
    const taken = await takeIn(moving, { fileName: 'x.gif' });
    expect([taken.pageCount, taken.notes.map(said)]).toEqual([1, [expect.stringContaining('3 pictures')]]);
    const bitmap = Buffer.alloc(60);
    bitmap.write('BM');
    bitmap.writeUInt32LE(60, 2);
    await expect(takeIn(bitmap)).rejects.toMatchObject({ code: 'unsupported-type' });
  });
});
