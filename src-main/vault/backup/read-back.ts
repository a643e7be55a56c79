/**
 * @file Reads a backup from the disk, piece by piece, behind whoever writes it. Every page of the store is held against the
 * tag that only a holder of the key can make, and the tags against the hash that was taken of them while it was written:
 * then every byte is the one that was written. What is not the store is small, and held against a hash of all its bytes (`hashAround`).
 *
 * A thread of its own loads this file for every backup, so that it imports little: what reads headers is not in it.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { sha256, toHex } from '../../crypto/digest.ts';
import { PAGE_BYTES, PageTags } from '../../crypto/page-mac.ts';
import { damagedAmong, tagsOf } from '../pages.ts';
import type { Part } from './backup-file.ts';
import { notWhole } from './not-whole.ts';

export interface ReadBack {
  readonly path: string;
  /** What the file is called where it fails. */
  readonly name: string;
  /** Checks the store's pages and reads none. The caller holds it until `close`. */
  readonly pageKey: Uint8Array;
  /** Where the store's bytes are in the file. */
  readonly store: Part;
}

/** The store's pieces, by their numbers from 0: `to` is not among them. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What reads it, here or in a thread of its own. One call at a time. */
export interface ReadingBack {
  /** What was begun before is over. */
  begin(of: ReadBack): Promise<void>;
  /** `pieceHash` of each. Throws `damaged-file`, and the system's errors. */
  pieces(span: Span): Promise<readonly string[]>;
  /** To be called however it ended. */
  close(): Promise<void>;
}

/** The store is read back in pieces of so many bytes; its last may be shorter. */
export const STORE_PIECE = 1024 * PAGE_BYTES;
/** So many bytes take a few milliseconds, on an old laptop too. */
const SLICE = 256 * PAGE_BYTES;

/** SHA-256, in lower-case hex, of `tagsOf` a piece of the store. */
export const pieceHash = (bytes: Uint8Array, piece: number): string =>
  toHex(sha256(tagsOf(bytes, (piece * STORE_PIECE) / PAGE_BYTES + 1)));

/** In this thread, in slices between which others have their turn. */
export function readingBack(): ReadingBack {
  let reader: Reader | undefined;
  const close = () => {
    reader?.close();
    reader = undefined;
  };
  return {
    async begin(of) {
      close();
      reader = new Reader(of);
    },
    async pieces({ from, to }) {
      const mine = reader ?? neverBegun();
      const hashes: string[] = [];
      for (let piece = from; piece < to; piece += 1) {
        for (const slice of mine.slicesOf(piece)) {
          mine.readSlice(slice);
          await new Promise((resume) => setImmediate(resume));
        }
        hashes.push(mine.hashOf(piece));
      }
      return hashes;
    },
    close: async () => close(),
  };
}

/** In bytes of the store. */
interface Slice {
  readonly at: number;
  readonly bytes: Uint8Array;
}

class Reader {
  readonly #of: ReadBack;
  readonly #file: number;
  readonly #tags: PageTags;
  readonly #piece = new Uint8Array(STORE_PIECE);

  constructor(of: ReadBack) {
    this.#of = of;
    this.#file = openSync(of.path, 'r');
    this.#tags = new PageTags(of.pageKey);
  }

  *slicesOf(piece: number): Generator<Slice, void> {
    const start = piece * STORE_PIECE;
    const whole = this.#bytesOf(piece);
    for (let at = 0; at < whole.length; at += SLICE)
      yield { at: start + at, bytes: whole.subarray(at, at + SLICE) };
  }

  readSlice({ at, bytes }: Slice): void {
    for (let read = 0; read < bytes.length; ) {
      const got = readSync(this.#file, bytes, read, bytes.length - read, this.#of.store.at + at + read);
      if (got === 0) throw notWhole(this.#of.name, 'it was cut short');
      read += got;
    }
    const damaged = damagedAmong(bytes, at / PAGE_BYTES + 1, this.#tags);
    if (damaged.length > 0) throw notWhole(this.#of.name, `${damaged.length} damaged pages`);
  }

  /** Of a piece whose slices were read last. */
  hashOf(piece: number): string {
    return pieceHash(this.#bytesOf(piece), piece);
  }

  close(): void {
    this.#tags.end();
    closeSync(this.#file);
  }

  #bytesOf(piece: number): Uint8Array {
    return this.#piece.subarray(0, Math.min(STORE_PIECE, this.#of.store.size - piece * STORE_PIECE));
  }
}

function neverBegun(): never {
  throw new Error('reading back is begun first');
}
