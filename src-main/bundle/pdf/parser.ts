/**
 * @file Reads PDF values from bytes. Strict: what does not follow the standard ends in `damaged-file`, so
 * that nothing is guessed. ISO 32000-1 §7.2 and §7.3.
 */
import { TestimonyError } from '../../core/errors/errors.ts';
import { type PdfDict, PdfName, PdfRef, PdfStream, PdfString, type PdfValue } from './values.ts';

const WHITESPACE = 1;
const DELIMITER = 2;
/** Kind of every byte: 0 for regular characters. */
const KIND = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) KIND[byte] = WHITESPACE;
for (const char of '()<>[]{}/%') KIND[char.charCodeAt(0)] = DELIMITER;

const CR = 13;
const LF = 10;
/** As deep as PDFium goes, and a little more. */
const DEEPEST = 100;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

export interface IndirectObject {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfValue;
}

export function damaged(detail: string): TestimonyError {
  return new TestimonyError('damaged-file', { detail });
}

export class PdfParser {
  readonly bytes: Uint8Array;
  position: number;

  constructor(bytes: Uint8Array, position = 0) {
    this.bytes = bytes;
    this.position = position;
  }

  /** Reads one value; an `n g R` is a reference. */
  value(depth = 0): PdfValue {
    if (depth > DEEPEST) throw damaged('values nested too deep');
    this.skipSpace();
    const byte = this.bytes[this.position];
    switch (byte) {
      case 0x2f:
        return new PdfName(this.#name());
      case 0x28:
        return new PdfString(this.#literalString());
      case 0x3c:
        return this.bytes[this.position + 1] === 0x3c ? this.#dict(depth) : new PdfString(this.#hexString());
      case 0x5b:
        return this.#array(depth);
      default:
        return this.#numberOrKeyword();
    }
  }

  /**
   * Reads `n g obj … endobj` with the stream it may hold. `lengthOf` finds a stream's length that stands in
   * another object.
   */
  indirect(lengthOf: (ref: PdfRef) => PdfValue): IndirectObject {
    const number = this.integer();
    const generation = this.integer();
    this.keyword('obj');
    const value = this.value();
    this.skipSpace();
    if (!(value instanceof Map) || !this.at('stream')) {
      this.keyword('endobj');
      return { number, generation, value };
    }
    return { number, generation, value: this.#stream(value, lengthOf) };
  }

  /** Reads a whole number of at least 0. */
  integer(): number {
    this.skipSpace();
    const token = this.#regular();
    if (!/^\d{1,15}$/.test(token)) throw damaged('a whole number is missing');
    return Number(token);
  }

  keyword(word: string): void {
    this.skipSpace();
    if (this.#regular() !== word) throw damaged(`"${word}" is missing`);
  }

  /** Whether `word` stands here. */
  at(word: string): boolean {
    for (let i = 0; i < word.length; i++) {
      if (this.bytes[this.position + i] !== word.charCodeAt(i)) return false;
    }
    return true;
  }

  /** Skips white space and comments. */
  skipSpace(): void {
    for (;;) {
      const byte = this.bytes[this.position];
      if (byte === undefined) return;
      if (KIND[byte] === WHITESPACE) this.position += 1;
      else if (byte === 0x25) this.#skipLine();
      else return;
    }
  }

  #skipLine(): void {
    for (;;) {
      const byte = this.bytes[this.position];
      if (byte === undefined || byte === CR || byte === LF) return;
      this.position += 1;
    }
  }

  /** The run of regular characters that starts here; may be empty. */
  #regular(): string {
    const start = this.position;
    let end = start;
    while (end < this.bytes.length && KIND[this.bytes[end] as number] === 0) end += 1;
    this.position = end;
    return latin1(this.bytes, start, end);
  }

  #name(): string {
    this.position += 1;
    const raw = this.#regular();
    if (!raw.includes('#')) return raw;
    return raw.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }

  #numberOrKeyword(): PdfValue {
    const start = this.position;
    const token = this.#regular();
    if (NUMBER.test(token)) return this.#reference(token) ?? Number(token);
    if (token === 'true') return true;
    if (token === 'false') return false;
    if (token === 'null') return null;
    this.position = start;
    throw damaged('a value is missing');
  }

  /** `token` followed by a generation and an R, or null with the position as it was. */
  #reference(token: string): PdfRef | null {
    if (!/^\d{1,10}$/.test(token)) return null;
    const before = this.position;
    this.skipSpace();
    const generation = this.#regular();
    if (/^\d{1,5}$/.test(generation)) {
      this.skipSpace();
      if (this.#regular() === 'R') return new PdfRef(Number(token), Number(generation));
    }
    this.position = before;
    return null;
  }

  #array(depth: number): PdfValue[] {
    this.position += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      const byte = this.bytes[this.position];
      if (byte === undefined) throw damaged('a list does not end');
      if (byte === 0x5d) {
        this.position += 1;
        return items;
      }
      items.push(this.value(depth + 1));
    }
  }

  #dict(depth: number): PdfDict {
    this.position += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      const byte = this.bytes[this.position];
      if (byte === 0x3e && this.bytes[this.position + 1] === 0x3e) {
        this.position += 2;
        return entries;
      }
      if (byte !== 0x2f) throw damaged('a dictionary is broken');
      const key = this.#name();
      entries.set(key, this.value(depth + 1));
    }
  }

  #literalString(): string {
    this.position += 1;
    let text = '';
    let open = 1;
    for (;;) {
      const byte = this.bytes[this.position++];
      if (byte === undefined) throw damaged('a string does not end');
      if (byte === 0x5c) text += this.#escape();
      else if (byte === CR) {
        if (this.bytes[this.position] === LF) this.position += 1;
        text += '\n';
      } else {
        if (byte === 0x28) open += 1;
        if (byte === 0x29) open -= 1;
        if (open === 0) return text;
        text += String.fromCharCode(byte);
      }
    }
  }

  #escape(): string {
    const byte = this.bytes[this.position++];
    if (byte === undefined) throw damaged('a string does not end');
    if (byte === CR) {
      if (this.bytes[this.position] === LF) this.position += 1;
      return '';
    }
    if (byte === LF) return '';
    const char = String.fromCharCode(byte);
    if (byte < 0x30 || byte > 0x37) return ESCAPES[char] ?? char;
    let octal = char;
    while (octal.length < 3) {
      const next = this.bytes[this.position];
      if (next === undefined || next < 0x30 || next > 0x37) break;
      octal += String.fromCharCode(next);
      this.position += 1;
    }
    return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
  }

  #hexString(): string {
    const start = this.position + 1;
    const end = this.bytes.indexOf(0x3e, start);
    if (end < 0) throw damaged('a string does not end');
    this.position = end + 1;
    const digits = latin1(this.bytes, start, end).replace(/[\0\t\n\f\r ]+/g, '');
    if (!/^[0-9a-fA-F]*$/.test(digits)) throw damaged('a string is broken');
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1');
  }

  #stream(dict: PdfDict, lengthOf: (ref: PdfRef) => PdfValue): PdfStream {
    this.position += 'stream'.length;
    if (this.bytes[this.position] === CR) this.position += 1;
    if (this.bytes[this.position] === LF) this.position += 1;
    const declared = dict.get('Length');
    const length = declared instanceof PdfRef ? lengthOf(declared) : declared;
    if (typeof length !== 'number' || !Number.isInteger(length) || length < 0)
      throw damaged('a stream has no length');
    const start = this.position;
    this.position += length;
    this.keyword('endstream');
    return new PdfStream(dict, this.bytes.subarray(start, start + length));
  }
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 64)
    return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
  let text = '';
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i] as number);
  return text;
}
