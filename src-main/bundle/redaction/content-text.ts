/**
 * @file The words that a page's instructions show, read from the decoded streams with the fonts' own tables and with no other
 * reader's help. It does not place letters: pieces are given with a space between each two, and once more without.
 */

import { decodeStream } from '../pdf/filters.ts';
import { damaged, PdfParser } from '../pdf/parser.ts';
import type { PdfReader } from '../pdf/reader.ts';
import { isArray, isDict, nameOf, type PdfDict, PdfStream, PdfString, type PdfValue } from '../pdf/values.ts';

/** One instruction with what stands before it. */
export interface Instruction {
  readonly name: string;
  readonly operands: readonly PdfValue[];
}

const MOST_OPERANDS = 2_000_000;
const DEEPEST = 8;
/** Move to another place, so that a word may end there. In thousandths of the letters' size for a gap between two. */
const MOVES = new Set(['Td', 'TD', 'Tm', 'T*', 'BT', "'", '"']);
const GAP = -150;

/** In order. What cannot be read as an instruction is passed over to the next white space. */
export function* instructions(bytes: Uint8Array): Generator<Instruction, void> {
  const parser = new PdfParser(bytes);
  let operands: PdfValue[] = [];
  for (;;) {
    parser.skipSpace();
    const byte = bytes[parser.position];
    if (byte === undefined) return;
    const from = parser.position;
    try {
      operands.push(parser.value());
      if (operands.length > MOST_OPERANDS) throw damaged('instructions');
      continue;
    } catch {
      parser.position = from;
    }
    const word = wordAt(bytes, from);
    parser.position = from + Math.max(1, word.length);
    if (word === 'ID') parser.position = endOfPicture(bytes, parser.position);
    yield { name: word, operands };
    operands = [];
  }
}

function wordAt(bytes: Uint8Array, from: number): string {
  let end = from;
  while (
    end < bytes.length &&
    end - from < 32 &&
    !' \t\r\n\f\0()<>[]{}/%'.includes(String.fromCharCode(bytes[end] as number))
  )
    end += 1;
  return Buffer.from(bytes.subarray(from, end)).toString('latin1');
}

/** Behind the EI that stands between white space (ISO 32000-2, 8.9.7). */
function endOfPicture(bytes: Uint8Array, from: number): number {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = view.indexOf('EI', from); at >= 0; at = view.indexOf('EI', at + 1)) {
    const [before, after] = [view[at - 1] ?? 0x20, view[at + 2] ?? 0x20];
    if (before <= 0x20 && after <= 0x20) return at + 2;
  }
  return bytes.length;
}

export interface ShownText {
  /** With a space wherever the next piece may stand elsewhere. */
  readonly apart: string;
  /** Piece after piece. */
  readonly together: string;
  /** Strings as their bytes, and what tags say in the place of what is drawn. */
  readonly strings: readonly PdfString[];
  /** It shows letters of which no table says what they are. */
  readonly hasUnread: boolean;
  /** It shows a picture. */
  readonly hasPicture: boolean;
}

/** In the place of a letter that no table names. */
const UNKNOWN = '\ufffd';
/** Symbol fonts have letters of their own in the private use area; these are the bullets and ticks of office programs. */
const BULLETS = /[\uf06c\uf06e\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0fc\uf0fe]/gu;
const UNREAD = /[\ufffd\p{Co}]/u;

type Read = (bytes: string) => string;

export class ContentText {
  readonly #reader: PdfReader;
  readonly #fonts = new Map<PdfDict, Promise<Read>>();

  constructor(reader: PdfReader) {
    this.#reader = reader;
  }

  /** Of a page's contents, or of one drawing; drawings within are read where they stand. Throws damaged-file. */
  async of(contents: PdfValue, resources: PdfValue): Promise<ShownText> {
    const text: Gathered = { apart: [], together: [], strings: [], hasUnread: false, hasPicture: false };
    await this.#gather(await this.#joined(contents), resources, text, 0);
    return { ...text, apart: text.apart.join(''), together: text.together.join('') };
  }

  async #joined(contents: PdfValue): Promise<Uint8Array> {
    const { resolve } = this.#reader;
    const found = resolve(contents);
    const streams = (isArray(found) ? found.map(resolve) : [found]).filter((one) => one instanceof PdfStream);
    const parts = await Promise.all(streams.map((stream) => decodeStream(stream, resolve)));
    return Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
  }

  async #gather(bytes: Uint8Array, resources: PdfValue, text: Gathered, depth: number): Promise<void> {
    const { resolve } = this.#reader;
    const own = resolve(resources);
    const named = (kind: string, key: PdfValue | undefined): PdfValue => {
      const entries = isDict(own) ? resolve(own.get(kind)) : null;
      return isDict(entries) ? resolve(entries.get(nameOf(key) ?? '')) : null;
    };
    let read: Read = latin;
    const show = (value: PdfValue | undefined) => {
      if (!(value instanceof PdfString)) return;
      text.strings.push(value);
      const said = read(value.bytes);
      if (UNREAD.test(said.replace(BULLETS, ''))) text.hasUnread = true;
      const known = said.replaceAll(UNKNOWN, '');
      text.apart.push(known);
      text.together.push(known);
    };
    for (const { name, operands } of instructions(bytes)) {
      const last = operands.at(-1);
      if (MOVES.has(name)) text.apart.push(name === 'T*' ? '\n' : ' ');
      if (name === 'Tf') {
        const font = named('Font', operands[0]);
        read = isDict(font) ? await this.#fontOf(font) : latin;
      } else if (name === 'Tj' || name === "'" || name === '"') show(last);
      else if (name === 'TJ' && isArray(last)) {
        for (const one of last) {
          if (typeof one === 'number' && one < GAP) text.apart.push(' ');
          show(one);
        }
      } else if (name === 'BDC' || name === 'DP') {
        for (const operand of operands) text.strings.push(...stringsIn(operand));
      } else if (name === 'Do' && depth < DEEPEST) {
        const drawing = named('XObject', last);
        const subtype = drawing instanceof PdfStream ? nameOf(resolve(drawing.dict.get('Subtype'))) : null;
        if (subtype === 'Image') text.hasPicture = true;
        if (drawing instanceof PdfStream && subtype === 'Form') {
          const inner = resolve(drawing.dict.get('Resources')) ?? resources;
          await this.#gather(await decodeStream(drawing, resolve), inner, text, depth + 1);
        }
      } else if (name === 'ID' || (name === 'Do' && depth >= DEEPEST)) text.hasPicture = true;
    }
  }

  #fontOf(font: PdfDict): Promise<Read> {
    const known = this.#fonts.get(font) ?? this.#readFont(font);
    this.#fonts.set(font, known);
    return known;
  }

  async #readFont(font: PdfDict): Promise<Read> {
    const { resolve } = this.#reader;
    const isComposite = nameOf(resolve(font.get('Subtype'))) === 'Type0';
    const letter = isComposite ? () => UNKNOWN : this.#lettersOf(font);
    const table = resolve(font.get('ToUnicode'));
    if (table instanceof PdfStream) {
      const { letters, width } = cmapOf(await decodeStream(table, resolve), isComposite ? 2 : 1);
      if (letters.size > 0)
        return (bytes) => codesOf(bytes, width, (code) => letters.get(code) ?? letter(code));
    }
    return (bytes) => codesOf(bytes, 1, letter);
  }

  /** By the encoding that the font names (ISO 32000-2, 9.6.5). One that only the font's own program has says nothing. */
  #lettersOf(font: PdfDict): (code: number) => string {
    const { resolve } = this.#reader;
    const encoding = resolve(font.get('Encoding'));
    const named = new Map<number, string>();
    let code = 0;
    const differences = isDict(encoding) ? resolve(encoding.get('Differences')) : null;
    for (const one of isArray(differences) ? differences.map(resolve) : [])
      if (typeof one === 'number') code = one;
      else named.set(code++, letterOf(nameOf(one) ?? ''));
    const base = nameOf(isDict(encoding) ? resolve(encoding.get('BaseEncoding')) : encoding);
    const others = new TextDecoder(base === 'MacRomanEncoding' ? 'macintosh' : 'windows-1252');
    const isSaid = base !== undefined || !this.#hasOwnEncoding(font);
    const isStandard = base === 'StandardEncoding';
    return (at) => {
      const own = named.get(at);
      if (own !== undefined) return own;
      if (!isSaid) return UNKNOWN;
      if (isStandard && at > 0x7e) return STANDARD.get(at) ?? (at > 0xe0 ? UNKNOWN : ' ');
      return others.decode(Uint8Array.of(at));
    };
  }

  /** Its letters are drawn by the file, or by a font of signs. */
  #hasOwnEncoding(font: PdfDict): boolean {
    const { resolve } = this.#reader;
    const descriptor = resolve(font.get('FontDescriptor'));
    const isWithin =
      isDict(descriptor) && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(key));
    const isOfSigns = /Symbol|Wingdings|Webdings/.test(nameOf(resolve(font.get('BaseFont'))) ?? '');
    return isWithin || isOfSigns || nameOf(resolve(font.get('Subtype'))) === 'Type3';
  }
}

/** Letters of the standard encoding beyond those of ASCII; the others below 0xe1 are signs. */
const STANDARD = new Map([
  [0xae, 'fi'],
  [0xaf, 'fl'],
  [0xe1, 'AE'],
  [0xe8, 'L'],
  [0xe9, 'O'],
  [0xea, 'OE'],
  [0xf1, 'ae'],
  [0xf5, 'i'],
  [0xf8, 'l'],
  [0xf9, 'o'],
  [0xfa, 'oe'],
  [0xfb, 'ss'],
]);

interface Gathered {
  readonly apart: string[];
  readonly together: string[];
  readonly strings: PdfString[];
  hasUnread: boolean;
  hasPicture: boolean;
}

const latin: Read = (bytes) => Buffer.from(bytes, 'latin1').toString('latin1');

function codesOf(bytes: string, width: number, letter: (code: number) => string): string {
  let text = '';
  for (let at = 0; at + width <= bytes.length; at += width) {
    let code = 0;
    for (let i = 0; i < width; i += 1) code = code * 256 + bytes.charCodeAt(at + i);
    text += letter(code);
  }
  return text;
}

/** All strings in a value, however deep. */
export function stringsIn(value: PdfValue | undefined): PdfString[] {
  if (value instanceof PdfString) return [value];
  if (isArray(value)) return value.flatMap(stringsIn);
  if (isDict(value)) return [...value.values()].flatMap(stringsIn);
  return [];
}

/** What a font's table says of its codes (Adobe Technical Note 5411). */
function cmapOf(bytes: Uint8Array, otherwise: number): { letters: Map<number, string>; width: number } {
  const letters = new Map<number, string>();
  let width = otherwise;
  const codeOf = (value: PdfValue | undefined) =>
    value instanceof PdfString
      ? Number.parseInt(Buffer.from(value.bytes, 'latin1').toString('hex') || '0', 16)
      : 0;
  for (const { name, operands } of instructions(bytes)) {
    const [first] = operands;
    if (name === 'endcodespacerange' && first instanceof PdfString) width = first.bytes.length || otherwise;
    if (name === 'endbfchar')
      for (let at = 0; at + 1 < operands.length; at += 2)
        letters.set(codeOf(operands[at]), utf16(operands[at + 1]));
    if (name !== 'endbfrange') continue;
    for (let at = 0; at + 2 < operands.length; at += 3) {
      const [from, to, said] = [codeOf(operands[at]), codeOf(operands[at + 1]), operands[at + 2]];
      for (let code = from; code <= Math.min(to, from + 0xffff); code += 1)
        letters.set(code, isArray(said) ? utf16(said[code - from]) : utf16(said, code - from));
    }
  }
  return { letters, width };
}

function utf16(value: PdfValue | undefined, on = 0): string {
  if (!(value instanceof PdfString)) return '';
  const bytes = Buffer.from(value.bytes, 'latin1');
  const units = Array.from({ length: bytes.length >> 1 }, (_, at) => bytes.readUInt16BE(at * 2));
  const last = units.length - 1;
  return String.fromCharCode(...units.map((unit, at) => (at === last ? (unit + on) & 0xffff : unit)));
}

const FIGURES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const MARKED =
  /^([A-Za-z]{1,2})(acute|grave|circumflex|dieresis|tilde|caron|cedilla|ring|macron|breve|ogonek|dotaccent|hungarumlaut|slash|croat|commaaccent|stroke)$/;

/** Glyphs that are no letters, so that a word may end there. */
const SIGNS = new Set(
  'space nbspace exclam quotedbl numbersign dollar percent ampersand quotesingle quoteright quoteleft parenleft parenright asterisk plus comma hyphen minus period slash colon semicolon less equal greater question at bracketleft backslash bracketright asciicircum underscore grave acute circumflex tilde macron breve dotaccent dieresis ring cedilla hungarumlaut ogonek caron braceleft bar braceright asciitilde exclamdown cent sterling fraction yen florin section currency quotedblleft guillemotleft guilsinglleft guilsinglright endash dagger daggerdbl periodcentered paragraph bullet quotesinglbase quotedblbase quotedblright guillemotright ellipsis perthousand questiondown emdash ordfeminine ordmasculine copyright registered trademark logicalnot degree plusminus mu multiply divide onehalf onequarter threequarters onesuperior twosuperior threesuperior brokenbar Euro euro visiblespace arrowright arrowleft check checkmark openbullet sfthyphen middot'.split(
    ' ',
  ),
);
const LETTERS: Readonly<Record<string, string>> = {
  germandbls: 'ss',
  dotlessi: 'i',
  dotlessj: 'j',
  ae: 'ae',
  AE: 'AE',
  oe: 'oe',
  OE: 'OE',
  eth: 'd',
  Eth: 'D',
  thorn: 'th',
  Thorn: 'Th',
};

/** What a glyph is called by (Adobe Glyph List), accents left aside; the unknown letter where the name says nothing. */
function letterOf(glyph: string): string {
  const plain = glyph.replace(/(?<=.)\..*$/, '');
  if (plain.length === 1) return plain;
  if (plain.includes('_')) return plain.split('_').map(letterOf).join('');
  const coded = /^(?:uni|u)([0-9A-F]{4,6})$/.exec(plain)?.[1];
  if (coded !== undefined) return String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(coded, 16)));
  const figure = FIGURES.indexOf(plain);
  if (figure >= 0) return String(figure);
  if (/^f[fil]{1,2}$/.test(plain)) return plain;
  return MARKED.exec(plain)?.[1] ?? LETTERS[plain] ?? (SIGNS.has(plain) ? ' ' : UNKNOWN);
}
