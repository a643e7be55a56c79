/** @file The parts a JPEG is made of, one after the other (ITU-T T.81, annex B). */

export const JPEG = {
  start: 0xd8,
  end: 0xd9,
  scan: 0xda,
  comment: 0xfe,
  firstApp: 0xe0,
  lastApp: 0xef,
} as const;

/** Offsets in bytes. A scan goes to where the next marker stands; what a part says begins four bytes after `from`. */
export interface JpegSegment {
  readonly marker: number;
  readonly from: number;
  readonly to: number;
}

/** Up to its end and that too; without it where something is in the way, or where the file stops before. Nothing of what is no JPEG. */
export function* jpegSegments(data: Uint8Array): Generator<JpegSegment> {
  if (data[0] !== 0xff || data[1] !== JPEG.start) return;
  for (let at = 2; data[at] === 0xff; ) {
    const marker = data[at + 1];
    if (marker === undefined) return;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === JPEG.end) {
      yield { marker, from: at, to: at + 2 };
      return;
    }
    const [high, low] = [data[at + 2], data[at + 3]];
    if (high === undefined || low === undefined) return;
    const end = at + 2 + ((high << 8) | low);
    if (end < at + 4 || end > data.length) return;
    const to = marker === JPEG.scan ? afterScan(data, end) : end;
    yield { marker, from: at, to };
    at = to;
  }
}

/** Where the coded picture that begins at `from` stops: at the next marker that is not part of it. */
function afterScan(data: Uint8Array, from: number): number {
  for (let at = data.indexOf(0xff, from); at !== -1; at = data.indexOf(0xff, at + 1)) {
    const next = data[at + 1];
    if (next === undefined) break;
    const inside = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!inside && next !== 0xff) return at;
  }
  return data.length;
}

/** Whether a part begins with this name, in Latin letters. */
export const isNamed = (data: Uint8Array, { from }: JpegSegment, name: string): boolean =>
  [...name].every((letter, i) => data[from + 4 + i] === letter.charCodeAt(0));
