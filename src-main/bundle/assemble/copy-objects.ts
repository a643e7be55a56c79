/** @file Carries objects of one source into the bundle: each once, under a new number, when it is reached. */
import type { PdfReader } from '../pdf/reader.ts';
import { PdfRef, PdfStream, type PdfValue } from '../pdf/values.ts';
import { type Renumber, valueText } from '../pdf/write-value.ts';
import { keep } from './keep.ts';
import type { ObjectWriter } from './object-writer.ts';

export class ObjectCopier {
  readonly #reader: PdfReader;
  readonly #writer: ObjectWriter;
  readonly #kept = new Map<number, PdfValue>();
  readonly #numbers = new Map<number, number>();
  #waiting: number[] = [];
  #pageResources: PdfValue = null;

  constructor(reader: PdfReader, writer: ObjectWriter) {
    this.#reader = reader;
    this.#writer = writer;
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
    if (this.lookup(ref.number) === null) return 0;
    const number = this.#writer.reserve();
    this.#numbers.set(ref.number, number);
    this.#waiting.push(ref.number);
    return number;
  };

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
