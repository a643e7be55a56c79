/**
 * @file Whether a picture's code is all there, told by how it is framed and without decoding it: most pictures of a scan
 * are whole, and decoding each takes longer than all the rest of an intake. Offsets in bytes.
 */

/** `unsure`: nothing marks its end, and only decoding tells. */
export type Frame = 'whole' | 'broken' | 'unsure';

const END_OF_JPEG = Buffer.from([0xff, 0xd9]);
/** Behind the end of a picture some programs leave line ends, or fill up a block. */
const BEHIND_THE_END = 4096;

const bufferOf = (data: Uint8Array): Buffer => Buffer.from(data.buffer, data.byteOffset, data.byteLength);

/** ITU-T T.81 B.1: tables, a frame with its size, a scan, an end. */
export function jpegFrame(bytes: Uint8Array): Frame {
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
export const endsInNothing = (data: Uint8Array): boolean =>
  data.length >= 64 && data.subarray(-64).every((byte) => byte === 0);

/** ISO/IEC 15444-1 A.4: each part of a tile says how long it is, and every tile has one. */
export function jpxFrame(bytes: Uint8Array): Frame {
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
export function jbig2Frame(bytes: Uint8Array): Frame {
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
export function faxEnds(bytes: Uint8Array, isGroup4: boolean): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - 64));
  const bits = Array.from(tail, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return isGroup4 ? bits.includes('000000000001000000000001') : /(?:0{11,}1[01]?){3,}/.test(bits);
}
