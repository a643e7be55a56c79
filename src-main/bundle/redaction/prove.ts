/**
 * @file Whether anything that was struck out is left in a finished file. It reads the bytes anew with our own reader, which took no
 * part in the striking out (evidence/redaction/apply-marks.ts): the strings, names and decoded streams of every object, the text of
 * every page by the fonts' own tables, the file's bytes as they lie, and the pixels under every mark.
 */

import type { MarkRect, PageMarks } from '../../core/redaction/marks.ts';
import type { Hit, HitKind, Proof } from '../../core/redaction/proof.ts';
import type { StruckWords } from '../../core/redaction/struck-words.ts';
import { decodeStream, filtersOf } from '../pdf/filters.ts';
import { PdfReader, pagesOf, type SourcePage } from '../pdf/reader.ts';
import { textOfString } from '../pdf/text-string.ts';
import { isArray, isDict, nameOf, PdfName, PdfStream, PdfString, type PdfValue } from '../pdf/values.ts';
import { ContentText, instructions, stringsIn } from './content-text.ts';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array;
}

export interface Searched {
  readonly marks: readonly PageMarks[];
  readonly words: StruckWords;
  /** A redacted paper holds pages and nothing else; a bundle has bookmarks and a title of its own. */
  readonly as: 'paper' | 'bundle';
  /** Of a picture's bytes; throws where they are none. */
  readonly pixelsOf: (bytes: Uint8Array) => Promise<Pixels>;
}

/** Hits named, not counted: one stops the file. */
const MOST_HITS = 200;
const KEYS_OF_FILE = ['Type', 'Pages'];
const KEYS_OF_PAGE = [
  'Type',
  'Parent',
  'MediaBox',
  'CropBox',
  'Rotate',
  'Resources',
  'Contents',
  'Group',
  'UserUnit',
];
/** Kinds of objects that a redacted paper has none of. */
const STRANGE_TYPES = [
  'Annot',
  'Outlines',
  'Metadata',
  'Filespec',
  'EmbeddedFile',
  'OCG',
  'StructTreeRoot',
  'StructElem',
  'Action',
  'Sig',
];
/** In a page that was drawn anew. */
const PLAIN_INSTRUCTIONS = ['q', 'Q', 'cm', 'Do', 'BMC', 'EMC', 'BT', 'ET', 'Tf', 'Tr', 'Tm', 'Tj'];
/** Surnames that are words of the format as well: as names in a file's structure they say nothing. */
const OF_ANY_FILE = new Set(
  'Parent Contents Filter Length Subtype Pattern Resources Rotate MediaBox CropBox Height Matrix Widths Encoding Ordering Registry Domain Function Shading Border Names Outlines Indexed Identity Producer Author Subject Creator'.split(
    ' ',
  ),
);
/** Pixels at the edge of a block, which the packing of pictures mixes with what is beside it. */
const EDGE = 8;
const DARKEST = 3;
const DARK_AT_EDGE = 110;
const GLYPH_WIDTH = 0.5;

/** Never throws of what the file holds: what cannot be read cannot be proved, and is a hit. */
export async function prove(bytes: Uint8Array, searched: Searched): Promise<Proof> {
  const search = new Search(searched);
  try {
    return await search.run(bytes);
  } catch {
    search.add('not-readable', null);
    return { ...search.found(), pages: 0, objects: 0 };
  }
}

class Search {
  readonly #asked: Searched;
  readonly #hits: Hit[] = [];
  readonly #unread: number[] = [];
  readonly #silent: number[] = [];
  readonly #sure: ByteSearch;

  constructor(asked: Searched) {
    this.#asked = asked;
    this.#sure = new ByteSearch(
      asked.words.long.flatMap(({ of, term }) => bytesOf(term).map((bytes) => ({ of, bytes }))),
    );
  }

  add(kind: HitKind, page: number | null, term: number | null = null): void {
    if (this.#hits.length >= MOST_HITS) return;
    if (this.#hits.some((hit) => hit.kind === kind && hit.page === page && hit.term === term)) return;
    this.#hits.push({ kind, page, term });
  }

  found(): Pick<Proof, 'hits' | 'unread' | 'silent'> {
    return { hits: this.#hits, unread: this.#unread, silent: this.#silent };
  }

  async run(bytes: Uint8Array): Promise<Proof> {
    const reader = PdfReader.open(bytes);
    const pages = pagesOf(reader);
    this.#versions(bytes, reader);
    this.#bytes(bytes, null, 'in-bytes');
    if (this.#asked.as === 'paper') this.#nothingHangs(reader, pages);
    let objects = 0;
    const texts = new ContentText(reader);
    for (const number of reader.numbers()) {
      const value = reader.object(number);
      if (value === null) continue;
      objects += 1;
      await this.#object(value, reader, texts);
    }
    for (const [index, page] of pages.entries()) await this.#page(index + 1, page, texts);
    for (const { page, rects } of this.#asked.marks) {
      const own = pages[page - 1];
      if (own === undefined) this.add('not-a-picture', page);
      else await this.#drawn(page, own, rects, reader);
    }
    return { ...this.found(), pages: pages.length, objects };
  }

  #text(text: string, kind: HitKind, page: number | null): void {
    const term = this.#asked.words.in(text);
    if (term !== null) this.add(kind, page, term);
  }

  #bytes(bytes: Uint8Array, page: number | null, kind: HitKind): void {
    for (const term of this.#sure.in(bytes)) this.add(kind, page, term);
  }

  /** One version, and no object that the table does not list at its place. */
  #versions(bytes: Uint8Array, reader: PdfReader): void {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const counted = [...text.matchAll(/(?<![\d.])(\d{1,10}) \d{1,5} obj\b/g)].map((match) => match[1]);
    const listed = new Set(reader.numbers());
    const isTwice = new Set(counted).size !== counted.length;
    const isUnlisted = counted.some((number) => !listed.has(Number(number)));
    // A font's table of letters may end with the same mark as a file.
    const ends = [...text.matchAll(/startxref\s+\d+\s+%%EOF/g)].length;
    const after = text.slice(text.lastIndexOf('%%EOF') + 5).trim();
    if (isTwice || isUnlisted || ends !== 1 || after !== '' || reader.trailer.has('Prev'))
      this.add('earlier-version', null);
  }

  #nothingHangs(reader: PdfReader, pages: readonly SourcePage[]): void {
    const { resolve, trailer } = reader;
    const catalog = resolve(trailer.get('Root'));
    const isBare = isDict(catalog) && [...catalog.keys()].every((key) => KEYS_OF_FILE.includes(key));
    const info = resolve(trailer.get('Info'));
    if (!isBare || (isDict(info) && info.size > 0)) this.add('hangs-on', null);
    pages.forEach(({ object }, index) => {
      const page = reader.object(object);
      if (!isDict(page) || [...page.keys()].some((key) => !KEYS_OF_PAGE.includes(key)))
        this.add('hangs-on', index + 1);
    });
    for (const number of reader.numbers()) {
      const value = reader.object(number);
      const dict = value instanceof PdfStream ? value.dict : value;
      if (!isDict(dict)) continue;
      const isStrange =
        STRANGE_TYPES.includes(nameOf(resolve(dict.get('Type'))) ?? '') ||
        ['Metadata', 'PieceInfo', 'Alternates', 'JS', 'ActualText', 'Alt', 'OC'].some((key) => dict.has(key));
      if (isStrange) this.add('hangs-on', null);
    }
  }

  async #object(value: PdfValue, reader: PdfReader, texts: ContentText): Promise<void> {
    for (const string of stringsIn(value instanceof PdfStream ? value.dict : value))
      this.#string(string, null);
    for (const name of namesIn(value)) {
      const term = OF_ANY_FILE.has(name) ? null : this.#asked.words.inName(name);
      if (term !== null) this.add('in-string', null, term);
    }
    if (!(value instanceof PdfStream)) return;
    const { resolve } = reader;
    const packed = filtersOf(value.dict, resolve).some(
      ({ name }) => /^(DCT|JPX|CCITTFax|JBIG2)/.test(name) || name === 'CCF',
    );
    const plain = packed ? value.data : await decodeStream(value, resolve);
    this.#bytes(plain, null, 'in-stream');
    const subtype = nameOf(resolve(value.dict.get('Subtype')));
    const isFont =
      ['Length1', 'Length2', 'Length3'].some((key) => value.dict.has(key)) ||
      subtype === 'CIDFontType0C' ||
      subtype === 'Type1C' ||
      subtype === 'OpenType';
    if (packed || isFont || subtype === 'Image' || nameOf(resolve(value.dict.get('Type'))) === 'XRef') return;
    this.#readings(plain, 'in-stream', null);
    // Strings in it, such as those of a font's table of letters, whichever way they are written.
    const strings: PdfString[] = [];
    for (const { operands } of instructions(plain)) strings.push(...operands.flatMap(stringsIn));
    this.#text(strings.map(textOfString).join('\n'), 'in-string', null);
    this.#readings(Buffer.from(strings.map((one) => one.bytes).join('\0\n'), 'latin1'), 'in-string', null);
    if (subtype !== 'Form') return;
    const shown = await texts.of(value, resolve(value.dict.get('Resources')));
    this.#shown(shown, null);
  }

  async #page(number: number, { contents, resources }: SourcePage, texts: ContentText): Promise<void> {
    const shown = await texts.of(contents, resources);
    if (shown.hasUnread) this.#unread.push(number);
    else if (shown.hasPicture && shown.apart.trim() === '') this.#silent.push(number);
    this.#shown(shown, number);
  }

  #shown({ apart, together, strings }: Awaited<ReturnType<ContentText['of']>>, page: number | null): void {
    this.#text(apart, 'in-text', page);
    this.#text(together, 'in-text', page);
    const bytes = strings.map((one) => one.bytes).join('');
    this.#readings(Buffer.from(bytes, 'latin1'), 'in-stream', page);
    this.#text(strings.map(textOfString).join(' '), 'in-string', page);
  }

  #string(string: PdfString, page: number | null): void {
    this.#text(textOfString(string), 'in-string', page);
    this.#readings(Buffer.from(string.bytes, 'latin1'), 'in-string', page);
  }

  /** Bytes as text of one byte a letter, of UTF-8, and of UTF-16 from either side and place. */
  #readings(bytes: Uint8Array, kind: HitKind, page: number | null): void {
    for (const text of readings(bytes)) {
      const term = this.#asked.words.inBytes(text);
      if (term !== null) this.add(kind, page, term);
    }
  }

  /** Nothing but one picture, and words in our own plain form of which none has a letter under a mark. */
  async #drawn(
    number: number,
    page: SourcePage,
    rects: readonly MarkRect[],
    reader: PdfReader,
  ): Promise<void> {
    const { resolve } = reader;
    if (this.#asked.as === 'bundle') return;
    const resources = resolve(page.resources);
    const pictures = isDict(resources) ? resolve(resources.get('XObject')) : null;
    const fonts = isDict(resources) ? resolve(resources.get('Font')) : null;
    const [picture] = isDict(pictures) ? [...pictures.values()].map(resolve) : [];
    const isPlain =
      isDict(resources) &&
      [...resources.keys()].every((key) => key === 'XObject' || key === 'Font') &&
      isDict(pictures) &&
      pictures.size === 1 &&
      (fonts === null || (isDict(fonts) && fonts.size === 1)) &&
      picture instanceof PdfStream &&
      nameOf(resolve(picture.dict.get('Subtype'))) === 'Image' &&
      ['SMask', 'Mask', 'Metadata', 'Alternates', 'OC', 'SMaskInData'].every((key) => !picture.dict.has(key));
    const box = page.geometry.mediaBox;
    if (!isPlain || box?.length !== 4 || page.geometry.rotate !== 0) {
      this.add('not-a-picture', number);
      return;
    }
    const [width, height] = [
      (box[2] as number) - (box[0] as number),
      (box[3] as number) - (box[1] as number),
    ];
    await this.#letters(number, page, rects, height, reader);
    const pixels = await this.#asked.pixelsOf(picture.data);
    if (!rects.every((rect) => isCovered(pixels, rect, { width, height }))) this.add('not-covered', number);
  }

  async #letters(
    number: number,
    { contents }: SourcePage,
    rects: readonly MarkRect[],
    height: number,
    { resolve }: PdfReader,
  ): Promise<void> {
    const found = resolve(contents);
    const streams = (isArray(found) ? found.map(resolve) : [found]).filter((one) => one instanceof PdfStream);
    const parts = await Promise.all(streams.map((stream) => decodeStream(stream, resolve)));
    let matrix: readonly number[] = [];
    for (const { name, operands } of instructions(
      Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')])),
    )) {
      if (!PLAIN_INSTRUCTIONS.includes(name)) this.add('not-a-picture', number);
      if (name === 'Tm') matrix = operands.map(Number);
      const [said] = operands;
      if (name !== 'Tj' || !(said instanceof PdfString)) continue;
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = matrix;
      const count = said.bytes.length / 2;
      for (let at = 0; at < count; at += 1) {
        if (said.bytes.slice(at * 2, at * 2 + 2) === '\0\x01') continue;
        const across = (at + 0.5) * GLYPH_WIDTH;
        const [x, y] = [a * across + c * 0.5 + e, height - (b * across + d * 0.5 + f)];
        if (
          rects.some(
            (rect) =>
              x > rect.left && x < rect.left + rect.width && y > rect.top && y < rect.top + rect.height,
          )
        )
          this.add('words-under', number);
      }
    }
  }
}

interface Needle {
  readonly of: number;
  readonly bytes: Buffer;
}

/** Many words in one pass: pictures are long, and forty names in each way of writing are six hundred. */
class ByteSearch {
  readonly #begins = new Uint8Array(0x10000);
  readonly #needles = new Map<number, Needle[]>();

  constructor(needles: readonly Needle[]) {
    for (const needle of needles) {
      const begin = needle.bytes.readUInt16BE(0);
      this.#begins[begin] = 1;
      this.#needles.set(begin, [...(this.#needles.get(begin) ?? []), needle]);
    }
  }

  /** Which of them stand in it. */
  in(bytes: Uint8Array): ReadonlySet<number> {
    const found = new Set<number>();
    if (this.#needles.size === 0) return found;
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 1, begin = view[0] ?? 0; at < view.length; at += 1) {
      begin = ((begin << 8) | (view[at] as number)) & 0xffff;
      if (this.#begins[begin] === 0) continue;
      for (const { of, bytes: own } of this.#needles.get(begin) ?? [])
        if (view.compare(own, 0, own.length, at - 1, Math.min(view.length, at - 1 + own.length)) === 0)
          found.add(of);
    }
    return found;
  }
}

/** Black within, and dark up to the edge, which the packing of pictures mixes with what is beside it. */
function isCovered(
  { width, height, channels, data }: Pixels,
  rect: MarkRect,
  page: { width: number; height: number },
): boolean {
  const [sx, sy] = [width / page.width, height / page.height];
  const [x1, y1] = [Math.max(0, Math.ceil(rect.left * sx)), Math.max(0, Math.ceil(rect.top * sy))];
  const [x2, y2] = [
    Math.min(width, Math.floor((rect.left + rect.width) * sx)),
    Math.min(height, Math.floor((rect.top + rect.height) * sy)),
  ];
  // Beyond the edge it covers nothing.
  if (x1 >= x2 || y1 >= y2) return false;
  for (let y = y1; y < y2; y += 1)
    for (let x = x1; x < x2; x += 1) {
      const isWithin = x >= x1 + EDGE && x < x2 - EDGE && y >= y1 + EDGE && y < y2 - EDGE;
      const most = isWithin ? DARKEST : DARK_AT_EDGE;
      for (let part = 0; part < Math.min(3, channels); part += 1)
        if ((data[(y * width + x) * channels + part] as number) > most) return false;
    }
  return true;
}

/** Keys too: a font or a drawing may be called by what it shows. */
function* namesIn(value: PdfValue | undefined): Generator<string, void> {
  if (value instanceof PdfName) yield Buffer.from(value.value, 'latin1').toString('utf8');
  else if (value instanceof PdfStream) yield* namesIn(value.dict);
  else if (isArray(value)) for (const one of value) yield* namesIn(one);
  else if (isDict(value))
    for (const [key, one] of value) {
      yield key;
      yield* namesIn(one);
    }
}

function* readings(bytes: Uint8Array): Generator<string, void> {
  const view = Buffer.from(bytes);
  yield view.toString('latin1');
  yield view.toString('utf8');
  if (view.length < 6 || !view.includes(0)) return;
  for (const from of [0, 1]) {
    const even = Buffer.from(view.subarray(from, from + ((view.length - from) & ~1)));
    yield even.toString('utf16le');
    yield even.swap16().toString('utf16le');
  }
}

function bytesOf(term: string): Buffer[] {
  return [...new Set([term, term.toLowerCase(), term.toUpperCase()])].flatMap((form) => {
    const little = Buffer.from(form, 'utf16le');
    const hex = Buffer.from(form, 'latin1').toString('hex');
    return [
      Buffer.from(form, 'utf8'),
      little,
      Buffer.from(little).swap16(),
      Buffer.from(hex),
      Buffer.from(hex.toUpperCase()),
    ];
  });
}
