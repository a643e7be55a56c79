/** @file A PDF in memory whose objects are read when they are asked for, by its cross-reference table. */
import { TestimonyError } from '../../core/errors/errors.ts';
import type { SourceGeometry } from '../placement.ts';
import { decodeFlate, type Resolve } from './filters.ts';
import { damaged, PdfParser } from './parser.ts';
import { isArray, isDict, nameOf, type PdfDict, PdfRef, PdfStream, type PdfValue } from './values.ts';
import { type Place, readXref } from './xref.ts';

/** The header may stand this far into the file; offsets then count from it. */
const HEADER_WITHIN = 1024;
/** References to references: one is odd, this many are a trap. */
const MOST_HOPS = 20;

interface ObjectStream {
  readonly bytes: Uint8Array;
  /** Object numbers and where each begins. */
  readonly contents: readonly (readonly [number: number, offset: number])[];
}

const opened = new WeakMap<Uint8Array, PdfReader>();

export class PdfReader {
  readonly trailer: PdfDict;
  readonly #bytes: Uint8Array;
  readonly #places: ReadonlyMap<number, Place>;
  readonly #read = new Map<number, PdfValue>();
  readonly #reading = new Set<number>();
  readonly #objectStreams = new Map<number, ObjectStream>();

  private constructor(bytes: Uint8Array, places: ReadonlyMap<number, Place>, trailer: PdfDict) {
    this.#bytes = bytes;
    this.#places = places;
    this.trailer = trailer;
  }

  /** Throws damaged-file, and password-needed for anything encrypted: working copies are not. */
  static open(bytes: Uint8Array): PdfReader {
    const header = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADER_WITHIN)).indexOf(
      '%PDF-',
    );
    if (header < 0) throw damaged('no PDF header');
    const fromHeader = bytes.subarray(header);
    const { places, trailer } = readXref(fromHeader);
    if (isDict(trailer.get('Encrypt')) || trailer.get('Encrypt') instanceof PdfRef) {
      throw new TestimonyError('password-needed');
    }
    return new PdfReader(fromHeader, places, trailer);
  }

  /** As `open`, and the same one again for the same bytes, which nobody changes: at intake several look through a file. */
  static openOnce(bytes: Uint8Array): PdfReader {
    const known = opened.get(bytes);
    if (known !== undefined) return known;
    const reader = PdfReader.open(bytes);
    opened.set(bytes, reader);
    return reader;
  }

  /** The value itself, or what a reference leads to; null when that is nothing. Throws damaged-file. */
  readonly resolve: Resolve = (value) => {
    let found: PdfValue | undefined = value;
    for (let hops = 0; found instanceof PdfRef; hops++) {
      if (hops === MOST_HOPS) throw damaged('references in a circle');
      found = this.object(found.number);
    }
    return found ?? null;
  };

  /** Object by number; null when the table has none or has it free. Throws damaged-file. */
  object(number: number): PdfValue {
    const known = this.#read.get(number);
    if (known !== undefined) return known;
    const place = this.#places.get(number);
    if (place === undefined || place.kind === 'free' || (place.kind === 'offset' && place.offset === 0))
      return null;
    if (this.#reading.has(number)) throw damaged('an object that needs itself');
    this.#reading.add(number);
    try {
      const value = place.kind === 'offset' ? this.#at(place.offset, number) : this.#packed(place, number);
      this.#read.set(number, value);
      return value;
    } finally {
      this.#reading.delete(number);
    }
  }

  /** Of all objects the table has. */
  numbers(): Iterable<number> {
    return this.#places.keys();
  }

  #at(offset: number, number: number): PdfValue {
    if (offset >= this.#bytes.length) throw damaged('an object beyond the end');
    const found = new PdfParser(this.#bytes, offset).indirect((ref) => this.object(ref.number));
    if (found.number !== number) throw damaged('another object stands where one should');
    return found.value;
  }

  #packed({ stream, index }: { stream: number; index: number }, number: number): PdfValue {
    const { bytes, contents } = this.#objectStream(stream);
    const entry = contents[index]?.[0] === number ? contents[index] : contents.find(([n]) => n === number);
    if (entry === undefined) throw damaged('an object is missing from its stream');
    return new PdfParser(bytes, entry[1]).value();
  }

  #objectStream(number: number): ObjectStream {
    const known = this.#objectStreams.get(number);
    if (known !== undefined) return known;
    const stream = this.object(number);
    if (!(stream instanceof PdfStream)) throw damaged('an object stream is missing');
    const bytes = decodeFlate(stream, this.resolve);
    const [count, first] = [this.resolve(stream.dict.get('N')), this.resolve(stream.dict.get('First'))];
    if (typeof count !== 'number' || typeof first !== 'number') throw damaged('an object stream is broken');
    const parser = new PdfParser(bytes);
    const contents = Array.from({ length: Math.min(count, bytes.length) }, () => {
      const object = parser.integer();
      return [object, first + parser.integer()] as const;
    });
    const read = { bytes, contents };
    this.#objectStreams.set(number, read);
    return read;
  }
}

// The pages of a PDF in order, each with what it inherits. ISO 32000-1 §7.7.3.

export interface SourcePage {
  readonly geometry: SourceGeometry;
  /** As written: a reference, a dictionary, or null. */
  readonly resources: PdfValue;
  readonly contents: PdfValue;
  readonly group: PdfValue;
  readonly annotations: PdfValue;
  readonly outputIntents: PdfValue;
  /**
   * It and all above it say that they hang where they were found. Readers that go up from a page, as PDFium does, find what
   * it inherits elsewhere otherwise.
   */
  readonly isTied: boolean;
  /** Object number, for links that lead to the page; 0 when it has none. */
  readonly object: number;
}

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;
type Inherited = Readonly<Partial<Record<(typeof INHERITED)[number], PdfValue>>> & {
  readonly isTied: boolean;
};

const MOST_PAGES = 50_000;
const DEEPEST = 64;

/** Throws damaged-file when a page the tree promises is not there, and too-many-pages. */
export function pagesOf(reader: PdfReader): SourcePage[] {
  const catalog = reader.resolve(reader.trailer.get('Root'));
  if (!isDict(catalog)) throw damaged('no catalogue');
  const pages: SourcePage[] = [];
  walk(reader, catalog.get('Pages'), { isTied: true }, [], pages);
  if (pages.length === 0) throw damaged('no pages');
  return pages;
}

function walk(
  reader: PdfReader,
  node: PdfValue | undefined,
  above: Inherited,
  path: readonly number[],
  pages: SourcePage[],
): void {
  const number = node instanceof PdfRef ? node.number : 0;
  if ((number > 0 && path.includes(number)) || path.length > DEEPEST) throw damaged('pages in a circle');
  const dict = reader.resolve(node);
  if (!isDict(dict)) throw damaged('a page is missing');

  const isTied = above.isTied && hangsFrom(dict.get('Parent') ?? null, path.at(-1));
  const inherited = { ...inherit(reader, dict, above), isTied };
  const kids = reader.resolve(dict.get('Kids'));
  if (isArray(kids) && nameOf(reader.resolve(dict.get('Type'))) !== 'Page') {
    for (const kid of kids) walk(reader, kid, inherited, [...path, number], pages);
    return;
  }
  if (pages.length === MOST_PAGES) throw new TestimonyError('too-many-pages');
  pages.push(pageFrom(reader, dict, inherited, number));
}

/** `node`: number of the object above, 0 for one that has none; undefined above all. */
function hangsFrom(parent: PdfValue, node: number | undefined): boolean {
  if (node === undefined) return parent === null;
  return node > 0 && parent instanceof PdfRef && parent.number === node;
}

/** A reference that leads to nothing leaves what stands above, as it does in every reader. ISO 32000-2, 7.3.9. */
function inherit({ resolve }: PdfReader, dict: PdfDict, above: Inherited): Inherited {
  const own = INHERITED.flatMap((key) => {
    const value = dict.get(key);
    const isNothing = (value ?? null) === null || (key in above && resolve(value) === null);
    return value === undefined || isNothing ? [] : [[key, value] as const];
  });
  return own.length === 0 ? above : { ...above, ...Object.fromEntries(own) };
}

function pageFrom(reader: PdfReader, dict: PdfDict, inherited: Inherited, object: number): SourcePage {
  const number = (value: PdfValue | undefined, otherwise: number) => {
    const found = reader.resolve(value);
    return typeof found === 'number' ? found : otherwise;
  };
  const box = (value: PdfValue | undefined) => {
    const found = reader.resolve(value);
    return isArray(found) ? found.map((item) => number(item, Number.NaN)) : null;
  };
  return {
    geometry: {
      mediaBox: box(inherited.MediaBox),
      cropBox: box(inherited.CropBox),
      rotate: number(inherited.Rotate, 0),
      userUnit: number(dict.get('UserUnit'), 1),
    },
    resources: inherited.Resources ?? null,
    contents: dict.get('Contents') ?? null,
    group: dict.get('Group') ?? null,
    annotations: dict.get('Annots') ?? null,
    outputIntents: dict.get('OutputIntents') ?? null,
    isTied: inherited.isTied,
    object,
  };
}
