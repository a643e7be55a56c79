/**
 * @file Walks the trees of a store page by page, and goes on past what is damaged. What no walk reaches, because the page
 * above it is gone, is found by its form.
 */
import { PAGE_BYTES } from '../../crypto/page-mac.ts';
import { decodeRecord, type RowRecord } from './row-record.ts';
import type { StorePages } from './store-pages.ts';
import { type Payload, parseOverflow, parseTreePage, type TreePage } from './tree-page.ts';

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
