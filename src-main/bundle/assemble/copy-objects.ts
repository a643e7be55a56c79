/**
 * @file Carries objects of one source into the bundle: each once, under a new number, when it is reached. What an earlier
 * source held byte for byte alike – a font, a logo, a whole page – is there already, and is referred to.
 */
import { toldOfLayers } from '../check/layers-off.ts';
import { type DataDigest, GraphDigest } from '../pdf/graph-digest.ts';
import type { PdfReader } from '../pdf/reader.ts';
import { isDict, PdfRef, PdfStream, type PdfValue } from '../pdf/values.ts';
import { type Renumber, valueText } from '../pdf/write-value.ts';
import { keep } from './keep.ts';
import type { ObjectWriter } from './object-writer.ts';

/** Numbers of streams that the bundle holds, by all that they are and lead to. */
export type Written = Map<string, number>;

interface Shares {
  /** How data is known again. Nothing is shared by less than its SHA-256. */
  readonly ofData?: DataDigest | undefined;
  readonly written?: Written | undefined;
}

export class ObjectCopier {
  readonly digest: GraphDigest;
  readonly #reader: PdfReader;
  readonly #writer: ObjectWriter;
  readonly #kept = new Map<number, PdfValue>();
  readonly #numbers = new Map<number, number>();
  #waiting: number[] = [];
  readonly #written: Written | undefined;
  /** Goes before whatever is looked up there. */
  readonly #layers: string;
  #pageResources: PdfValue = null;

  constructor(reader: PdfReader, writer: ObjectWriter, { ofData, written }: Shares = {}) {
    this.#reader = reader;
    this.#writer = writer;
    this.digest = new GraphDigest(this.lookup, ofData);
    const catalog = reader.resolve(reader.trailer.get('Root'));
    const layers = ofData === undefined && isDict(catalog) ? toldOfLayers(reader, catalog) : null;
    this.#written = layers === null ? undefined : written;
    this.#layers = layers ?? '';
  }

  /** From here on, drawings without resources of their own get these. */
  onPage(resources: PdfValue): void {
    this.#pageResources = resources;
  }

  /** `value` as it goes into the bundle, its references still the source's. */
  kept(value: PdfValue): PdfValue {
    return keep(value, this.#pageResources, this.#reader.resolve);
  }

  /** What goes into the bundle of the source's object `number`; null for nothing. */
  readonly lookup = (number: number): PdfValue => {
    const known = this.#kept.get(number);
    if (known !== undefined) return known;
    const value = this.kept(this.#reader.resolve(new PdfRef(number, 0)));
    this.#kept.set(number, value);
    return value;
  };

  /** The number a reference gets; what it leads to is written by the next `writeWaiting`. */
  readonly renumber: Renumber = (ref) => {
    const known = this.#numbers.get(ref.number);
    if (known !== undefined) return known;
    const value = this.lookup(ref.number);
    if (value === null) return 0;
    const { number, isNew } = this.once(
      value instanceof PdfStream ? this.digest.describedAs(ref.number) : undefined,
    );
    this.#numbers.set(ref.number, number);
    if (isNew) this.#waiting.push(ref.number);
    return number;
  };

  /**
   * The number of what is told from others by `digest`, and whether it is still to be written. What leads to objects in a
   * circle is not told from others by any.
   */
  once(digest: string | undefined): { readonly number: number; readonly isNew: boolean } {
    const key = this.digest.metCircle || digest === undefined ? undefined : `${this.#layers} ${digest}`;
    const before = key === undefined ? undefined : this.#written?.get(key);
    if (before !== undefined) return { number: before, isNew: false };
    const number = this.#writer.reserve();
    if (key !== undefined) this.#written?.set(key, number);
    return { number, isNew: true };
  }

  /** The new number of a source object that has been carried over; undefined when no page needed it. */
  carried(source: number): number | undefined {
    return this.#numbers.get(source);
  }

  /** Writes everything reached and not yet written, and what that reaches. */
  writeWaiting(): void {
    for (let source = this.#waiting.pop(); source !== undefined; source = this.#waiting.pop()) {
      const value = this.lookup(source);
      const number = this.#numbers.get(source) as number;
      if (value instanceof PdfStream) this.#writer.stream(number, value.dict, value.data, this.renumber);
      else this.#writer.object(number, valueText(value, this.renumber));
    }
  }
}
