/**
 * @file Carries objects of one source into the bundle: each once, under a new number, when it is reached. What an earlier
 * source held byte for byte alike – a font, a logo, a whole page – is there already, and is referred to.
 */
import { toldOfLayers } from '../check/layers-off.ts';
import { type DataDigest, GraphDigest } from '../pdf/graph-digest.ts';
import type { PdfReader } from '../pdf/reader.ts';
import { isArray, isDict, PdfRef, PdfStream, type PdfValue } from '../pdf/values.ts';
import { type Renumber, valueText } from '../pdf/write-value.ts';
import { keep, type Lend } from './keep.ts';
import type { ObjectWriter } from './object-writer.ts';
import { KINDS, namesAnywhere } from './used-resources.ts';

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
  /** What the source says of its layers, which goes before whatever is looked up there; null where nothing is shared. */
  readonly layers: string | null;
  #pageResources: PdfValue = null;
  /** Objects without resources of their own, which have their page's: on another page they are others. */
  readonly #lent = new Set<number>();
  /** What those name; null where one of them cannot be read. */
  #lentNames: Set<string> | null = new Set();

  constructor(reader: PdfReader, writer: ObjectWriter, { ofData, written }: Shares = {}) {
    this.#reader = reader;
    this.#writer = writer;
    this.digest = new GraphDigest(this.lookup, ofData);
    const catalog = reader.resolve(reader.trailer.get('Root'));
    this.layers = ofData === undefined && isDict(catalog) ? toldOfLayers(reader, catalog) : null;
    this.#written = this.layers === null ? undefined : written;
  }

  /** From here on, drawings without resources of their own get these. */
  onPage(resources: PdfValue): void {
    if (this.#lent.size > 0 && this.#isOtherwise(resources)) this.#forgetLent();
    this.#pageResources = resources;
  }

  /** `value` as it goes into the bundle, its references still the source's. */
  kept(value: PdfValue): PdfValue {
    return keep(value, () => this.#pageResources, this.#reader.resolve);
  }

  /** What goes into the bundle of the source's object `number`; null for nothing. */
  readonly lookup = (number: number): PdfValue => {
    const known = this.#kept.get(number);
    if (known !== undefined) return known;
    const lend: Lend = (content) => {
      this.#lent.add(number);
      const names = content === null || this.#lentNames === null ? null : namesAnywhere(content);
      this.#lentNames = names === null ? null : new Set([...(this.#lentNames ?? []), ...names]);
      return this.#pageResources;
    };
    const value = keep(this.#reader.resolve(new PdfRef(number, 0)), lend, this.#reader.resolve);
    this.#kept.set(number, value);
    return value;
  };

  /** Whether a page with these resources has others under the names that were lent. */
  #isOtherwise(resources: PdfValue): boolean {
    const { resolve } = this.#reader;
    const [before, now] = [resolve(this.#pageResources), resolve(resources)];
    if (before === now) return false;
    const names = this.#lentNames;
    if (names === null || !isDict(before) || !isDict(now)) return true;
    return KINDS.some((kind) => {
      const [was, is] = [resolve(before.get(kind)), resolve(now.get(kind))];
      const of = (entries: PdfValue, name: string) => (isDict(entries) ? (entries.get(name) ?? null) : null);
      return was !== is && [...names].some((name) => !isSame(of(was, name), of(is, name)));
    });
  }

  /** With all that leads to them. */
  #forgetLent(): void {
    const above = new Map<number, number[]>();
    for (const [number, value] of this.#kept)
      for (const below of referredTo(value)) above.set(below, [...(above.get(below) ?? []), number]);
    const gone = new Set(this.#lent);
    // What is added is come to as well.
    for (const number of gone) for (const one of above.get(number) ?? []) gone.add(one);
    for (const number of gone) {
      this.#kept.delete(number);
      this.#numbers.delete(number);
    }
    this.digest.forget(gone);
    this.#lent.clear();
    this.#lentNames = new Set();
  }

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
    const key = this.digest.metCircle || digest === undefined ? undefined : `${this.layers ?? ''} ${digest}`;
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

const isSame = (one: PdfValue, other: PdfValue): boolean =>
  one === other || (one instanceof PdfRef && other instanceof PdfRef && one.number === other.number);

/** Objects that a value refers to itself. */
function referredTo(value: PdfValue): number[] {
  if (value instanceof PdfRef) return [value.number];
  if (value instanceof PdfStream) return referredTo(value.dict);
  if (isArray(value)) return value.flatMap(referredTo);
  return isDict(value) ? [...value.values()].flatMap(referredTo) : [];
}
