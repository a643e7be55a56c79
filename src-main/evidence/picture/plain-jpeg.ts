/**
 * @file A JPEG with nothing in it but what draws it. What a page can show as it came is not unpacked and packed once more:
 * that costs sharpness, makes it half as large again, and takes most of the time that a photograph takes.
 */
import { isNamed, JPEG, type JpegSegment, jpegSegments } from '../../core/evidence/jpeg-segments.ts';

/** Tables of the packing, and how often it begins anew. */
const DRAWS: ReadonlySet<number> = new Set([JPEG.scan, 0xc4, 0xdb, 0xdd]);
/** Row by row, and in several goes: the two that every reader of PDF knows (ISO 32000-1, 7.4.8, certainty H). */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc2]);

/**
 * The same dots, without camera data, comments, small pictures and whatever lies behind the end. Null where a page would
 * show other colours than the picture has (a profile of its own, four inks, unmixed red, green and blue), where it has a
 * part that is not known here, and where it does not go to its end. Whether its dots decode is not looked at.
 */
export function plainJpeg(bytes: Uint8Array): Uint8Array | null {
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
