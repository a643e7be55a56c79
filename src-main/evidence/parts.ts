/** @file A file of which only parts are looked at: one that is too large to be held, and need not be. */
import { TestimonyError } from '../core/errors/errors.ts';
import { INTAKE_LIMITS } from './limits.ts';

/** Whoever has the file answers; whoever looks at it may ask for no more at once. */
export const MOST_AT_ONCE = 1024 * 1024;
const BLOCK = 256 * 1024;
const BLOCKS_KEPT = 16;

export interface FileParts {
  /** Bytes of the whole file. */
  readonly size: number;
  /** Bytes from `from` on, `MOST_AT_ONCE` at most; fewer than `most` only at the file's end. */
  read(from: number, most: number): Promise<Uint8Array>;
}

/**
 * Parts read in blocks, the last few of which are kept: who looks at a film asks for a few bytes here and there. Throws
 * too-large where all together are more than INTAKE_LIMITS.lookedAtBytes.
 */
export class PartsInBlocks implements FileParts {
  readonly size: number;
  readonly #parts: FileParts;
  readonly #blocks = new Map<number, Uint8Array>();
  #looked = 0;

  constructor(parts: FileParts) {
    this.#parts = parts;
    this.size = parts.size;
  }

  async read(from: number, most: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(Math.max(0, Math.min(most, this.size - from)));
    for (let done = 0; done < bytes.length; ) {
      const at = from + done;
      const block = await this.#block(Math.floor(at / BLOCK));
      const part = block.subarray(at % BLOCK, (at % BLOCK) + bytes.length - done);
      if (part.length === 0) throw new TestimonyError('damaged-file');
      bytes.set(part, done);
      done += part.length;
    }
    return bytes;
  }

  async #block(number: number): Promise<Uint8Array> {
    const known = this.#blocks.get(number);
    if (known !== undefined) return known;
    if (this.#looked >= INTAKE_LIMITS.lookedAtBytes) throw new TestimonyError('too-large');
    const block = await this.#parts.read(number * BLOCK, BLOCK);
    this.#looked += block.length;
    const oldest = this.#blocks.size < BLOCKS_KEPT ? undefined : this.#blocks.keys().next().value;
    if (oldest !== undefined) this.#blocks.delete(oldest);
    this.#blocks.set(number, block);
    return block;
  }
}

/** First and last bytes, one after the other. */
export async function endsOf(parts: FileParts, each: number): Promise<Uint8Array> {
  const head = await parts.read(0, each);
  const tail = await parts.read(Math.max(head.length, parts.size - each), each);
  return Buffer.concat([head, tail]);
}
