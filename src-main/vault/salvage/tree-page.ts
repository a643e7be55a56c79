/**
 * @file One page of SQLite's trees, as far as reading rows out of it takes: what kind it is, its cells, where their
 * bytes go on. Format: sqlite.org/fileformat2.html, sections 1.6 and 1.7 (certainty H). Pure; trusts no number it reads.
 */
import { CONTENT_END } from '../../crypto/page-cipher.ts';

export interface Payload {
  /** Of the whole record, in bytes. */
  readonly size: number;
  /** What is on this page. */
  readonly here: Uint8Array;
  /** Page on which the rest begins; 0 for none. */
  readonly next: number;
}

export interface Cell {
  /** Of a row of a table, or the highest below a page; 0 in an index. */
  readonly rowid: number;
  /** Page below; 0 on a leaf. */
  readonly below: number;
  readonly payload: Payload | null;
}

export interface TreePage {
  readonly kind: 'table' | 'index';
  readonly leaf: boolean;
  readonly cells: readonly Cell[];
  /** The last page below; 0 on a leaf. */
  readonly right: number;
}

const KINDS: Readonly<Record<number, Pick<TreePage, 'kind' | 'leaf'>>> = {
  2: { kind: 'index', leaf: false },
  5: { kind: 'table', leaf: false },
  10: { kind: 'index', leaf: true },
  13: { kind: 'table', leaf: true },
};
const FILE_HEADER = 100;
const OVERFLOW_BYTES = CONTENT_END - 4;
const LEAST_LOCAL = Math.floor(((CONTENT_END - 12) * 32) / 255) - 23;
const MOST_LOCAL = {
  table: CONTENT_END - 35,
  index: Math.floor(((CONTENT_END - 12) * 64) / 255) - 23,
} as const;

/** Null for a page that is none of a tree, or whose numbers do not fit in it. */
export function parseTreePage(bytes: Uint8Array, number: number): TreePage | null {
  const start = number === 1 ? FILE_HEADER : 0;
  const known = KINDS[bytes[start] ?? 0];
  if (known === undefined) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint16(start + 3);
  const pointers = start + (known.leaf ? 8 : 12);
  if (pointers + 2 * count > CONTENT_END) return null;
  try {
    const cells = Array.from({ length: count }, (_, index) =>
      parseCell(bytes, view, view.getUint16(pointers + 2 * index), known),
    );
    return { ...known, cells, right: known.leaf ? 0 : view.getUint32(start + 8) };
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

/** The bytes of a page on which a record goes on, and the page after it; 0 for none. */
export const parseOverflow = (bytes: Uint8Array): { readonly next: number; readonly bytes: Uint8Array } => ({
  next: new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0),
  bytes: bytes.subarray(4, 4 + OVERFLOW_BYTES),
});

/** Throws RangeError where it does not fit in the page. */
function parseCell(
  bytes: Uint8Array,
  view: DataView,
  from: number,
  { kind, leaf }: Pick<TreePage, 'kind' | 'leaf'>,
): Cell {
  let at = from;
  const next = (): number => {
    const { value, length } = readVarint(bytes, at);
    at += length;
    return value;
  };
  let below = 0;
  if (!leaf) {
    below = view.getUint32(at);
    at += 4;
  }
  if (kind === 'table' && !leaf) return { below, rowid: next(), payload: null };
  const size = next();
  const rowid = kind === 'table' ? next() : 0;
  const local = localBytes(size, MOST_LOCAL[kind]);
  const end = at + local + (local < size ? 4 : 0);
  if (size < 1 || end > CONTENT_END) throw new RangeError('cell');
  const payload = {
    size,
    here: bytes.subarray(at, at + local),
    next: local < size ? view.getUint32(at + local) : 0,
  };
  return { below, rowid, payload };
}

function localBytes(size: number, most: number): number {
  if (size <= most) return size;
  const even = LEAST_LOCAL + ((size - LEAST_LOCAL) % OVERFLOW_BYTES);
  return even <= most ? even : LEAST_LOCAL;
}

/** Big-endian, seven bits a byte, nine bytes at most. Beyond 2^53 the number is not exact; no row here has one. */
export function readVarint(bytes: Uint8Array, at: number): { value: number; length: number } {
  let value = 0;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) throw new RangeError('varint');
    if (index === 8) return { value: value * 256 + byte, length: 9 };
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, length: index + 1 };
  }
  return { value, length: 9 };
}
