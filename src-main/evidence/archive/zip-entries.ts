/**
 * @file What is in a ZIP, by the list at its end and without opening any of it: for one that is too large to be held, as what
 * comes off a telephone is. APPNOTE.TXT 6.3.10, sections 4.3.12 to 4.3.16 (certainty H); larger than 4 GB with ZIP64.
 */
import type { FileParts } from '../parts.ts';
import { refusal } from '../refusal.ts';

const END = { sign: 0x06054b50, size: 22, comment: 65_535 };
const LOCATOR = { sign: 0x07064b50, size: 20 };
const END_64 = { sign: 0x06064b50, size: 56 };
const ENTRY = { sign: 0x02014b50, size: 46 };
const FULL_32 = 0xffff_ffff;
const SIZE_64 = 1;
const IN_UTF8 = 0x0800;

/** Name and unpacked size of each, in the order of the list. Throws damaged-file where the list does not hold together. */
export async function* zipEntries(parts: FileParts): AsyncGenerator<{ name: string; size: number }> {
  const { from, bytes } = await listOf(parts);
  const end = from + bytes;
  for (let at = from; at < end; ) {
    const head = Buffer.from(await parts.read(at, ENTRY.size));
    if (head.length < ENTRY.size || head.readUInt32LE(0) !== ENTRY.sign) throw damaged();
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => head.readUInt16LE(place));
    const behind = Buffer.from(await parts.read(at + ENTRY.size, (nameLength ?? 0) + (extraLength ?? 0)));
    const encoding = (head.readUInt16LE(8) & IN_UTF8) === 0 ? 'latin1' : 'utf8';
    yield {
      name: behind.toString(encoding, 0, nameLength),
      size: sizeOf(head.readUInt32LE(24), behind.subarray(nameLength)),
    };
    at += ENTRY.size + behind.length + (commentLength ?? 0);
  }
}

/** Where the list lies. It ends the file, but for a comment. */
async function listOf(parts: FileParts): Promise<{ from: number; bytes: number }> {
  const within = Math.min(parts.size, END.size + END.comment + LOCATOR.size);
  const base = parts.size - within;
  const tail = Buffer.from(await parts.read(base, within));
  let at = tail.length - END.size;
  while (at >= 0 && tail.readUInt32LE(at) !== END.sign) at -= 1;
  if (at < 0) throw damaged();
  const locator = at - LOCATOR.size;
  const found =
    locator >= 0 && tail.readUInt32LE(locator) === LOCATOR.sign
      ? await listOf64(parts, Number(tail.readBigUInt64LE(locator + 8)))
      : { from: tail.readUInt32LE(at + 16), bytes: tail.readUInt32LE(at + 12) };
  if (found.from + found.bytes > parts.size) throw damaged();
  return found;
}

async function listOf64(parts: FileParts, at: number) {
  if (at > parts.size) throw damaged();
  const record = Buffer.from(await parts.read(at, END_64.size));
  if (record.length < END_64.size || record.readUInt32LE(0) !== END_64.sign) throw damaged();
  return { bytes: Number(record.readBigUInt64LE(40)), from: Number(record.readBigUInt64LE(48)) };
}

/** A size that does not fit stands in the fields behind the name. */
function sizeOf(size: number, extra: Buffer): number {
  if (size !== FULL_32) return size;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === SIZE_64 && at + 12 <= extra.length)
      return Number(extra.readBigUInt64LE(at + 4));
  return size;
}

const damaged = () => refusal('damaged-file', 'cannot-be-unpacked');
