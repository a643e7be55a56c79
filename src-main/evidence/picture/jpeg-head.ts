/**
 * @file A JPEG's head (ITU T.81, annex B) put in order: stray bytes before it and between its parts, which viewers pass over, and
 * a small picture in its camera data that is longer or shorter than is said, so that what follows is not where it should be.
 */

const MARK = 0xff;
const FIRST = 0xd8;
const SCAN = 0xda;
const START = 2;
/** Bytes before it: a line's end, a few that a program wrote. Farther on it is a picture within a file of another kind. */
const MOST_BEFORE = 64;
/** Camera data, its small picture and a profile of colours take less. */
const MOST_HEAD = 512 * 1024;
const LONGEST_PART = 0xffff;
/** Codings of a picture, but for the three numbers among them that are tables or nothing. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const isPart = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= 0xda && marker <= 0xfe);
const isApp = (marker: number | undefined): boolean =>
  marker !== undefined && marker >= 0xe0 && marker <= 0xef;

/** Where it begins; -1 where no head of one is found near its first bytes. */
export function startOfJpeg(bytes: Uint8Array): number {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MOST_BEFORE + START));
  for (let at = head.indexOf(MARK); at >= 0; at = head.indexOf(MARK, at + 1))
    if (head[at + 1] === FIRST) return headsFrom(bytes.subarray(at)).length > 0 ? at : -1;
  return -1;
}

/** Copies that may be readable where `jpeg` is not, the likelier first; they hold the same dots. */
export function headsMended(jpeg: Uint8Array): Uint8Array[] {
  const start = startOfJpeg(jpeg);
  if (start < 0) return [];
  const from = jpeg.subarray(start);
  const found = [withoutStrayBytes(from) ?? (start > 0 ? from : null), withPartsFoundAgain(from)];
  return found.filter((one) => one !== null);
}

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

interface Head {
  /** Of its first part. */
  readonly at: number;
  readonly dots: number;
}

/** The parts of the largest picture follow each other; what goes before them is camera data as far as it is one, and is made as long as it is. */
function withPartsFoundAgain(jpeg: Uint8Array): Uint8Array | null {
  const [largest] = headsFrom(jpeg).toSorted((a, b) => b.dots - a.dots || a.at - b.at);
  if (largest === undefined) return null;
  const before: Uint8Array[] = [jpeg.subarray(0, START)];
  for (let at = START; at < largest.at && jpeg[at] === MARK && isApp(jpeg[at + 1]); ) {
    const end = at + 2 + (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0);
    const isLast = end >= largest.at || jpeg[end] !== MARK || !isApp(jpeg[end + 1]);
    const part = Buffer.from(jpeg.subarray(at, isLast ? largest.at : end));
    if (part.length - 2 <= LONGEST_PART) {
      part.writeUInt16BE(part.length - 2, 2);
      before.push(part);
    }
    at += part.length;
  }
  return Buffer.concat([...before, jpeg.subarray(largest.at)]);
}

/** From each place on where parts follow each other, one of them a frame, until a scan begins. */
function headsFrom(jpeg: Uint8Array): Head[] {
  const known = new Map<number, Head>();
  const read = (at: number): Head | null => {
    const marker = jpeg[at + 1];
    if (jpeg[at] !== MARK || marker === undefined || !isPart(marker)) return null;
    if (marker === SCAN) return { at, dots: 0 };
    const length = (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0);
    const rest = length < 2 ? undefined : known.get(at + 2 + length);
    if (rest === undefined) return null;
    const number = (place: number) => (jpeg[place] ?? 0) * 256 + (jpeg[place + 1] ?? 0);
    return { at, dots: isFrame(marker) ? number(at + 5) * number(at + 7) : rest.dots };
  };
  const most = Math.min(jpeg.length, MOST_HEAD);
  const heads: Head[] = [];
  // From behind: what follows a part is known then, however many there are.
  for (let at = most - 1; at >= START; at -= 1) {
    const head = jpeg[at] === MARK ? read(at) : null;
    if (head === null) continue;
    known.set(at, head);
    if (head.dots > 0) heads.push(head);
  }
  return heads;
}
