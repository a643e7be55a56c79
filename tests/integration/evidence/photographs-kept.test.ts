/**
 * A photograph that a page can show as it came loses none of its dots and all that was written beside them; whatever has
 * colours of its own, or does not decode without a complaint, is packed anew and shows what picture programs show.
 */
import exifr from 'exifr';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawn, extracted, takeIn } from '../../support/intake.ts';
import { checkWithQpdf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';

const EXIF = { IFD0: { Make: 'Nokia-of-hers' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } };
const REMARK = Buffer.from('\xff\xfe\x00\x0aa remark', 'latin1');
const BEHIND = Buffer.from('hidden behind the end');
const SECRETS = ['Exif', 'Nokia-of-hers', 'a remark', 'hidden behind'];

/** As cameras see: no two dots quite alike. */
const noisy = (width = 640, height = 480) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 120, sigma: 25 },
    },
  });
const red = () => sharp({ create: { width: 640, height: 480, channels: 3, background: '#d02010' } });

async function withExtras(picture: Sharp): Promise<Buffer> {
  const jpeg = await picture.withExif(EXIF).toBuffer();
  return Buffer.concat([jpeg.subarray(0, 2), REMARK, jpeg.subarray(2), BEHIND]);
}

async function copyOf(bytes: Uint8Array) {
  const { workingCopy, notes } = await takeIn(bytes, { fileName: 'photo.jpg' });
  if (workingCopy === null) throw new Error('a picture always gets a copy');
  checkWithQpdf(workingCopy);
  const [picture = new Uint8Array()] = extracted(workingCopy);
  return { pdf: workingCopy, picture, notes };
}

const dots = (picture: Uint8Array) => sharp(picture).raw().toBuffer();

describe('a photograph that is upright and no finer than paper shows', () => {
  it.each<[string, () => Sharp]>([
    ['row by row', () => noisy().jpeg({ quality: 80 })],
    ['in several goes, as messengers send it', () => noisy().jpeg({ quality: 75, progressive: true })],
    ['grey', () => noisy().greyscale().jpeg({ quality: 80 })],
  ])('keeps every dot, and nothing that was beside them: %s', async (_how, make) => {
    const came = await withExtras(make());
    const { pdf, picture } = await copyOf(came);
    expect((await dots(picture)).equals(await dots(came))).toBe(true);
    expect(picture.length).toBeLessThan(came.length);
    for (const secret of SECRETS) expect(Buffer.from(pdf).includes(secret)).toBe(false);
    expect(await exifr.parse(picture).catch(() => undefined)).toBeUndefined();
  });

  it('takes no more room than it needs: one that is packed loosely is packed anew', async () => {
    const came = await noisy().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
    expect((await copyOf(came)).picture.length).toBeLessThan(came.length * 0.75);
  });
});

describe('a photograph that means its colours otherwise, or is not whole', () => {
  /** Names of its colours, which say that they are not mixed. */
  const unmixed = async () => {
    const jpeg = Buffer.from(
      await red().jpeg({ chromaSubsampling: '4:4:4', optimiseCoding: false }).toBuffer(),
    );
    const [frame, scan] = [jpeg.indexOf('\xff\xc0', 'latin1'), jpeg.indexOf('\xff\xda', 'latin1')];
    for (const [i, name] of [...'RGB'].entries()) {
      jpeg.write(name, frame + 10 + 3 * i, 'latin1');
      jpeg.write(name, scan + 5 + 2 * i, 'latin1');
    }
    // The picture library writes no head that would say the contrary.
    expect(jpeg.includes('JFIF')).toBe(false);
    return jpeg;
  };

  it.each<[string, () => Promise<Buffer>]>([
    ['with a profile of its own', () => red().withIccProfile('p3').jpeg().toBuffer()],
    ['in four inks', () => red().toColourspace('cmyk').jpeg().toBuffer()],
    ['with unmixed colours', unmixed],
  ])('shows the colours that picture programs show: %s', async (_how, make) => {
    const came = await make();
    const seen = [
      ...(await sharp(came)
        .toColourspace('srgb')
        .extract({ left: 9, top: 9, width: 1, height: 1 })
        .removeAlpha()
        .raw()
        .toBuffer()),
    ];
    const { pdf } = await copyOf(came);
    const shown = (await drawn(pdf)).at(420, 300);
    for (const [i, value] of seen.entries()) expect(Math.abs((shown[i] ?? 0) - value)).toBeLessThan(12);
  });

  it('is shown as far as it decodes, and it is said that not all of it is there', async () => {
    const jpeg = await noisy().jpeg({ quality: 80 }).toBuffer();
    const came = Buffer.concat([jpeg.subarray(0, jpeg.length >> 1), jpeg.subarray(-2)]);
    await expect(sharp(came, { failOn: 'warning' }).stats()).rejects.toThrow();
    const { picture, notes } = await copyOf(came);
    await sharp(picture, { failOn: 'warning' }).stats();
    expect(notes.map(said)).toEqual([expect.stringContaining('A picture on page 1 is not all there')]);
  });

  it('nothing is said of one that is whole', async () => {
    expect((await copyOf(await noisy().jpeg().toBuffer())).notes).toEqual([]);
  });
});
