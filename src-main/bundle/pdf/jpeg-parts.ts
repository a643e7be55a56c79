/**
 * @file What a JPEG carries beside its picture: where and when it was taken and with what, a smaller picture of before
 * it was cut, whatever a program added. Taken out without touching the picture itself (ITU-T T.81 B.1; Exif 2.32 §4.5).
 */

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const FIRST_APP = 0xe0;
const LAST_APP = 0xef;
/** JFIF's own fields, without the small picture that may follow them. */
const JFIF_LENGTH = 16;

/** The same bytes where there is nothing to take out, or where they are no JPEG. */
export function jpegWithoutExtras(bytes: Uint8Array): Uint8Array {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 4 || data.readUInt16BE(0) !== 0xff00 + START) return bytes;
  const parts: Uint8Array[] = [];
  let keptFrom = 0;
  /** Keeps what lies before `from`, and goes on at `to`. */
  const leaveOut = (from: number, to: number) => {
    parts.push(data.subarray(keptFrom, from));
    keptFrom = to;
  };
  let at = 2;
  while (at + 4 <= data.length) {
    if (data[at] !== 0xff) break;
    const marker = data[at + 1] as number;
    if (marker === 0xff) at += 1;
    else if (marker === END) {
      // A second picture, or a film: what stands behind the end draws nothing.
      at += 2;
      break;
    } else {
      const end = at + 2 + data.readUInt16BE(at + 2);
      if (end > data.length) break;
      if (isExtra(marker, data.subarray(at + 4, end))) leaveOut(at, end);
      else if (marker === FIRST_APP && end - at - 2 > JFIF_LENGTH) {
        leaveOut(at, end);
        parts.push(jfifAlone(data.subarray(at, end)));
      }
      at = marker === SCAN ? afterScan(data, end) : end;
    }
  }
  // Ends with the picture where its end was found; a damaged one is kept to its last byte.
  const found = data[at - 2] === 0xff && data[at - 1] === END;
  if (found && at < data.length) leaveOut(at, data.length);
  if (parts.length === 0) return bytes;
  return Buffer.concat([...parts, data.subarray(keptFrom)]);
}

/** Kept: JFIF, colour profiles, and Adobe's word on how the colours are coded. */
function isExtra(marker: number, content: Uint8Array): boolean {
  if (marker === COMMENT) return true;
  if (marker < FIRST_APP || marker > LAST_APP) return false;
  const named = (name: string) => Buffer.from(content.subarray(0, name.length)).toString('latin1') === name;
  if (marker === FIRST_APP) return !named('JFIF\0');
  if (marker === FIRST_APP + 2) return !named('ICC_PROFILE\0');
  return !(marker === FIRST_APP + 14 && named('Adobe'));
}

function jfifAlone(segment: Uint8Array): Uint8Array {
  const alone = Buffer.from(segment.subarray(0, 2 + JFIF_LENGTH));
  alone.writeUInt16BE(JFIF_LENGTH, 2);
  alone.fill(0, JFIF_LENGTH);
  return alone;
}

/** Where the coded picture that begins at `from` stops: at the next marker that is not part of it. */
function afterScan(data: Buffer, from: number): number {
  for (let at = data.indexOf(0xff, from); at !== -1; at = data.indexOf(0xff, at + 1)) {
    const next = data[at + 1];
    if (next === undefined) break;
    const inside = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!inside && next !== 0xff) return at;
  }
  return data.length;
}
