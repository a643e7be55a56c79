/** @file How long an AMR recording is: every frame is a fiftieth of a second. Telephones of the 2000s made these. */

/** Bytes of a frame by its kind, the byte that says the kind included (RFC 4867, section 5.3). 0: no such kind. */
const NARROW = [13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1];
const WIDE = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1];
const FRAMES_A_SECOND = 50;

/** Seconds, or null where a frame is none. */
export function amrSeconds(bytes: Uint8Array): number | null {
  const isWide = bytes[5] === 0x2d;
  const sizes = isWide ? WIDE : NARROW;
  let at = isWide ? 9 : 6;
  let frames = 0;
  while (at < bytes.length) {
    const size = sizes[((bytes[at] ?? 0) >> 3) & 0x0f] ?? 0;
    if (size === 0) return null;
    at += size;
    if (at <= bytes.length) frames += 1;
  }
  return frames / FRAMES_A_SECOND;
}
