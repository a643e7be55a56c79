/**
 * @file What a JPEG carries beside its picture: where and when it was taken and with what, a smaller picture of before
 * it was cut, whatever a program added. Taken out without touching the picture itself (ITU-T T.81 B.1; Exif 2.32 §4.5).
 */
import { isNamed, JPEG, type JpegSegment, jpegSegments } from '../../core/evidence/jpeg-segments.ts';

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
