/**
 * @file The little of the tar format that a backup is written in: plain files, one after the other, as every system can
 * take apart. POSIX ustar (IEEE 1003.1, pax; certainty H); sizes of 8 GiB and more in GNU's base-256, which bsdtar and
 * Windows read too (H).
 */

export const BLOCK_BYTES = 512;
/** Two blocks of zeros end an archive. */
export const END_BYTES = 2 * BLOCK_BYTES;

const SIZE = { at: 124, length: 12 };
const CHECKSUM = { at: 148, length: 8 };
const KIND_AT = 156;
const PLAIN_FILE = 0x30;
const LONGEST_NAME = 100;
const MOST_IN_OCTAL = 8 ** 11;

export interface TarEntry {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

/** The block that stands before a file: readable by its owner only. `modified` in seconds since 1970. */
export function encodeTarEntry({ name, size }: TarEntry, modified: number): Uint8Array {
  if (Buffer.byteLength(name) > LONGEST_NAME) throw new RangeError('the name is too long for the archive');
  const block = Buffer.alloc(BLOCK_BYTES);
  block.write(name, 0, 'utf8');
  writeOctal(block, 0o600, 100, 8);
  writeOctal(block, 0, 108, 8);
  writeOctal(block, 0, 116, 8);
  if (size < MOST_IN_OCTAL) writeOctal(block, size, SIZE.at, SIZE.length);
  else writeLargeSize(block, size);
  writeOctal(block, modified, 136, 12);
  block[KIND_AT] = PLAIN_FILE;
  block.write('ustar\0', 257, 'latin1');
  block.write('00', 263, 'latin1');
  block.write(checksum(block).toString(8).padStart(6, '0'), CHECKSUM.at, 'latin1');
  block.write('\0 ', CHECKSUM.at + 6, 'latin1');
  return block;
}

/** What a block says; null for one that is no such block, was changed, or is of anything but a plain file: a link, a folder. */
export function decodeTarEntry(bytes: Uint8Array): TarEntry | null {
  const block = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (block.length !== BLOCK_BYTES || block.toString('latin1', 257, 262) !== 'ustar') return null;
  if (block[KIND_AT] !== PLAIN_FILE) return null;
  if (readOctal(block, CHECKSUM.at, CHECKSUM.length) !== checksum(block)) return null;
  const nul = block.indexOf(0);
  const name = block.toString('utf8', 0, nul < 0 ? LONGEST_NAME : Math.min(nul, LONGEST_NAME));
  const size =
    block[SIZE.at] === 0x80
      ? Number(block.readBigUInt64BE(SIZE.at + 4))
      : readOctal(block, SIZE.at, SIZE.length);
  return Number.isSafeInteger(size) ? { name, size } : null;
}

/** Zeros that fill a file's last block. */
export const tarPadding = (size: number): number => (BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES;

function writeOctal(block: Buffer, value: number, at: number, length: number): void {
  block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1');
}

function writeLargeSize(block: Buffer, size: number): void {
  block[SIZE.at] = 0x80;
  block.writeBigUInt64BE(BigInt(size), SIZE.at + 4);
}

function readOctal(block: Buffer, at: number, length: number): number {
  const digits = /^[0-7]+/.exec(block.toString('latin1', at, at + length).trimStart());
  return digits === null ? Number.NaN : Number.parseInt(digits[0], 8);
}

/** Sum of the block's bytes, its own field taken as spaces. */
function checksum(block: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < BLOCK_BYTES; at += 1)
    sum += at >= CHECKSUM.at && at < CHECKSUM.at + CHECKSUM.length ? 0x20 : (block[at] ?? 0);
  return sum;
}
