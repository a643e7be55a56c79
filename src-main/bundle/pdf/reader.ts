/** @file A PDF in memory whose objects are read when they are asked for, by its cross-reference table. */

import { TestimonyError } from '../../core/errors/errors.ts';
import { decodeFlate, type Resolve } from './filters.ts';
import { damaged, PdfParser } from './parser.ts';
import { isDict, type PdfDict, PdfRef, PdfStream, type PdfValue } from './values.ts';
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
