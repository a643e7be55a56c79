/** @file What a JPEG 2000 file carries beside its picture, in boxes of its own (ISO/IEC 15444-1 Annex I). */

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
