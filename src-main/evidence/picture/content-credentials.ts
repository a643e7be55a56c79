/**
 * @file Whether a picture carries content credentials: an account, signed, of how it was made and changed (C2PA 2.1, annex A,
 * "embedding manifests"). It is found and not checked; nothing of it is read.
 */
import type { PictureType } from '../../core/evidence/media-types.ts';

/** The box that holds manifests in the container of HEIC and AVIF. */
const BOX = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex');
const PIECES = 10_000;
type Walk = (bytes: Buffer, found: (kind: string, from: number, to: number) => boolean) => boolean;

export function hasContentCredentials(bytes: Uint8Array, mediaType: PictureType): boolean {
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
