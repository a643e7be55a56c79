/**
 * @file The objects of a finished bundle, read one at a time by the table the file itself carries, to prove
 * that every page still holds what was read from its source.
 */
import { damaged, PdfParser } from '../pdf/parser.ts';
import { isArray, isDict, nameOf, PdfRef, type PdfValue } from '../pdf/values.ts';
import type { WrittenBytes } from './written-bytes.ts';

const TAIL = 1024;
const ENTRY_BYTES = 20;
/** Deeper page trees are not ours. */
const DEEPEST = 16;

export class WrittenObjects {
  readonly #written: WrittenBytes;
  readonly #offsets: Float64Array;
  /** Offsets in file order: an object ends where the next begins. */
  readonly #inOrder: Float64Array;
  readonly #root: PdfValue;
  #pages: readonly number[] | undefined;

  private constructor(written: WrittenBytes, offsets: Float64Array, table: number, root: PdfValue) {
    this.#written = written;
    this.#offsets = offsets;
    this.#inOrder = Float64Array.from([...offsets.filter((offset) => offset > 0), table]).sort();
    this.#root = root;
  }

  /** Reads the table. Throws damaged-file when it has none of the kind bundles are written with. */
  static open(written: WrittenBytes): WrittenObjects {
    const { size } = written;
    const tail = read(written, Math.max(0, size - TAIL), size);
    const marker = tail.lastIndexOf('startxref', undefined, 'latin1');
    if (marker < 0) throw damaged('no table of objects');
    const start = new PdfParser(tail, marker + 'startxref'.length).integer();
    if (start >= size) throw damaged('no table of objects');
    const parser = new PdfParser(read(written, start, size));
    parser.keyword('xref');
    if (parser.integer() !== 0) throw damaged('table of objects');
    const count = parser.integer();
    parser.skipSpace();
    const entries = parser.bytes.subarray(parser.position, parser.position + count * ENTRY_BYTES);
    parser.position += count * ENTRY_BYTES;
    parser.keyword('trailer');
    const trailer = parser.value();
    if (!isDict(trailer)) throw damaged('no trailer');
    return new WrittenObjects(written, offsetsIn(entries, count), start, trailer.get('Root') ?? null);
  }

  /** Object by number; null when the table has none. Throws damaged-file. */
  readonly object = (number: number): PdfValue => {
    const offset = this.#offsets[number] ?? 0;
    if (offset === 0) return null;
    const slice = read(this.#written, offset, this.#endOf(offset));
    const found = new PdfParser(slice).indirect((ref) => this.object(ref.number));
    if (found.number !== number) throw damaged('another object stands where one should');
    return found.value;
  };

  /** Object numbers of the pages, in order. */
  pages(): readonly number[] {
    if (this.#pages !== undefined) return this.#pages;
    const catalog = this.#resolve(this.#root);
    const pages: number[] = [];
    if (isDict(catalog)) this.#collect(catalog.get('Pages'), pages, 0);
    this.#pages = pages;
    return pages;
  }

  /** Its first byte and the one after its last; null when the table has none. */
  placeOf(number: number): { readonly start: number; readonly end: number } | null {
    const start = this.#offsets[number] ?? 0;
    return start === 0 ? null : { start, end: this.#endOf(start) };
  }

  /** The forms that a page of a bundle draws: its document's page, and the exhibit mark where it has one. */
  drawingsOf(page: number): PdfRef[] {
    const dict = this.object(page);
    const resources = isDict(dict) ? this.#resolve(dict.get('Resources')) : null;
    const forms = isDict(resources) ? this.#resolve(resources.get('XObject')) : null;
    return isDict(forms) ? [...forms.values()].filter((form) => form instanceof PdfRef) : [];
  }

  #collect(node: PdfValue | undefined, pages: number[], depth: number): void {
    const dict = this.#resolve(node);
    if (!(node instanceof PdfRef) || !isDict(dict) || depth > DEEPEST) throw damaged('a page is missing');
    if (nameOf(dict.get('Type')) === 'Page') {
      pages.push(node.number);
      return;
    }
    const kids = this.#resolve(dict.get('Kids'));
    for (const kid of isArray(kids) ? kids : []) this.#collect(kid, pages, depth + 1);
  }

  #resolve(value: PdfValue | undefined): PdfValue {
    return value instanceof PdfRef ? this.object(value.number) : (value ?? null);
  }

  #endOf(offset: number): number {
    let low = 0;
    let high = this.#inOrder.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#inOrder[middle] as number) > offset) high = middle;
      else low = middle + 1;
    }
    return this.#inOrder[low] as number;
  }
}

function offsetsIn(entries: Uint8Array, count: number): Float64Array {
  const text = Buffer.from(entries.buffer, entries.byteOffset, entries.length);
  return Float64Array.from({ length: count }, (_, i) => {
    const entry = text.toString('latin1', i * ENTRY_BYTES, i * ENTRY_BYTES + ENTRY_BYTES);
    return entry[17] === 'n' ? Number(entry.slice(0, 10)) : 0;
  });
}

function read(written: WrittenBytes, start: number, end: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Math.max(0, end - start));
  if (written.read(bytes, start) !== bytes.length) throw damaged('the file ends early');
  return bytes;
}
