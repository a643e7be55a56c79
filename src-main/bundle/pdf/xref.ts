/**
 * @file Where the objects of a PDF lie: cross-reference tables, cross-reference streams and files that have
 * both, newest first. ISO 32000-1 §7.5.4 to §7.5.8.
 */
import { decodeFlate } from './filters.ts';
import { damaged, PdfParser } from './parser.ts';
import { isArray, isDict, nameOf, type PdfDict, PdfStream, type PdfValue } from './values.ts';

export type Place =
  | { readonly kind: 'free' }
  | { readonly kind: 'offset'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number };

export interface Xref {
  readonly places: ReadonlyMap<number, Place>;
  /** The newest trailer. */
  readonly trailer: PdfDict;
}

/** As many objects as PDFium accepts. */
const MOST_OBJECTS = 4 * 1024 * 1024;
/** How far from the end `startxref` may stand. */
const TAIL = 4096;

const FREE: Place = { kind: 'free' };

/** Follows the tables from the end of the file. Throws damaged-file. */
export function readXref(bytes: Uint8Array): Xref {
  const places = new Map<number, Place>();
  const seen = new Set<number>();
  let trailer: PdfDict | undefined;
  const waiting = [startXref(bytes)];
  for (let offset = waiting.shift(); offset !== undefined; offset = waiting.shift()) {
    if (seen.has(offset)) continue;
    seen.add(offset);
    const found = readSection(bytes, offset, places);
    trailer ??= found;
    // A file for old and new readers names its stream beside its table; the stream comes before older tables.
    const older = [found.get('XRefStm'), found.get('Prev')].filter((n): n is number => typeof n === 'number');
    waiting.unshift(...older);
  }
  if (trailer === undefined) throw damaged('no trailer');
  return { places, trailer };
}

/** Where the newest table lies. Throws damaged-file. */
export function startXref(bytes: Uint8Array): number {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).subarray(-TAIL);
  const at = tail.lastIndexOf('startxref', undefined, 'latin1');
  if (at < 0) throw damaged('startxref is missing');
  return new PdfParser(tail, at + 'startxref'.length).integer();
}

/** Adds what the section knows and newer ones did not; returns its trailer. */
function readSection(bytes: Uint8Array, offset: number, places: Map<number, Place>): PdfDict {
  const parser = new PdfParser(bytes, offset);
  parser.skipSpace();
  return parser.at('xref') ? readTable(parser, places) : readXrefStream(parser, places);
}

function readTable(parser: PdfParser, places: Map<number, Place>): PdfDict {
  parser.keyword('xref');
  for (;;) {
    parser.skipSpace();
    if (parser.at('trailer')) break;
    const first = parser.integer();
    const count = parser.integer();
    if (first + count > MOST_OBJECTS) throw damaged('too many objects');
    for (let i = 0; i < count; i++) {
      const offset = parser.integer();
      const generation = parser.integer();
      parser.skipSpace();
      const used = parser.at('n');
      parser.keyword(used ? 'n' : 'f');
      addPlace(places, first + i, used ? { kind: 'offset', offset, generation } : FREE);
    }
  }
  parser.keyword('trailer');
  const trailer = parser.value();
  if (!isDict(trailer)) throw damaged('no trailer');
  return trailer;
}

function readXrefStream(parser: PdfParser, places: Map<number, Place>): PdfDict {
  const { value } = parser.indirect(() => null);
  if (!(value instanceof PdfStream) || nameOf(value.dict.get('Type')) !== 'XRef')
    throw damaged('no table of objects');
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = wholeNumbers(value.dict.get('W'));
  const width = kindWidth + secondWidth + thirdWidth;
  const size = value.dict.get('Size');
  const index = value.dict.has('Index') ? wholeNumbers(value.dict.get('Index')) : [0, Number(size)];
  const data = decodeFlate(value, (v) => v ?? null);
  if (width === 0 || width > 24) throw damaged('table of objects');

  const field = (at: number, bytes: number) => {
    let number = 0;
    for (let i = 0; i < bytes; i++) number = number * 256 + (data[at + i] as number);
    return number;
  };
  let at = 0;
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const first = index[pair] as number;
    const count = index[pair + 1] as number;
    if (first + count > MOST_OBJECTS) throw damaged('too many objects');
    for (let i = 0; i < count && at + width <= data.length; i++, at += width) {
      const kind = kindWidth === 0 ? 1 : field(at, kindWidth);
      const second = field(at + kindWidth, secondWidth);
      const third = field(at + kindWidth + secondWidth, thirdWidth);
      if (kind === 1) addPlace(places, first + i, { kind: 'offset', offset: second, generation: third });
      else if (kind === 2) addPlace(places, first + i, { kind: 'packed', stream: second, index: third });
      else addPlace(places, first + i, FREE);
    }
  }
  return value.dict;
}

function addPlace(places: Map<number, Place>, number: number, place: Place): void {
  if (!places.has(number)) places.set(number, place);
}

function wholeNumbers(value: PdfValue | undefined): number[] {
  if (!isArray(value)) throw damaged('table of objects');
  return value.map((item) => {
    if (typeof item !== 'number' || !Number.isInteger(item) || item < 0) throw damaged('table of objects');
    return item;
  });
}
