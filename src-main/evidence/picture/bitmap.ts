/**
 * @file Windows bitmaps, decoded strictly: the picture library reads none. Source: [MS-WMF] 2.2.2.3 and 2.2.2.9, and the
 * header of the file, BITMAPFILEHEADER. Every length is held against the bytes that are there before it is used.
 */
import { refusal } from '../refusal.ts';
import { unpackRuns } from './bitmap-runs.ts';

export interface Bitmap {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each dot, row by row from the top. Throws damaged-file. */
  pixels(): Uint8Array;
}

const FILE_HEADER = 14;
const INFO = 40;
/** Sizes of the header after the file's own: of OS/2, of Windows, and of what was added since. */
const HEADERS = new Set([12, INFO, 52, 56, 64, 108, 124]);
const BITS = new Set([1, 4, 8, 16, 24, 32]);
const [PLAIN, RUNS_8, RUNS_4, FIELDS, ALPHA_FIELDS] = [0, 1, 2, 3, 6] as const;

/** "BM" may also begin a letter: what follows has to be such a header. */
export function looksLikeBitmap(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x42 || bytes[1] !== 0x4d || bytes.length < FILE_HEADER + 12) return false;
  const view = viewOf(bytes);
  const size = view.getUint32(FILE_HEADER, true);
  const planes = size === 12 ? FILE_HEADER + 8 : FILE_HEADER + 12;
  return HEADERS.has(size) && bytes.length >= planes + 4 && view.getUint16(planes, true) === 1;
}

/** Reads headers only, so that its size can be judged first. Throws damaged-file. */
export function openBitmap(bytes: Uint8Array): Bitmap {
  const view = viewOf(bytes);
  const header = view.getUint32(FILE_HEADER, true);
  if (bytes.length < FILE_HEADER + header) throw damaged();
  const isOld = header === 12;
  const width = isOld ? view.getUint16(18, true) : view.getInt32(18, true);
  const tall = isOld ? view.getUint16(20, true) : view.getInt32(22, true);
  const bits = view.getUint16(isOld ? 24 : 28, true);
  const packing = isOld ? PLAIN : view.getUint32(30, true);
  const height = Math.abs(tall);
  if (width <= 0 || height === 0 || !BITS.has(bits) || !fits(packing, bits)) throw damaged();
  const from = view.getUint32(10, true);
  const dots = { width, height, bits, from, isUpward: tall > 0 };
  return {
    width,
    height,
    pixels() {
      if (bits > 8) return direct(bytes, view, { ...dots, masks: masksOf(view, header, packing, bits) });
      const colours = paletteOf(bytes, view, header, bits);
      const packed = packing === PLAIN ? null : unpackRuns(bytes.subarray(from), dots);
      return indexed(bytes, dots, colours, packed);
    },
  };
}

/** What is packed as JPEG or PNG goes to printers and is never a file. */
const fits = (packing: number, bits: number): boolean =>
  packing === PLAIN ||
  (packing === RUNS_8 && bits === 8) ||
  (packing === RUNS_4 && bits === 4) ||
  ((packing === FIELDS || packing === ALPHA_FIELDS) && (bits === 16 || bits === 32));

interface Dots {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly from: number;
  /** The last row comes first, as it mostly does. */
  readonly isUpward: boolean;
}

/** Each row begins at four bytes. Throws damaged-file where not all of them are there. */
function rowsOf(bytes: Uint8Array, { width, height, bits, from, isUpward }: Dots): (y: number) => number {
  const stride = Math.ceil((width * bits) / 32) * 4;
  if (from < FILE_HEADER || from + stride * height > bytes.length) throw damaged();
  return (y) => from + stride * (isUpward ? height - 1 - y : y);
}

function paletteOf(bytes: Uint8Array, view: DataView, header: number, bits: number): Uint8Array {
  const most = 1 << bits;
  const said = header >= INFO ? view.getUint32(46, true) : 0;
  const count = said === 0 || said > most ? most : said;
  const each = header === 12 ? 3 : 4;
  const start = FILE_HEADER + header;
  const colours = new Uint8Array(256 * 3);
  for (let i = 0; i < count && start + i * each + 2 < bytes.length; i += 1) {
    for (let part = 0; part < 3; part += 1) colours[i * 3 + part] = bytes[start + i * each + 2 - part] ?? 0;
  }
  return colours;
}

function indexed(bytes: Uint8Array, dots: Dots, colours: Uint8Array, packed: Uint8Array | null): Uint8Array {
  const { width, height, bits } = dots;
  const out = new Uint8Array(width * height * 3);
  const row = packed === null ? rowsOf(bytes, dots) : null;
  const mask = (1 << bits) - 1;
  for (let y = 0; y < height; y += 1) {
    const start = row?.(y) ?? 0;
    for (let x = 0; x < width; x += 1) {
      const bit = x * bits;
      const index =
        packed === null
          ? ((bytes[start + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & mask
          : (packed[y * width + x] ?? 0);
      out.set(colours.subarray(index * 3, index * 3 + 3), (y * width + x) * 3);
    }
  }
  return out;
}

/** Where red, green and blue lie in a dot of two or four bytes. */
function masksOf(view: DataView, header: number, packing: number, bits: number): readonly number[] {
  if (packing === PLAIN) return bits === 16 ? [0x7c00, 0x03e0, 0x001f] : [0xff0000, 0xff00, 0xff];
  // After the short header they stand behind it, in the longer ones in the same place.
  if (view.byteLength < FILE_HEADER + Math.max(header, INFO) + 12) throw damaged();
  return [0, 4, 8].map((at) => view.getUint32(FILE_HEADER + INFO + at, true));
}

function direct(
  bytes: Uint8Array,
  view: DataView,
  dots: Dots & { readonly masks: readonly number[] },
): Uint8Array {
  const { width, height, bits, masks } = dots;
  const out = new Uint8Array(width * height * 3);
  const row = rowsOf(bytes, dots);
  const each = bits / 8;
  const parts = masks.map((mask) => {
    const shift = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask);
    return { mask, shift, most: mask === 0 ? 1 : mask >>> shift };
  });
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = row(y) + x * each;
      const to = (y * width + x) * 3;
      if (bits === 24) {
        for (let part = 0; part < 3; part += 1) out[to + part] = bytes[at + 2 - part] ?? 0;
      } else {
        const dot = bits === 16 ? view.getUint16(at, true) : view.getUint32(at, true);
        for (const [part, { mask, shift, most }] of parts.entries())
          out[to + part] = Math.round((((dot & mask) >>> shift) * 255) / most);
      }
    }
  }
  return out;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const damaged = () => refusal('damaged-file', 'nothing-read');
