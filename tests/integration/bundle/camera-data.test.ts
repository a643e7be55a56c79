/**
 * A photograph that came inside a PDF keeps, in the original, where and when it was taken. In a bundle it is the picture
 * and nothing else, dot for dot.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import exifr from 'exifr';
import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { BundleCase } from '../../support/bundle-case.ts';
import { checkWithQpdf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';

const GPS = {
  IFD0: { Make: 'Nokia-of-hers', Copyright: 'shelter' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '51/1 30/1 0/1',
    GPSLongitudeRef: 'W',
    GPSLongitude: '0/1 7/1 0/1',
  },
};
const SECRETS = ['Exif', 'Nokia-of-hers', 'shelter', 'hidden behind', 'a remark'];
const plain = () => sharp({ create: { width: 64, height: 48, channels: 3, background: '#507090' } });

/** A JPEG with place, maker, a remark, and another picture behind its end. */
async function photograph(progressive: boolean): Promise<Buffer> {
  const jpeg = await plain().jpeg({ progressive }).withExif(GPS).toBuffer();
  const remark = Buffer.from('\xff\xfe\x00\x0aa remark', 'latin1');
  return Buffer.concat([jpeg.subarray(0, 2), remark, jpeg.subarray(2), Buffer.from('hidden behind the end')]);
}

async function paper(jpeg: Buffer, packed: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  const dict = document.context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: 64,
    Height: 48,
    ColorSpace: 'DeviceRGB',
    BitsPerComponent: 8,
    Filter: packed ? ['FlateDecode', 'DCTDecode'] : 'DCTDecode',
  });
  const data = packed ? deflateSync(jpeg) : jpeg;
  const image = document.context.register(PDFRawStream.of(dict, data));
  const name = page.node.newXObject('Photo', image).decodeText();
  page.node.set(
    PDFName.of('Contents'),
    document.context.register(document.context.stream(`q 400 0 0 300 50 400 cm /${name} Do Q`)),
  );
  return document.save({ useObjectStreams: false });
}

const inFile = (path: string): Buffer[] => {
  const folder = mkdtempSync(join(at.out, 'pictures-'));
  execFileSync('pdfimages', ['-j', path, join(folder, 'p')]);
  return readdirSync(folder).map((name) => readFileSync(join(folder, name)));
};
const dots = async (picture: Buffer) =>
  createHash('sha256')
    .update(await sharp(picture).raw().toBuffer())
    .digest('hex');

let at: BundleCase;
let built: string;
const photos: Buffer[] = [];
beforeAll(async () => {
  at = await BundleCase.open([]);
  for (const [index, packed] of [false, true, false].entries()) {
    const photo = await photograph(index === 2);
    photos.push(photo);
    await at.add({ title: `Photo ${index}`, pdf: await paper(photo, packed) });
  }
  const { id } = await at.bundle();
  const { fileName } = await at.build(id);
  built = join(at.out, fileName);
});

describe('photographs inside a PDF', () => {
  it('the originals do say where they were taken', async () => {
    for (const photo of photos) expect(await exifr.gps(photo)).toMatchObject({ latitude: 51.5 });
  });

  it('say nothing in the bundle but the picture, however they were packed', async () => {
    const bytes = readFileSync(built);
    checkWithQpdf(bytes);
    const unpacked = execFileSync('qpdf', ['--qdf', '--object-streams=disable', built, '-'], {
      maxBuffer: 2 ** 28,
    });
    for (const secret of SECRETS) {
      expect(bytes.includes(secret), secret).toBe(false);
      expect(unpacked.includes(secret), secret).toBe(false);
    }
    const pictures = inFile(built);
    expect(pictures).toHaveLength(3);
    for (const picture of pictures) expect(await exifr.parse(picture)).toBeUndefined();
  });

  it('are the same pictures, dot for dot', async () => {
    const before = await Promise.all(photos.map(dots));
    const after = await Promise.all(inFile(built).map(dots));
    expect(after.toSorted()).toEqual(before.toSorted());
  });

  it('are named by the check in a bundle somebody else made', async () => {
    const theirs = join(at.out, 'theirs.pdf');
    writeFileSync(theirs, await paper(photos[0] as Buffer, false));
    const rule = async (path: string) =>
      (await at.call('bundleCheck', { file: at.pick(path), profile: 'general' })).findings.find((one) =>
        /camera/.test(said(one)),
      );
    expect(await rule(theirs)).toMatchObject({ rule: 'B34', passed: false });
    expect(await rule(built)).toMatchObject({ rule: 'B34', passed: true });
  });
});

it('a photograph of a telephone is no finer in a bundle than a court asks, upright or lying', async () => {
  const made = await BundleCase.open([]);
  for (const [width, height] of [
    [4000, 3000],
    [3000, 4000],
  ] as const) {
    const path = join(made.out, `${width}.jpg`);
    writeFileSync(path, await plain().resize({ width, height, fit: 'fill' }).jpeg().toBuffer());
    const about = { caseId: made.caseId, file: made.pick(path), title: `${width} dots across` };
    await made.call('evidenceAdd', about);
  }
  const { fileName } = await made.build((await made.bundle()).id);
  const { findings } = await made.call('bundleCheck', { file: made.pick(join(made.out, fileName)) });
  expect(findings.find(({ rule }) => rule === 'B22')).toMatchObject({ code: 'resolution-fits' });
});
