/** @file A picture's own data in a PDF, without what a camera or a program wrote beside it (rules B26, B34). */

import { isNamed, JPEG, type JpegSegment, jpegSegments } from '../../core/evidence/jpeg-segments.ts';
import { decodeFlate, filtersOf, type Resolve } from './filters.ts';
import { PdfName, PdfStream, type PdfValue } from './values.ts';

// What a JPEG 2000 file carries beside its picture, in boxes of its own (ISO/IEC 15444-1 Annex I).

/** Private and XML boxes: where cameras and editors put place, time and themselves. */
const EXTRAS = new Set(['uuid', 'xml ', 'uinf']);
const SIGNATURE = 'jP  ';

/** The same bytes where there is nothing to take out, or where they are not in boxes. */
export function jpxWithoutExtras(bytes: Uint8Array): Uint8Array {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 12 || data.toString('latin1', 4, 8) !== SIGNATURE) return bytes;
  const kept: Uint8Array[] = [];
  let at = 0;
  let left = false;
  while (at + 8 <= data.length) {
    const end = at + boxLength(data, at);
    // A broken box: the rest is kept as it is.
    if (end <= at || end > data.length) break;
    if (EXTRAS.has(data.toString('latin1', at + 4, at + 8))) left = true;
    else kept.push(data.subarray(at, end));
    at = end;
  }
  return left ? Buffer.concat([...kept, data.subarray(at)]) : bytes;
}

/** In bytes, its own head included. 0 reaches to the end, 1 has a longer number behind the name. */
function boxLength(data: Buffer, at: number): number {
  const said = data.readUInt32BE(at);
  if (said === 0) return data.length - at;
  if (said !== 1) return said < 8 ? 0 : said;
  return at + 16 <= data.length ? Number(data.readBigUInt64BE(at + 8)) : 0;
}

// What a JPEG carries beside its picture: where and when it was taken and with what, a smaller picture of before
// it was cut, whatever a program added. Taken out without touching the picture itself (ITU-T T.81 B.1; Exif 2.32 §4.5).

/** JFIF's own fields, without the small picture that may follow them. */
const JFIF_LENGTH = 16;

/** The same bytes where there is nothing to take out, or where they are no JPEG. */
export function jpegWithoutExtras(bytes: Uint8Array): Uint8Array {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  let keptFrom = 0;
  /** Keeps what lies before `from`, and goes on at `to`. */
  const leaveOut = (from: number, to: number) => {
    parts.push(data.subarray(keptFrom, from));
    keptFrom = to;
  };
  for (const segment of jpegSegments(data)) {
    const { marker, from, to } = segment;
    // A second picture, or a film: what stands behind the end draws nothing. A damaged one is kept to its last byte.
    if (marker === JPEG.end && to < data.length) leaveOut(to, data.length);
    else if (isExtra(data, segment)) leaveOut(from, to);
    else if (marker === JPEG.firstApp && to - from - 2 > JFIF_LENGTH) {
      leaveOut(from, to);
      parts.push(jfifAlone(data.subarray(from, to)));
    }
  }
  if (parts.length === 0) return bytes;
  return Buffer.concat([...parts, data.subarray(keptFrom)]);
}

/** Kept: JFIF, colour profiles, and Adobe's word on how the colours are coded. */
function isExtra(data: Buffer, segment: JpegSegment): boolean {
  const { marker } = segment;
  if (marker === JPEG.comment) return true;
  if (marker < JPEG.firstApp || marker > JPEG.lastApp) return false;
  if (marker === JPEG.firstApp) return !isNamed(data, segment, 'JFIF\0');
  if (marker === JPEG.firstApp + 2) return !isNamed(data, segment, 'ICC_PROFILE\0');
  return !(marker === JPEG.firstApp + 14 && isNamed(data, segment, 'Adobe'));
}

function jfifAlone(segment: Uint8Array): Uint8Array {
  const alone = Buffer.from(segment.subarray(0, 2 + JFIF_LENGTH));
  alone.writeUInt16BE(JFIF_LENGTH, 2);
  alone.fill(0, JFIF_LENGTH);
  return alone;
}

const PICTURES: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  DCTDecode: jpegWithoutExtras,
  DCT: jpegWithoutExtras,
  JPXDecode: jpxWithoutExtras,
};

/**
 * The same stream where there is nothing to take out. A picture that is packed once more is unpacked for it; packed in
 * a way of the nineties (ASCII85, LZW) it stays as it is.
 */
export function withoutExtras(stream: PdfStream, resolve: Resolve): PdfStream {
  if (!stream.dict.has('Filter')) return stream;
  try {
    const filters = filtersOf(stream.dict, resolve);
    const last = filters.at(-1);
    const clean = last === undefined ? undefined : PICTURES[last.name];
    if (last === undefined || clean === undefined) return stream;
    const packed = filters.slice(0, -1);
    if (!packed.every(({ name }) => name === 'FlateDecode' || name === 'Fl')) return stream;
    const before = packed.length === 0 ? stream.data : unpack(stream, packed.length, resolve);
    const after = clean(before);
    if (after === before) return stream;
    const dict = new Map<string, PdfValue>(stream.dict);
    dict.set('Filter', new PdfName(last.name));
    dict.delete('DecodeParms');
    if (last.parms !== null) dict.set('DecodeParms', last.parms);
    return new PdfStream(dict, after);
  } catch {
    // What cannot be unpacked is not drawn either, and is not ours to mend.
    return stream;
  }
}

function unpack(stream: PdfStream, filters: number, resolve: Resolve): Uint8Array {
  const first = (key: string): PdfValue => {
    const value = resolve(stream.dict.get(key));
    return Array.isArray(value) ? value.slice(0, filters) : value;
  };
  const dict = new Map([
    ['Filter', first('Filter')] as const,
    ['DecodeParms', first('DecodeParms')] as const,
  ]);
  return decodeFlate(new PdfStream(dict, stream.data), resolve);
}
