/**
 * @file A hash of everything a PDF value leads to: dictionaries, names, numbers, strings and streams, through
 * references, whatever numbers the objects have. The same drawing gives the same hash in the source and in
 * the bundle, which is how a bundle is proved to hold what was to be placed in it.
 */
import { hash } from 'node:crypto';
import {
  isArray,
  isDict,
  type PdfDict,
  PdfName,
  PdfRef,
  PdfStream,
  PdfString,
  type PdfValue,
} from './values.ts';
import { numberText } from './write-value.ts';

/** What object `number` holds; null for nothing. */
export type Lookup = (number: number) => PdfValue;

/** Of a stream's bytes, or of what a value is described by (one character each), in one short text. */
export type DataDigest = (data: Uint8Array | string) => string;

/** Of a stream, written anew with it. In a dictionary of names it may be what somebody called a drawing. */
const OF_DATA = 'Length';

/** Letters of a description that is not hashed by itself. */
const SHORT = 200;

const bySha256: DataDigest = (data) => sha256(data, 'binary');

export class GraphDigest {
  readonly #lookup: Lookup;
  readonly #ofData: DataDigest;
  readonly #known = new Map<number, string>();
  readonly #onTheWay = new Set<number>();
  #metCircle = false;

  /**
   * One for all pages of a document, asked in page order: where objects refer to each other in a circle, the
   * hash depends on where it is entered, and so on the order.
   */
  constructor(lookup: Lookup, ofData: DataDigest = bySha256) {
    this.#lookup = lookup;
    this.#ofData = ofData;
  }

  /** Hex, or as `ofData` says it. Throws RangeError when references go on and on. */
  of(value: PdfValue): string {
    const described = this.#describe(value);
    return this.#ofData === bySha256 ? sha256(described, 'hex') : this.#ofData(described);
  }

  /** How an object is told from others that was met on the way to what was hashed so far; undefined for any other. */
  describedAs(number: number): string | undefined {
    return this.#known.get(number);
  }

  /** These hold something else from here on. */
  forget(numbers: Iterable<number>): void {
    for (const number of numbers) this.#known.delete(number);
  }

  /** Objects that refer to each other in a circle were met: the same hash may then stand for another circle. */
  get metCircle(): boolean {
    return this.#metCircle;
  }

  #describe(value: PdfValue): string {
    if (value === null || typeof value === 'boolean') return String(value);
    if (typeof value === 'number') return numberText(value);
    if (value instanceof PdfName) return `/${value.value.length}:${value.value}`;
    if (value instanceof PdfString) return `(${value.bytes.length}:${value.bytes}`;
    if (value instanceof PdfRef) return this.#reference(value.number);
    if (value instanceof PdfStream) return `S${this.#dict(value.dict, OF_DATA)}${this.#ofData(value.data)}`;
    if (isArray(value)) return `[${value.map((item) => this.#describe(item)).join(' ')}]`;
    if (isDict(value)) return this.#dict(value);
    return '';
  }

  #dict(dict: PdfDict, except?: string): string {
    let text = '<';
    for (const [key, value] of dict) {
      if (key !== except) text += `/${key.length}:${key} ${this.#describe(value)} `;
    }
    return `${text}>`;
  }

  /** One that is hardly longer than a hash stands for itself, with its length before it: most of a page's objects are small. */
  #short(text: string): string {
    return text.length <= SHORT ? `=${text.length}:${text}` : `#${this.#ofData(text)}`;
  }

  #reference(number: number): string {
    const known = this.#known.get(number);
    if (known !== undefined) return known;
    if (this.#onTheWay.has(number)) {
      this.#metCircle = true;
      return '@';
    }
    this.#onTheWay.add(number);
    const value = this.#lookup(number);
    const described = value === null ? 'null' : this.#short(this.#describe(value));
    this.#onTheWay.delete(number);
    this.#known.set(number, described);
    return described;
  }
}

/** In one call: most of what is hashed is small, and an object to gather it in would cost more. */
function sha256(data: string | Uint8Array, as: 'hex' | 'binary'): string {
  return hash('sha256', typeof data === 'string' ? Buffer.from(data, 'latin1') : data, as);
}
