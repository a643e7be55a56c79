/**
 * @file A PDF with its pictures unpacked, for an engine that has to draw them: Node unpacks twenty times as fast as the
 * engine does. The file itself stays as it is; behind its last byte an update is said to follow (ISO 32000-2, 7.5.6) in
 * which those pictures stand again, unpacked. Each is unpacked when the engine asks for it, and not kept.
 */
import { inflateSync } from 'node:zlib';
import { TestimonyError } from '../../core/errors/errors.ts';
import { filtersOf, type Resolve } from './filters.ts';
import { pictureSize } from './picture-size.ts';
import { PdfReader } from './reader.ts';
import { isDict, nameOf, type PdfDict, PdfStream, type PdfValue } from './values.ts';
import { rememberWhole } from './whole-picture.ts';
import { dictText, valueText } from './write-value.ts';
import { startXref } from './xref.ts';

/** Unpacked: smaller ones gain nothing, larger ones are left to the engine. All of a file together stay below `all`. */
export const PLAIN_PICTURES = {
  smallest: 256 * 1024,
  largest: 64 * 1024 * 1024,
  all: 1024 * 1024 * 1024,
} as const;

/** What the engine reads at once when it looks for words. */
const BLOCK = 512;

interface Part {
  readonly isPicture: boolean;
  readonly at: number;
  readonly size: number;
  bytes(): Uint8Array;
}

export class PlainPictures {
  readonly size: number;
  readonly #parts: readonly Part[];
  #failed = false;

  private constructor(parts: readonly Part[]) {
    this.#parts = parts;
    const last = parts.at(-1);
    this.size = last === undefined ? 0 : last.at + last.size;
  }

  /** Null where it has no such pictures, or is not read without mending. */
  static of(pdf: Uint8Array): PlainPictures | null {
    try {
      if (Buffer.from(pdf.buffer, pdf.byteOffset, 5).toString('latin1') !== '%PDF-') return null;
      const reader = PdfReader.openOnce(pdf);
      const pictures = picturesIn(reader);
      return pictures.length === 0 ? null : new PlainPictures(update(pdf, reader, pictures));
    } catch (thrown) {
      if (thrown instanceof TestimonyError) return null;
      throw thrown;
    }
  }

  /** A picture that was asked for could not be unpacked whole: what was drawn is not to be believed. */
  get failed(): boolean {
    return this.#failed;
  }

  read(into: Uint8Array, position: number): number {
    let done = 0;
    for (const part of this.#parts) {
      const from = position + done - part.at;
      if (from < 0 || from >= part.size || done === into.length) continue;
      const length = Math.min(part.size - from, into.length - done);
      if (isInPassing(part, from, into.length)) into.fill(0, done, done + length);
      else this.#copy(part, from, into.subarray(done, done + length));
      done += length;
    }
    return done;
  }

  #copy(part: Part, from: number, into: Uint8Array): void {
    try {
      const bytes = part.bytes();
      into.set(bytes.subarray(from, from + into.length));
      // Now, so that the next one finds room that is in memory already: fetching more takes longer than unpacking.
      if (part.isPicture && bytes.buffer instanceof ArrayBuffer) bytes.buffer.transfer(0);
    } catch {
      this.#failed = true;
      into.fill(0);
    }
  }
}

/** A block that the engine reads for the words before or after a picture's dots: the dots in it are not looked at. */
function isInPassing({ size, isPicture }: Part, from: number, asked: number): boolean {
  return isPicture && asked <= BLOCK && (from === 0 ? asked < size : from + asked > size);
}

interface Picture {
  readonly number: number;
  readonly stream: PdfStream;
  readonly size: number;
}

function picturesIn(reader: PdfReader): Picture[] {
  const found: Picture[] = [];
  let all = 0;
  for (const number of reader.numbers()) {
    const stream = pictureAt(reader, number);
    const size = stream === null ? 0 : dotsOf(stream.dict, reader.resolve);
    if (stream === null || size < PLAIN_PICTURES.smallest || size > PLAIN_PICTURES.largest) continue;
    all += size;
    if (all > PLAIN_PICTURES.all) break;
    found.push({ number, stream, size });
  }
  return found;
}

/** A picture that is packed once and in no other way. Null for anything else, readable or not. */
function pictureAt(reader: PdfReader, number: number): PdfStream | null {
  try {
    const value = reader.object(number);
    if (!(value instanceof PdfStream) || nameOf(reader.resolve(value.dict.get('Subtype'))) !== 'Image')
      return null;
    const [only, ...more] = filtersOf(value.dict, reader.resolve);
    const isPlain = more.length === 0 && only?.name === 'FlateDecode' && only.parms === null;
    return isPlain ? value : null;
  } catch (thrown) {
    if (thrown instanceof TestimonyError) return null;
    throw thrown;
  }
}

/** Bytes of its dots; 0 where that cannot be told. */
function dotsOf(dict: PdfDict, resolve: Resolve): number {
  const size = pictureSize(dict, resolve);
  return size === null ? 0 : size.rows * size.rowBytes;
}

/** The file, and what is said to follow it. */
function update(pdf: Uint8Array, reader: PdfReader, pictures: readonly Picture[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  const add = (size: number, bytes: () => Uint8Array, isPicture = false) => {
    parts.push({ at, size, bytes, isPicture });
    at += size;
  };
  const text = (words: string) => {
    const bytes = Buffer.from(words, 'latin1');
    add(bytes.length, () => bytes);
  };
  add(pdf.length, () => pdf);
  text('\n');
  const places = pictures.map((picture) => {
    const place = at;
    text(`${picture.number} 0 obj\n${dictText(plainDict(picture))}\nstream\n`);
    add(picture.size, () => unpacked(picture), true);
    text('\nendstream\nendobj\n');
    return { number: picture.number, place };
  });
  const table = at;
  text(isTableStream(reader) ? tableStream(pdf, reader, places, table) : tableText(pdf, reader, places));
  text(`startxref\n${table}\n%%EOF\n`);
  return parts;
}

function plainDict({ stream, size }: Picture): PdfDict {
  const dict = new Map<string, PdfValue>(stream.dict).set('Length', size);
  dict.delete('Filter');
  dict.delete('DecodeParms');
  return dict;
}

/** Exactly as large as its dots are. Throws where they are not all there. */
function unpacked({ stream, size }: Picture): Uint8Array {
  const bytes = inflateSync(stream.data, { maxOutputLength: size + 4096, chunkSize: size + 4096 });
  if (bytes.length < size) throw new RangeError();
  rememberWhole(stream.data);
  return bytes.subarray(0, size);
}

interface Placed {
  readonly number: number;
  readonly place: number;
}

/** What comes after uses the kind of table that was there: the engine takes no other. */
const isTableStream = ({ trailer }: PdfReader): boolean => nameOf(trailer.get('Type') ?? null) === 'XRef';

function tableText(pdf: Uint8Array, reader: PdfReader, places: readonly Placed[]): string {
  const rows = places.map(
    ({ number, place }) => `${number} 1\n${String(place).padStart(10, '0')} 00000 n \n`,
  );
  return `xref\n${rows.join('')}trailer\n<<${aboutFile(pdf, reader)}>>\n`;
}

function tableStream(pdf: Uint8Array, reader: PdfReader, places: readonly Placed[], table: number): string {
  const size = Number(reader.trailer.get('Size') ?? 0);
  const all = [...places, { number: size, place: table }];
  const rows = all.map(({ place }) => {
    const row = Buffer.alloc(6);
    row.writeUInt8(1);
    row.writeUInt32BE(place, 1);
    return row.toString('latin1');
  });
  const index = all.map(({ number }) => `${number} 1`).join(' ');
  const head = `/Type /XRef/W [1 4 1]/Index [${index}]/Length ${rows.length * 6}`;
  return `${size} 0 obj\n<<${head}${aboutFile(pdf, reader, size + 1)}>>\nstream\n${rows.join('')}\nendstream\nendobj\n`;
}

function aboutFile(pdf: Uint8Array, { trailer }: PdfReader, size = Number(trailer.get('Size') ?? 0)): string {
  const kept = ['Root', 'Info', 'ID'].flatMap((key) => {
    const value = trailer.get(key);
    return value === undefined || isDict(value) ? [] : [`/${key} ${valueText(value)}`];
  });
  return `/Size ${size}/Prev ${startXref(pdf)}${kept.join('')}`;
}
