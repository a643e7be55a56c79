/**
 * @file What the camera wrote into a picture that a person should know of: when, with what and where it was taken, as it stands
 * there (Exif 2.32), and whether an account of its making is signed into it. A camera's clock and place may be wrong or set.
 */
import exifr from 'exifr';
import { dayInWords } from '../../core/dates/date-words.ts';
import type { PictureType } from '../../core/evidence/media-types.ts';
import { coded, type Note } from '../../core/findings/finding.ts';

// Whether a picture carries content credentials: an account, signed, of how it was made and changed (C2PA 2.1, annex A,
// "embedding manifests"). It is found and not checked; nothing of it is read.

/** The box that holds manifests in the container of HEIC and AVIF. */
const BOX = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex');
const PIECES = 10_000;
type Walk = (bytes: Buffer, found: (kind: string, from: number, to: number) => boolean) => boolean;

function hasContentCredentials(bytes: Uint8Array, mediaType: PictureType): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (from: number, to: number, text: string) =>
    all.subarray(from, to).includes(text, 0, 'latin1');
  switch (mediaType) {
    case 'image/jpeg':
      // APP11 with a box of JUMBF in it (ISO/IEC 19566-5).
      return jpeg(
        all,
        (kind, from, to) =>
          kind === 'eb' && holds(from, Math.min(to, from + 64), 'jumb') && holds(from, to, 'c2pa'),
      );
    case 'image/png':
      return png(all, (kind) => kind === 'caBX');
    case 'image/webp':
      return riff(all, (kind) => kind === 'C2PA');
    case 'image/heic':
    case 'image/avif':
      return boxes(all, (kind, from) => kind === 'uuid' && all.subarray(from, from + 16).equals(BOX));
    default:
      return false;
  }
}

const jpeg: Walk = (bytes, found) => {
  for (let [at, left] = [2, PIECES]; at + 4 <= bytes.length && bytes[at] === 0xff && left > 0; left -= 1) {
    const marker = bytes[at + 1] ?? 0;
    // Where the dots begin, no more is said about them.
    if (marker === 0xda || marker === 0xd9) return false;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (found(marker.toString(16), at + 4, end)) return true;
    at = Math.max(end, at + 4);
  }
  return false;
};

const png: Walk = (bytes, found) => {
  for (let [at, left] = [8, PIECES]; at + 8 <= bytes.length && left > 0; left -= 1) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (found(bytes.toString('latin1', at + 4, at + 8), at + 8, end - 4)) return true;
    at = end;
  }
  return false;
};

const riff: Walk = (bytes, found) => {
  for (let [at, left] = [12, PIECES]; at + 8 <= bytes.length && left > 0; left -= 1) {
    const size = bytes.readUInt32LE(at + 4);
    if (found(bytes.toString('latin1', at, at + 4), at + 8, at + 8 + size)) return true;
    at += 8 + size + (size % 2);
  }
  return false;
};

const boxes: Walk = (bytes, found) => {
  for (let [at, left] = [0, PIECES]; at + 16 <= bytes.length && left > 0; left -= 1) {
    const said = bytes.readUInt32BE(at);
    const size = said === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : said === 0 ? bytes.length - at : said;
    const from = at + (said === 1 ? 16 : 8);
    if (found(bytes.toString('latin1', at + 4, at + 8), from, at + size)) return true;
    at += Math.max(size, 8);
  }
  return false;
};

/** Of a maker's name: what is longer was not written by one. */
const LETTERS = 80;

interface Captured {
  readonly when: string;
  readonly device: string;
  readonly where: string;
  /** One that cannot be read is a place all the same. */
  readonly hasPlace: boolean;
}

const NOTHING: Captured = { when: '', device: '', where: '', hasPlace: false };

export async function cameraNotes(bytes: Uint8Array, mediaType: PictureType): Promise<Note[]> {
  const notes: Note[] = [];
  const { hasPlace, ...captured } = await cameraData(bytes, mediaType);
  if (hasPlace) notes.push(coded('camera-place'));
  if (Object.values(captured).some((one) => one !== '')) notes.push(coded('captured', captured));
  if (hasContentCredentials(bytes, mediaType)) notes.push(coded('content-credentials'));
  return notes;
}

async function cameraData(bytes: Uint8Array, mediaType: PictureType): Promise<Captured> {
  try {
    const tags: Readonly<Record<string, unknown>> | undefined = await exifr.parse(
      mediaType === 'image/webp' ? await exifOf(bytes) : bytes,
      {
        gps: true,
        exif: true,
        xmp: false,
        iptc: false,
        icc: false,
        makerNote: false,
        mergeOutput: true,
        reviveValues: false,
        pick: [
          'GPSLatitude',
          'GPSLatitudeRef',
          'GPSLongitude',
          'GPSLongitudeRef',
          'Make',
          'Model',
          'DateTimeOriginal',
          'CreateDate',
          'OffsetTimeOriginal',
          'OffsetTime',
        ],
      },
    );
    if (tags === undefined) return NOTHING;
    const where = whereOf(tags);
    const hasPlace = where !== '' || tags['GPSLatitude'] !== undefined;
    return { when: whenOf(tags), device: deviceOf(tags), where, hasPlace };
  } catch {
    // A picture whose camera data cannot be read still shows what it shows.
    return NOTHING;
  }
}

/** The picture library finds it in the containers that the other does not know. */
async function exifOf(bytes: Uint8Array): Promise<Uint8Array> {
  const { sharp } = await import('./library.ts');
  const { exif = Buffer.alloc(0) } = await sharp(bytes, { limitInputPixels: false }).metadata();
  return exif.subarray(exif.subarray(0, 4).toString('latin1') === 'Exif' ? 6 : 0);
}

/** "12 Mar 2021, 14:02:11 +07:00", by the camera's clock. */
function whenOf(tags: Readonly<Record<string, unknown>>): string {
  const said = words(tags['DateTimeOriginal']) || words(tags['CreateDate']);
  const found = /^(\d{4})[:-](0[1-9]|1[0-2])[:-](\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)/.exec(said);
  if (found === null || found[1] === '0000') return '';
  const [, year, month, day, time] = found;
  const zone = words(tags['OffsetTimeOriginal']) || words(tags['OffsetTime']);
  const shown = /^[+-]\d{2}:\d{2}$/.test(zone) ? ` ${zone}` : '';
  return `${dayInWords(`${year}-${month}-${day}`)}, ${time}${shown}`;
}

/** "Canon EOS 40D": a maker with whom the model begins is not said twice. */
function deviceOf(tags: Readonly<Record<string, unknown>>): string {
  const [make, model] = [words(tags['Make']), words(tags['Model'])];
  const maker = make.split(' ')[0]?.toLowerCase() ?? '';
  return maker !== '' && model.toLowerCase().startsWith(maker) ? model : `${make} ${model}`.trim();
}

/** In degrees, north and east above 0; five places are a metre. Empty where only half of it is there. */
function whereOf(tags: Readonly<Record<string, unknown>>): string {
  const { latitude, longitude } = tags;
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return '';
  const isKnown = Number.isFinite(latitude) && Number.isFinite(longitude);
  return isKnown ? `${latitude.toFixed(5)}, ${longitude.toFixed(5)}` : '';
}

const words = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .replace(/[\0\s]+/g, ' ')
        .trim()
        .slice(0, LETTERS)
    : '';
