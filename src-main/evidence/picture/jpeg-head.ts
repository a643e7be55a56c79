/** @file A JPEG's head (ITU T.81, annex B) without stray bytes between its parts, which every viewer passes over. */

const MARK = 0xff;
const SCAN = 0xda;
const START = 2;

/** A copy that holds the same dots; null where nothing is stray, and where its head does not come to a scan. */
export function withoutStrayBytes(jpeg: Uint8Array): Uint8Array | null {
  const parts = [jpeg.subarray(0, START)];
  let at = START;
  let kept = START;
  while (at + 4 <= jpeg.length) {
    if (jpeg[at] !== MARK || jpeg[at + 1] === 0 || jpeg[at + 1] === MARK) {
      at += 1;
      continue;
    }
    if (jpeg[at + 1] === SCAN) {
      parts.push(jpeg.subarray(at));
      return kept === at ? null : Buffer.concat(parts);
    }
    const end = at + 2 + (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0);
    parts.push(jpeg.subarray(at, end));
    if (kept === at) kept = end;
    at = end;
  }
  return null;
}
