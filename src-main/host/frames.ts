/**
 * @file Messages through a pipe: the length of the text (4 bytes), the message as JSON, and the byte arrays that the text
 * names, one after the other and not copied on the way. JSON on purpose: who reads strangers' files may be made to say
 * anything, and nothing in a text can be more than a value.
 */
import { TestimonyError } from '../core/errors/errors.ts';

const LENGTH = 4;
/** Stands in the text, with the size of the array, for bytes that follow. No message has a field of that name. */
const BYTES = '\u0000bytes';
const MEGABYTE = 1024 * 1024;
/** Of one message: more says nobody who means well. */
export const FRAME_LIMITS = { textBytes: 256 * MEGABYTE, arrayBytes: 2048 * MEGABYTE } as const;

/** The pieces of a message, in order. Fields that are undefined are left out. */
export function framesOf(message: object): Uint8Array[] {
  const arrays: Uint8Array[] = [];
  const head = Buffer.from(JSON.stringify(withoutBytes(message, arrays)), 'utf8');
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32LE(head.length);
  return [length, head, ...arrays.filter((bytes) => bytes.length > 0)];
}

/** Before anything is turned into text: a Buffer makes numbers of its own bytes when it is. */
function withoutBytes(value: unknown, arrays: Uint8Array[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) {
    arrays.push(value);
    return { [BYTES]: value.length };
  }
  if (Array.isArray(value)) return value.map((item) => withoutBytes(item, arrays));
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, withoutBytes(own, arrays)]));
}

/** Puts messages together from what comes through a pipe. */
export class FrameReader {
  readonly #heard: (message: unknown) => void;
  #message: { readonly value: unknown } | undefined;
  /** What is being filled, and what is to be filled after it. */
  #wanted: Uint8Array[] = [new Uint8Array(LENGTH)];
  #filled = 0;

  constructor(heard: (message: unknown) => void) {
    this.#heard = heard;
  }

  /** Throws damaged-file for what is no message. */
  add(piece: Uint8Array): void {
    for (let at = 0; at < piece.length; ) {
      const into = this.#wanted[0] as Uint8Array;
      const taken = Math.min(piece.length - at, into.length - this.#filled);
      into.set(piece.subarray(at, at + taken), this.#filled);
      this.#filled += taken;
      at += taken;
      if (this.#filled === into.length) this.#next(into);
    }
  }

  #next(filled: Uint8Array): void {
    this.#filled = 0;
    this.#wanted.shift();
    if (this.#message === undefined) this.#begin(filled);
    if (this.#wanted.length > 0 || this.#message === undefined) return;
    const { value } = this.#message;
    this.#message = undefined;
    this.#wanted = [new Uint8Array(LENGTH)];
    this.#heard(value);
  }

  /** The length of a text, or the text. */
  #begin(filled: Uint8Array): void {
    const bytes = Buffer.from(filled.buffer, filled.byteOffset, filled.length);
    if (filled.length === LENGTH && !this.#expectsText) {
      const length = bytes.readUInt32LE();
      if (length <= LENGTH || length > FRAME_LIMITS.textBytes) throw new TestimonyError('damaged-file');
      this.#expectsText = true;
      this.#wanted = [new Uint8Array(length)];
      return;
    }
    this.#expectsText = false;
    this.#message = { value: JSON.parse(bytes.toString('utf8'), (_key, value: unknown) => this.#put(value)) };
  }

  #expectsText = false;

  /** Makes room for an array that the text names. */
  #put(value: unknown): unknown {
    const size = typeof value === 'object' && value !== null ? (value as Named)[BYTES] : undefined;
    if (size === undefined) return value;
    if (!Number.isInteger(size) || size < 0 || size > FRAME_LIMITS.arrayBytes)
      throw new TestimonyError('damaged-file');
    const bytes = new Uint8Array(size);
    if (size > 0) this.#wanted.push(bytes);
    return bytes;
  }
}

interface Named {
  readonly [BYTES]?: number;
}
