/**
 * @file Walks the trees of a store page by page, and goes on past what is damaged. What no walk reaches, because the page
 * above it is gone, is found by its form.
 */
import { PAGE_BYTES } from '../../crypto/page-mac.ts';
import type { SqlValue } from '../db.ts';
import type { StorePages } from './store-pages.ts';
import { type Payload, parseOverflow, parseTreePage, readVarint, type TreePage } from './tree-page.ts';

/**
 * The values of a row out of its bytes, also where the bytes end early. Format: sqlite.org/fileformat2.html,
 * section 2.1 (certainty H). Pure.
 */
interface RowRecord {
  /** In the table's order. The last ones are missing where a column was added to the table later, or bytes are. */
  readonly values: readonly SqlValue[];
  /** Whether all that was written is there. */
  readonly whole: boolean;
  /** What is left of the text that the bytes end in; null for none. */
  readonly cutText: string | null;
}

/** Serial types 1 to 6: whole numbers of so many bytes. */
const WHOLE_BYTES = [0, 1, 2, 3, 4, 6, 8] as const;

/** `size`: of the record as it was written. Null where not even its beginning can be read. */
function decodeRecord(bytes: Uint8Array, size: number): RowRecord | null {
  let types: number[];
  let at: number;
  try {
    ({ types, at } = readTypes(bytes));
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
  const values: SqlValue[] = [];
  for (const type of types) {
    const length = lengthOf(type);
    if (length === undefined) return null;
    if (at + length > bytes.length)
      return { values, whole: false, cutText: textPart(type, bytes.subarray(at)) };
    values.push(columnValue(type, bytes.subarray(at, at + length)));
    at += length;
  }
  return { values, whole: bytes.length >= size, cutText: null };
}

function readTypes(bytes: Uint8Array): { types: number[]; at: number } {
  const { value: headerBytes, length } = readVarint(bytes, 0);
  if (headerBytes > bytes.length) throw new RangeError('header');
  const types: number[] = [];
  for (let at = length; at < headerBytes; ) {
    const type = readVarint(bytes, at);
    types.push(type.value);
    at += type.length;
  }
  return { types, at: headerBytes };
}

function lengthOf(type: number): number | undefined {
  if (type >= 12) return Math.floor((type - 12) / 2);
  if (type === 7) return 8;
  if (type === 8 || type === 9) return 0;
  return WHOLE_BYTES[type];
}

function columnValue(type: number, bytes: Uint8Array): SqlValue {
  if (type === 0) return null;
  if (type === 8 || type === 9) return type - 8;
  if (type >= 12) return type % 2 === 0 ? bytes.slice() : new TextDecoder().decode(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === 7) return view.getFloat64(0);
  return wholeNumber(bytes);
}

/** Two's complement, big-endian. */
function wholeNumber(bytes: Uint8Array): number | bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  const signed = BigInt.asIntN(8 * bytes.length, value);
  const small = Number(signed);
  return Number.isSafeInteger(small) ? small : signed;
}

/** Without a letter that is cut in two. */
function textPart(type: number, bytes: Uint8Array): string | null {
  if (type < 13 || type % 2 === 0) return null;
  return new TextDecoder().decode(bytes, { stream: true });
}

export interface FoundRow {
  /** 0 where the table has no row numbers. */
  readonly rowid: number;
  readonly record: RowRecord;
}

type Kind = TreePage['kind'];
type Lost = (page: number) => void;

/** Where the first page says which pages are free. */
const FREE_LIST = 32;

export class TreeReader {
  readonly #pages: StorePages;
  /** Pages that some tree, or the list of free ones, has. */
  readonly #claimed = new Set<number>();

  constructor(pages: StorePages) {
    this.#pages = pages;
    this.#claimFree();
  }

  /** Goes over a tree without reading its rows, and returns the pages of it that cannot be read. */
  survey(root: number, kind: Kind): number[] {
    const lost: number[] = [];
    for (const { number, page } of this.#walk(root, kind)) {
      this.#claimed.add(number);
      if (page === null) lost.push(number);
    }
    return lost;
  }

  /** In the tree's order. `lost` hears of each page that cannot be read: rows, or the rest of one row, are missing. */
  *rows(root: number, kind: Kind, lost: Lost): Generator<FoundRow> {
    for (const { number, page } of this.#walk(root, kind)) {
      if (page === null) lost(number);
      else yield* this.#rowsOn(page, lost);
    }
  }

  /** Numbers of leaves that none of the trees surveyed so far has. */
  orphans(kind: Kind): number[] {
    const found: number[] = [];
    for (let number = 1; number <= this.#pages.count; number += 1) {
      if (this.#claimed.has(number)) continue;
      const page = this.#tree(number, kind);
      if (page?.leaf === true && page.cells.length > 0) found.push(number);
    }
    return found;
  }

  /** One that turned out to be somebody's. */
  claim(leaf: number): void {
    this.#claimed.add(leaf);
  }

  /** Of such a leaf. */
  *rowsOfLeaf(number: number, kind: Kind, lost: Lost): Generator<FoundRow> {
    const page = this.#tree(number, kind);
    if (page !== null) yield* this.#rowsOn(page, lost);
  }

  *#walk(root: number, kind: Kind): Generator<{ readonly number: number; readonly page: TreePage | null }> {
    const seen = new Set<number>();
    const waiting = [root];
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
      if (seen.has(number)) continue;
      seen.add(number);
      const page = this.#tree(number, kind);
      yield { number, page };
      if (page === null || page.leaf) continue;
      waiting.push(page.right, ...page.cells.map(({ below }) => below).reverse());
    }
  }

  #tree(number: number, kind: Kind): TreePage | null {
    const bytes = this.#pages.read(number);
    const page = bytes === null ? null : parseTreePage(bytes, number);
    return page?.kind === kind ? page : null;
  }

  *#rowsOn(page: TreePage, lost: Lost): Generator<FoundRow> {
    for (const { payload, rowid } of page.cells) {
      if (payload === null) continue;
      const record = decodeRecord(this.#assemble(payload, lost), payload.size);
      if (record !== null) yield { rowid, record };
    }
  }

  /** The record's bytes, as far as they can be read. */
  #assemble({ size, here, next }: Payload, lost: Lost): Uint8Array {
    if (next === 0) return here;
    // A size that no store of so many pages can hold was not written by SQLite.
    const bytes = new Uint8Array(Math.min(size, this.#pages.count * PAGE_BYTES));
    bytes.set(here);
    let at = here.length;
    for (let number = next; number !== 0 && at < bytes.length; ) {
      const page = this.#pages.read(number);
      if (page === null) {
        lost(number);
        break;
      }
      const part = parseOverflow(page);
      const wanted = part.bytes.subarray(0, bytes.length - at);
      bytes.set(wanted, at);
      at += wanted.length;
      number = part.next;
    }
    return bytes.subarray(0, at);
  }

  /** What is damaged of free pages is no loss. */
  #claimFree(): void {
    const first = this.#pages.read(1);
    if (first === null) return;
    let trunk = new DataView(first.buffer, first.byteOffset).getUint32(FREE_LIST);
    while (trunk !== 0 && !this.#claimed.has(trunk)) {
      this.#claimed.add(trunk);
      const page = this.#pages.read(trunk);
      if (page === null) return;
      const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
      const leaves = Math.min(view.getUint32(4), page.length / 4 - 2);
      for (let index = 0; index < leaves; index += 1) this.#claimed.add(view.getUint32(8 + 4 * index));
      trunk = view.getUint32(0);
    }
  }
}
