/**
 * @file A TIFF's lists of what its pictures are (TIFF 6.0, section 2), without what says nothing about their dots. Scanners and
 * programs write notes of their own there, in no order, of kinds nobody knows; every viewer passes over them.
 */

/** Size, coding, place and colours of the dots, and which way up they are: sections 8 to 24, and an ICC profile. */
const ABOUT_DOTS: ReadonlySet<number> = new Set([
  254, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 284, 292, 293, 317, 318, 319, 320, 322, 323,
  324, 325, 332, 338, 339, 347, 512, 513, 514, 515, 517, 518, 519, 520, 521, 529, 530, 531, 532, 34675,
]);
/** From BYTE to DOUBLE. */
const KINDS = 12;
const ENTRY = 12;
const MOST_PICTURES = 10_000;

/** A copy that holds the same dots; null for what is no TIFF of this form, or leads out of itself. */
export function withPlainDirectory(tiff: Uint8Array): Uint8Array | null {
  const copy = Buffer.from(tiff);
  const order = copy.toString('latin1', 0, 2);
  if (copy.length < 8 || (order !== 'II' && order !== 'MM')) return null;
  const isLittle = order === 'II';
  const short = (at: number) => (isLittle ? copy.readUInt16LE(at) : copy.readUInt16BE(at));
  const long = (at: number) => (isLittle ? copy.readUInt32LE(at) : copy.readUInt32BE(at));
  if (short(2) !== 42) return null;
  const seen = new Set<number>();
  try {
    for (let at = long(4); at !== 0; ) {
      if (seen.has(at) || seen.size === MOST_PICTURES) return null;
      seen.add(at);
      const count = short(at);
      const next = long(at + 2 + count * ENTRY);
      const kept = new Map<number, Buffer>();
      for (let i = 0; i < count; i += 1) {
        const place = at + 2 + i * ENTRY;
        const [tag, kind] = [short(place), short(place + 2)];
        if (ABOUT_DOTS.has(tag) && kind >= 1 && kind <= KINDS && !kept.has(tag))
          kept.set(tag, Buffer.from(copy.subarray(place, place + ENTRY)));
      }
      const sorted = [...kept].sort(([a], [b]) => a - b);
      const write = isLittle ? copy.writeUInt16LE.bind(copy) : copy.writeUInt16BE.bind(copy);
      write(sorted.length, at);
      for (const [i, [, entry]] of sorted.entries()) entry.copy(copy, at + 2 + i * ENTRY);
      const end = at + 2 + sorted.length * ENTRY;
      if (isLittle) copy.writeUInt32LE(next, end);
      else copy.writeUInt32BE(next, end);
      at = next;
    }
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
  return copy;
}
