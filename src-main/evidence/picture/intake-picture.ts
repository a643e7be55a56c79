/**
 * @file Pictures become A4 pages: upright, at no more than 300 dpi in a bundle, without the camera's data. The
 * original keeps everything; only the copy for bundles is made here. A photograph that is so already stays dot for dot.
 */
import heicDecode from 'heic-decode';
import type { Sharp } from 'sharp';
import { TestimonyError } from '../../core/errors/errors.ts';
import { isNamed, JPEG, type JpegSegment, jpegSegments } from '../../core/evidence/jpeg-segments.ts';
import type { PictureType } from '../../core/evidence/media-types.ts';
import { coded, type Note } from '../../core/findings/finding.ts';
import { INTAKE_LIMITS } from '../limits.ts';
import { brokenNote } from '../pdf/reading-notes.ts';
import { openBitmap } from './bitmap.ts';
import { cameraNotes } from './camera-notes.ts';
import { headsMended } from './jpeg-head.ts';
import { fitOnPaper, slices } from './layout.ts';
import { READERS, sharp } from './library.ts';
import { PicturePdf, type PreparedPicture } from './picture-pdf.ts';

// A TIFF's lists of what its pictures are (TIFF 6.0, section 2), without what says nothing about their dots. Scanners and
// programs write notes of their own there, in no order, of kinds nobody knows; every viewer passes over them.

/** Size, coding, place and colours of the dots, and which way up they are: sections 8 to 24, and an ICC profile. */
const ABOUT_DOTS: ReadonlySet<number> = new Set([
  254, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 284, 292, 293, 317, 318, 319, 320, 322, 323,
  324, 325, 332, 338, 339, 347, 512, 513, 514, 515, 517, 518, 519, 520, 521, 529, 530, 531, 532, 34675,
]);
/** From BYTE to DOUBLE. */
const KINDS = 12;
const ENTRY = 12;
const MOST_PICTURES = 10_000;

/** A copy that holds the same dots; null for what is no TIFF of this form, or leads out of itself. */
function withPlainDirectory(tiff: Uint8Array): Uint8Array | null {
  const copy = Buffer.from(tiff);
  const order = copy.toString('latin1', 0, 2);
  if (copy.length < 8 || (order !== 'II' && order !== 'MM')) return null;
  const isLittle = order === 'II';
  const short = (at: number) => (isLittle ? copy.readUInt16LE(at) : copy.readUInt16BE(at));
  const long = (at: number) => (isLittle ? copy.readUInt32LE(at) : copy.readUInt32BE(at));
  if (short(2) !== 42) return null;
  const seen = new Set<number>();
  try {
    for (let at = long(4); at !== 0; ) {
      if (seen.has(at) || seen.size === MOST_PICTURES) return null;
      seen.add(at);
      const count = short(at);
      const next = long(at + 2 + count * ENTRY);
      const kept = new Map<number, Buffer>();
      for (let i = 0; i < count; i += 1) {
        const place = at + 2 + i * ENTRY;
        const [tag, kind] = [short(place), short(place + 2)];
        if (ABOUT_DOTS.has(tag) && kind >= 1 && kind <= KINDS && !kept.has(tag))
          kept.set(tag, Buffer.from(copy.subarray(place, place + ENTRY)));
      }
      const sorted = [...kept].sort(([a], [b]) => a - b);
      const write = isLittle ? copy.writeUInt16LE.bind(copy) : copy.writeUInt16BE.bind(copy);
      write(sorted.length, at);
      for (const [i, [, entry]] of sorted.entries()) entry.copy(copy, at + 2 + i * ENTRY);
      const end = at + 2 + sorted.length * ENTRY;
      if (isLittle) copy.writeUInt32LE(next, end);
      else copy.writeUInt32BE(next, end);
      at = next;
    }
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
  return copy;
}

// A JPEG with nothing in it but what draws it. What a page can show as it came is not unpacked and packed once more:
// that costs sharpness, makes it half as large again, and takes most of the time that a photograph takes.

/** Tables of the packing, and how often it begins anew. */
const DRAWS: ReadonlySet<number> = new Set([JPEG.scan, 0xc4, 0xdb, 0xdd]);
/** Row by row, and in several goes: the two that every reader of PDF knows (ISO 32000-1, 7.4.8, certainty H). */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc2]);

/**
 * The same dots, without camera data, comments, small pictures and whatever lies behind the end. Null where a page would
 * show other colours than the picture has (a profile of its own, four inks, unmixed red, green and blue), where it has a
 * part that is not known here, and where it does not go to its end. Whether its dots decode is not looked at.
 */
function plainJpeg(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let frames = 0;
  let last = 0;
  for (const segment of jpegSegments(bytes)) {
    const { marker, from, to } = segment;
    last = marker;
    if (FRAMES.has(marker)) {
      frames += 1;
      if (!isPlainFrame(bytes.subarray(from, to))) return null;
    } else if (marker !== JPEG.end && !DRAWS.has(marker)) {
      if (isLeftOut(bytes, segment)) continue;
      return null;
    }
    kept.push(bytes.subarray(from, to));
  }
  return last === JPEG.end && frames === 1 ? Buffer.concat(kept) : null;
}

/** Eight bits a colour, and grey or the mix of brightness and two colours that a page takes it for. */
function isPlainFrame(frame: Uint8Array): boolean {
  const [bits, high, low, components = 0] = [frame[4], frame[5], frame[6], frame[9]];
  const isKnown = bits === 8 && (high !== 0 || low !== 0) && frame.length === 10 + 3 * components;
  const names = [frame[10], frame[13], frame[16]];
  return isKnown && (components === 1 || (components === 3 && names.every((name, i) => name === i + 1)));
}

/** Comments, and parts of programs that say nothing of how its colours are meant. */
function isLeftOut(bytes: Uint8Array, segment: JpegSegment): boolean {
  const { marker, from } = segment;
  if (marker === JPEG.comment) return true;
  if (marker < JPEG.firstApp || marker > JPEG.lastApp) return false;
  if (marker === JPEG.firstApp + 2) return !isNamed(bytes, segment, 'ICC_PROFILE\0');
  // Its last byte says whether the colours are mixed.
  return !(marker === JPEG.firstApp + 14 && isNamed(bytes, segment, 'Adobe')) || bytes[from + 15] === 1;
}

export interface PictureIntake {
  readonly pageCount: number;
  readonly workingCopy: Uint8Array;
  readonly notes: readonly Note[];
}

/** One picture, upright. */
interface Frame {
  readonly width: number;
  readonly height: number;
  readonly grey: boolean;
  /** Throws, when they are taken, where the picture stops before its end; with 'warning' where a part of it does not decode, too. */
  pixels(failOn: 'warning' | 'error'): Promise<Sharp>;
  /** The same dots without what else the file says, where that alone may be what is complained of; the likelier first. */
  readonly plainly?: () => readonly (() => Sharp)[];
  /** The whole of it as a page can show it; null where that has to be made. */
  asItCame?(): Promise<Uint8Array | null>;
}

/** Lossless up to this many bytes a page; larger ones are photographs and become JPEG. */
const LOSSLESS_BYTES = 6_000_000;
const JPEG_QUALITY = 90;
/** Bytes to a dot that packing it anew takes at most: whatever has more becomes smaller by it. */
const BYTES_A_DOT = 0.5;
/**
 * Pages show no more than 300 dots an inch (General Guidance ¶9, certainty H), and the original keeps the rest. From here
 * on, dots of the original to one across, that is said; a telephone's photograph loses less, and nothing that paper shows.
 */
const WORTH_SAYING = 1.5;

const LOSSLESS: ReadonlySet<PictureType> = new Set(['image/png', 'image/tiff', 'image/gif', 'image/bmp']);
/** Of these each row can be read and let go. */
const BY_ROWS: ReadonlySet<PictureType> = new Set(['image/jpeg', 'image/png', 'image/tiff']);
/** The same dots without what a file says beside them, or between its parts. */
const PLAIN: Readonly<Partial<Record<PictureType, (bytes: Uint8Array) => readonly Uint8Array[]>>> = {
  'image/tiff': (bytes) => [withPlainDirectory(bytes)].filter((plain) => plain !== null),
  'image/jpeg': headsMended,
};
/** Pictures in these follow each other in time: pages show the first. */
const MOVING: ReadonlySet<PictureType> = new Set(['image/gif', 'image/webp', 'image/avif']);

/** Throws damaged-file, too-large, too-many-pages. */
export async function intakePicture(given: Uint8Array, mediaType: PictureType): Promise<PictureIntake> {
  const bytes = mediaType === 'image/jpeg' ? await withReadableHead(given) : given;
  const lossless = LOSSLESS.has(mediaType);
  const frames = await framesOf(bytes, mediaType);
  const moves = MOVING.has(mediaType) && frames.length > 1;
  const pdf = await PicturePdf.create();
  let split = 0;
  const finer: Finer[] = [];
  const broken: number[] = [];
  for (const frame of moves ? frames.slice(0, 1) : frames) {
    const parts = await pageParts(frame, lossless);
    if (parts.length > 1) split += 1;
    const times = frame.width / (parts[0]?.picture.width ?? frame.width);
    if (times >= WORTH_SAYING) finer.push({ page: pdf.pageCount + 1, times, frame });
    for (const part of parts) {
      pdf.addPage(part.picture, part.place);
      if (part.isBroken) broken.push(pdf.pageCount);
    }
  }
  const notes = await cameraNotes(bytes, mediaType);
  if (moves) notes.push(coded('first-of-moving', { count: frames.length }));
  if (split > 0) notes.push(coded('picture-over-pages'));
  notes.push(...finerNote(finer), ...brokenNote(broken));
  return { pageCount: pdf.pageCount, workingCopy: await pdf.save(), notes };
}

/** As it came, or with its head put in order where that alone is why it cannot be read. */
async function withReadableHead(jpeg: Uint8Array): Promise<Uint8Array> {
  if (await isReadable(jpeg)) return jpeg;
  for (const mended of headsMended(jpeg)) if (await isReadable(mended)) return mended;
  return jpeg;
}

async function isReadable(jpeg: Uint8Array): Promise<boolean> {
  try {
    await sharp(jpeg, { limitInputPixels: false }).metadata();
    return true;
  } catch {
    return false;
  }
}

/** A picture that was finer than paper shows. */
interface Finer {
  readonly page: number;
  /** How many of its dots, across, one on the page stands for. */
  readonly times: number;
  readonly frame: Frame;
}

/** What was lost, in numbers: of the one that lost most, and on which pages. */
function finerNote(finer: readonly Finer[]): Note[] {
  const [most] = finer.toSorted((a, b) => b.times - a.times);
  if (most === undefined) return [];
  const { width, height } = most.frame;
  const [keptWidth, keptHeight] = [Math.round(width / most.times), Math.round(height / most.times)];
  const where = finer.map(({ page }) => page);
  return [coded('picture-finer', { width, height, keptWidth, keptHeight, where })];
}

async function framesOf(bytes: Uint8Array, mediaType: PictureType): Promise<Frame[]> {
  if (mediaType === 'image/bmp') return bitmapFrames(bytes);
  return READERS[mediaType] === null ? await heicFrames(bytes) : await plainFrames(bytes, mediaType);
}

function bitmapFrames(bytes: Uint8Array): Frame[] {
  const { width, height, pixels } = openBitmap(bytes);
  refuseBomb(width, height, INTAKE_LIMITS.picturePixels);
  return [
    {
      width,
      height,
      grey: false,
      pixels: async () => sharp(pixels(), { raw: { width, height, channels: 3 } }),
    },
  ];
}

/** Reads headers only; every size is checked before a picture is unpacked. */
async function plainFrames(bytes: Uint8Array, mediaType: PictureType): Promise<Frame[]> {
  const header = (page: number) =>
    asPicture(() => sharp(bytes, { page, limitInputPixels: false }).metadata());
  const pages = (await header(0)).pages ?? 1;
  if (pages > INTAKE_LIMITS.pages) throw new TestimonyError('too-many-pages', { detail: `${pages} pages` });
  const frames: Frame[] = [];
  for (let page = 0; page < pages; page += 1) {
    const { autoOrient, space, isProgressive, orientation = 1 } = await header(page);
    const { width, height } = autoOrient;
    // Row by row a scan of a plan takes no more memory than a photograph; not where each row comes in several parts.
    const isRead = BY_ROWS.has(mediaType) && !isProgressive;
    const most = isRead ? INTAKE_LIMITS.scanPixels : INTAKE_LIMITS.picturePixels;
    refuseBomb(width, height, most);
    const options = { page, limitInputPixels: most, sequentialRead: true } as const;
    const grey = space === 'b-w' || space === 'grey16';
    frames.push({
      width,
      height,
      grey,
      pixels: async (failOn) => sharp(bytes, { ...options, failOn }).autoOrient(),
      plainly: () =>
        (PLAIN[mediaType]?.(bytes) ?? []).map(
          (plain) => () => sharp(plain, { ...options, failOn: 'warning' }).autoOrient(),
        ),
      ...(mediaType === 'image/jpeg' &&
        orientation === 1 && { asItCame: () => asItCame(bytes, width * height) }),
    });
  }
  return frames;
}

/** Only what decodes to its end without a complaint: the rest is packed anew, or refused by whoever does that. */
async function asItCame(bytes: Uint8Array, dots: number): Promise<Uint8Array | null> {
  const plain = plainJpeg(bytes);
  if (plain === null || plain.length > dots * BYTES_A_DOT) return null;
  try {
    await sharp(plain, { failOn: 'warning', sequentialRead: true }).raw().toBuffer();
    return plain;
  } catch {
    return null;
  }
}

/** Telephones store a burst as several pictures in one file: each is a page. */
async function heicFrames(bytes: Uint8Array): Promise<Frame[]> {
  const images = await asPicture(() => heicDecode.all({ buffer: bytes }));
  if (images.length === 0) throw new TestimonyError('damaged-file', { detail: 'it holds no picture' });
  if (images.length > INTAKE_LIMITS.pages) {
    throw new TestimonyError('too-many-pages', { detail: `${images.length} pictures` });
  }
  return images.map((image) => {
    refuseBomb(image.width, image.height, INTAKE_LIMITS.heicPixels);
    const pixels = async () => {
      const { width, height, data } = await image.decode();
      const dots = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
      return sharp(dots, { raw: { width, height, channels: 4 } });
    };
    return { width: image.width, height: image.height, grey: false, pixels };
  });
}

/** One picture as the parts that go on a page each; most are one part. */
async function pageParts(frame: Frame, lossless: boolean) {
  const { width, height, grey } = frame;
  const parts = [];
  for (const { top, height: rows } of slices(width, height)) {
    const place = fitOnPaper(width, rows);
    const plain = rows === height && width <= place.pixelWidth ? await frame.asItCame?.() : undefined;
    if (plain) {
      const picture: PreparedPicture = { kind: 'jpeg', bytes: plain, width, height, channels: grey ? 1 : 3 };
      parts.push({ place, picture, isBroken: false });
      continue;
    }
    const made = async (whole: Sharp) => {
      const part = rows === height ? whole : whole.extract({ left: 0, top, width, height: rows });
      const printed = part
        .flatten({ background: '#ffffff' })
        .resize({ width: place.pixelWidth, withoutEnlargement: true })
        .toColourspace(grey ? 'b-w' : 'srgb');
      return await encode(printed, lossless);
    };
    parts.push({ place, ...(await asPicture(() => wholeOrBroken(frame, made))) });
  }
  return parts;
}

/** What does not decode everywhere is shown as far as it does, and that is said. */
async function wholeOrBroken(frame: Frame, made: (whole: Sharp) => Promise<PreparedPicture>) {
  try {
    return { picture: await made(await frame.pixels('warning')), isBroken: false };
  } catch {
    for (const plain of frame.plainly?.() ?? []) {
      const picture = await made(plain()).catch(() => null);
      if (picture !== null) return { picture, isBroken: false };
    }
    return { picture: await made(await frame.pixels('error')), isBroken: true };
  }
}

async function encode(picture: Sharp, lossless: boolean): Promise<PreparedPicture> {
  if (lossless) {
    const png = await picture
      .clone()
      .png({ compressionLevel: 9, adaptiveFiltering: true })
      .toBuffer({ resolveWithObject: true });
    if (png.data.length <= LOSSLESS_BYTES) return { kind: 'png', bytes: png.data, ...png.info };
  }
  const jpeg = await picture
    .jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' })
    .toBuffer({ resolveWithObject: true });
  return { kind: 'jpeg', bytes: jpeg.data, ...jpeg.info };
}

function refuseBomb(width: number, height: number, most: number): void {
  if (width * height <= most) return;
  throw new TestimonyError('too-large', {
    detail: `${width} × ${height} dots; the most is ${most / 1_000_000} million`,
  });
}

/** What the picture libraries throw is about the picture: its data is damaged. */
async function asPicture<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof TestimonyError) throw thrown;
    throw new TestimonyError('damaged-file', {
      detail: 'the picture cannot be read to its end',
      cause: thrown,
    });
  }
}
