/**
 * @file Whether a picture in a PDF can be drawn whole. Readers draw what they can of one that is cut off, in grey, in
 * white or not at all, and say nothing.
 */
import { constants, createInflate, inflateSync } from 'node:zlib';
import { TestimonyError } from '../../core/errors/errors.ts';
import { decodeWhole } from '../../evidence/picture/decode-whole.ts';
import { decodeStream, type Filter, filtersOf, type Resolve } from './filters.ts';
import { pictureSize } from './picture-size.ts';
import { PdfName, PdfStream, type PdfValue } from './values.ts';

// Whether a picture's code is all there, told by how it is framed and without decoding it: most pictures of a scan
// are whole, and decoding each takes longer than all the rest of an intake. Offsets in bytes.

/** `unsure`: nothing marks its end, and only decoding tells. */
type Frame = 'whole' | 'broken' | 'unsure';

const END_OF_JPEG = Buffer.from([0xff, 0xd9]);
/** Behind the end of a picture some programs leave line ends, or fill up a block. */
const BEHIND_THE_END = 4096;

const bufferOf = (data: Uint8Array): Buffer => Buffer.from(data.buffer, data.byteOffset, data.byteLength);

/** ITU-T T.81 B.1: tables, a frame with its size, a scan, an end. */
function jpegFrame(bytes: Uint8Array): Frame {
  const data = bufferOf(bytes);
  let at = data.indexOf(Buffer.from([0xff, 0xd8]));
  if (at < 0 || at > BEHIND_THE_END) return 'broken';
  let hasSize = false;
  for (at += 2; at + 9 <= data.length; ) {
    const marker = data[at + 1] as number;
    if (data[at] !== 0xff) return 'broken';
    if (marker === 0xff) at += 1;
    else if (marker === 0xda) {
      const end = data.lastIndexOf(END_OF_JPEG);
      if (!hasSize) return 'broken';
      return end > at ? 'whole' : endsInNothing(data) ? 'broken' : 'unsure';
    } else {
      const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
      if (isFrame) hasSize = data.readUInt16BE(at + 7) > 0;
      at += 2 + data.readUInt16BE(at + 2);
    }
  }
  return 'broken';
}

/** As a disk or a download leaves what it lost. Decoded, it may pass for a grey ground. */
const endsInNothing = (data: Uint8Array): boolean =>
  data.length >= 64 && data.subarray(-64).every((byte) => byte === 0);

/** ISO/IEC 15444-1 A.4: each part of a tile says how long it is, and every tile has one. */
function jpxFrame(bytes: Uint8Array): Frame {
  const data = bufferOf(bytes);
  const size = data.indexOf(Buffer.from([0xff, 0x4f, 0xff, 0x51]));
  if (size < 0 || size + 42 > data.length) return 'broken';
  const long = (place: number) => data.readUInt32BE(size + 4 + place);
  const across = Math.ceil((long(4) - long(28)) / long(20));
  const down = Math.ceil((long(8) - long(32)) / long(24));
  let at = size + 2;
  while (at + 4 <= data.length && data.readUInt16BE(at) !== 0xff90) at += 2 + data.readUInt16BE(at + 2);
  const tiles = new Set<number>();
  while (at + 12 <= data.length && data.readUInt16BE(at) === 0xff90) {
    const length = data.readUInt32BE(at + 6);
    tiles.add(data.readUInt16BE(at + 4));
    // Nothing is said of the last one's length where it goes on to the end.
    if (length === 0) break;
    if (length < 14 || at + length > data.length) return 'broken';
    at += length;
  }
  return tiles.size >= across * down ? 'whole' : 'broken';
}

const REGION_UNKNOWN = 0xffff_ffff;
const PAGE_INFORMATION = 48;

/** ITU-T T.88 7.2, as PDF embeds it: each segment says how long it is. At least one must draw something. */
function jbig2Frame(bytes: Uint8Array): Frame {
  const data = bufferOf(bytes);
  let draws = false;
  let at = 0;
  while (at + 11 <= data.length) {
    const number = data.readUInt32BE(at);
    const flags = data[at + 4] as number;
    const kind = flags & 0x3f;
    let next = at + 6;
    let referred = (data[at + 5] as number) >> 5;
    if (referred === 7) {
      referred = data.readUInt32BE(at + 5) & 0x1fff_ffff;
      next = at + 9 + Math.ceil((referred + 1) / 8);
    }
    next += referred * (number <= 256 ? 1 : number <= 65_536 ? 2 : 4) + ((flags & 0x40) !== 0 ? 4 : 1);
    if (next + 4 > data.length) return draws ? 'whole' : 'broken';
    const length = data.readUInt32BE(next);
    if (kind >= 4 && kind < PAGE_INFORMATION) draws = true;
    if (length === REGION_UNKNOWN) return 'whole';
    at = next + 4 + length;
    if (at > data.length) return 'broken';
  }
  return draws ? 'whole' : 'broken';
}

/** Where the sender of a fax marks the end: twice the code of a line's end, six times for the older ways (ITU-T T.6, T.4). */
function faxEnds(bytes: Uint8Array, isGroup4: boolean): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - 64));
  const bits = Array.from(tail, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return isGroup4 ? bits.includes('000000000001000000000001') : /(?:0{11,}1[01]?){3,}/.test(bits);
}

/** A picture may lack this share of its bytes before it counts: some programs leave out the last of them. */
const MAY_LACK = 0.01;
const FLATE = new Set(['FlateDecode', 'Fl']);
const PIECE = 1024 * 1024;
/** Larger pictures are unpacked in pieces, and none of them is held. */
const AT_ONCE = 16 * PIECE;
/** Of what was expected; a picture that holds still more is not looked through. */
const MOST_TIMES = 4;

const known = new WeakSet<Uint8Array>();

/** That the data of a picture was unpacked whole, for whoever asks after it: unpacking is most of the work. */
export function rememberWhole(data: Uint8Array): void {
  known.add(data);
}

/** Not whether its colours are right: only whether all of it is there. What cannot be told counts as whole. */
export async function isWhole(stream: PdfStream, resolve: Resolve): Promise<boolean> {
  if (known.has(stream.data)) return true;
  // Its data would lie in another file, which is never followed.
  if (stream.dict.has('F')) return false;
  const filters = filtersOf(stream.dict, resolve);
  const last = filters.at(-1);
  const coded = last === undefined ? undefined : CODED[last.name];
  if (last === undefined || coded === undefined) return await hasItsDots(stream, filters, resolve);
  const data = filters.length === 1 ? stream.data : await unpacked(stream, filters.slice(0, -1), resolve);
  return await coded(data, last, stream, resolve);
}

type Look = (data: Uint8Array, filter: Filter, stream: PdfStream, resolve: Resolve) => Promise<boolean>;

const framed =
  (look: (data: Uint8Array) => Frame): Look =>
  async (data) =>
    look(data) !== 'broken';

const jpeg: Look = async (data) => {
  const frame = jpegFrame(data);
  if (frame !== 'unsure') return frame === 'whole';
  return await decodeWhole(Buffer.concat([data, Buffer.from([0xff, 0xd9])]));
};

const fax: Look = async (data, { parms }, { dict }, resolve) => {
  const number = (value: PdfValue | undefined, otherwise: number) => {
    const found = resolve(value);
    return typeof found === 'number' ? found : otherwise;
  };
  const k = number(parms?.get('K'), 0);
  if (faxEnds(data, k < 0) || resolve(parms?.get('EncodedByteAlign')) === true) return true;
  const [columns, rows] = [number(parms?.get('Columns'), 1728), number(dict.get('Height'), 0)];
  if (rows === 0) return false;
  return await decodeWhole(
    asTiff(data, { columns, rows, compression: k < 0 ? 4 : 3, twoWays: k > 0 ? 1 : 0 }),
  );
};

const CODED: Readonly<Record<string, Look>> = {
  DCTDecode: jpeg,
  DCT: jpeg,
  CCITTFaxDecode: fax,
  CCF: fax,
  JPXDecode: framed(jpxFrame),
  JBIG2Decode: framed(jbig2Frame),
};

/** As a file of its own, which the picture library reads. TIFF 6.0, sections 2 and 11; one strip. */
function asTiff(
  data: Uint8Array,
  about: { columns: number; rows: number; compression: number; twoWays: number },
): Uint8Array {
  const [WIDTH, ROWS, BITS, COMPRESSION, GROUND, PLACE, SAMPLES, IN_STRIP, BYTES, T4] = [
    256, 257, 258, 259, 262, 273, 277, 278, 279, 292,
  ] as const;
  const entries = (start: number): (readonly [number | undefined, number])[] => [
    ...([
      [WIDTH, about.columns],
      [ROWS, about.rows],
      [BITS, 1],
      [COMPRESSION, about.compression],
    ] as const),
    ...([
      [GROUND, 0],
      [PLACE, start],
      [SAMPLES, 1],
      [IN_STRIP, about.rows],
      [BYTES, data.length],
    ] as const),
    ...(about.compression === 3 ? ([[T4, about.twoWays]] as const) : []),
  ];
  const head = Buffer.alloc(8 + 2 + entries(0).length * 12 + 4);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(entries(0).length, 8);
  for (const [i, [tag = 0, value]] of entries(head.length).entries()) {
    head.writeUInt16LE(tag, 10 + i * 12);
    head.writeUInt16LE(4, 12 + i * 12);
    head.writeUInt32LE(1, 14 + i * 12);
    head.writeUInt32LE(value, 18 + i * 12);
  }
  return Buffer.concat([head, data]);
}

async function hasItsDots(stream: PdfStream, filters: readonly Filter[], resolve: Resolve): Promise<boolean> {
  const size = pictureSize(stream.dict, resolve);
  const [only] = filters;
  const predictor = only?.parms?.get('Predictor');
  const extra = typeof predictor === 'number' && predictor >= 10 ? 1 : 0;
  const expected = size === null ? 1 : size.rows * (size.rowBytes + extra);
  const least = size === null ? 1 : Math.ceil(expected * (1 - MAY_LACK));
  if (filters.length === 0) return stream.data.length >= least;
  if (filters.length === 1 && only !== undefined && FLATE.has(only.name))
    return (await inflatesTo(stream.data, expected)) >= least;
  return (
    (await unpacked(stream, filters, resolve)).length >= Math.min(least, expected - extra * (size?.rows ?? 0))
  );
}

/** How many bytes come out of it; 0 where its code breaks. Of much more than was expected, whether it ends well. */
async function inflatesTo(data: Uint8Array, expected: number): Promise<number> {
  const room = Math.max(expected + 4096, 64 * 1024);
  if (expected > AT_ONCE) return await flowsTo(data, room);
  try {
    const { buffer: dots, engine } = inflateSync(data, {
      chunkSize: room,
      maxOutputLength: room,
      finishFlush: constants.Z_SYNC_FLUSH,
      info: true,
    }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    const { length } = dots;
    // Now, so that the next one finds room that is in memory already.
    if (dots.buffer instanceof ArrayBuffer) dots.buffer.transfer(0);
    return isLostIn(data, engine.bytesWritten) ? 0 : length;
  } catch (thrown) {
    const isTooMuch = (thrown as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    return isTooMuch ? await flowsTo(data, MOST_TIMES * room) : 0;
  }
}

/** As `inflatesTo`, up to `most`, in pieces of which none is held. */
function flowsTo(data: Uint8Array, most: number): Promise<number> {
  return new Promise((resolve) => {
    let length = 0;
    const unpacking = createInflate({ chunkSize: PIECE, finishFlush: constants.Z_SYNC_FLUSH });
    const done = (result: number) => {
      resolve(result);
      unpacking.destroy();
    };
    unpacking
      .on('data', (part: Buffer) => {
        length += part.length;
        if (length >= most) done(length);
      })
      .on('end', () => done(isLostIn(data, unpacking.bytesWritten) ? 0 : length))
      .on('error', () => done(0));
    unpacking.end(data);
  });
}

/** Its code went on into what a disk or a download leaves of what it lost, which may unpack to something. */
const isLostIn = (data: Uint8Array, read: number): boolean => read === data.length && endsInNothing(data);

/** Without what these filters did. Throws damaged-file, too-large. */
async function unpacked(
  stream: PdfStream,
  filters: readonly Filter[],
  resolve: Resolve,
): Promise<Uint8Array> {
  const dict = new Map<string, PdfValue>([
    ['Filter', filters.map(({ name }) => new PdfName(name))],
    ['DecodeParms', filters.map(({ parms }) => parms)],
  ]);
  return await decodeStream(new PdfStream(dict, stream.data), resolve);
}

/** As `isWhole`; one that breaks while it is read is not whole, one that is too large to look at is taken for it. */
export async function canBeDrawn(stream: PdfStream, resolve: Resolve): Promise<boolean> {
  try {
    return await isWhole(stream, resolve);
  } catch (thrown) {
    return thrown instanceof TestimonyError && thrown.code === 'too-large';
  }
}
