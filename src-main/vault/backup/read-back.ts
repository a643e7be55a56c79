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
import { PiecesOnDisk } from './pieces-on-disk.ts';

export interface ReadBack {
  readonly path: string;
  /** What the file is called where it fails. */
  readonly name: string;
  /** Checks the store's pages and reads none. The caller holds it until `close`. */
  readonly pageKey: Uint8Array;
  /** Where the store's bytes are in the file. */
  readonly store: Part;
}

/** The same for all who read it. */
export interface ReadTogether extends ReadBack {
  /** Of `PiecesOnDisk`. */
  readonly pieces: SharedArrayBuffer;
}

/** A piece of the store, by its number from 0. */
export interface PieceRead {
  readonly piece: number;
  /** `pieceHash` */
  readonly hash: string;
}

/** What reads it, here or in a thread of its own. One call at a time. */
export interface ReadingBack {
  /** What was begun before is over. */
  begin(of: ReadTogether): Promise<void>;
  /**
   * Reads what the disk has and nobody else reads, at most so many pieces, and lets nobody have a turn in between. Fewer
   * only where no more wait. Throws `damaged-file`, and the system's errors.
   */
  readOn(most: number): Promise<readonly PieceRead[]>;
  /** To be called however it ended. */
  close(): Promise<void>;
}

/**
 * The store is written and read back in pieces of so many bytes; its last may be shorter. One takes a few milliseconds, on
 * an old laptop too, and stays in the processor's own memory from when it is read to when it is hashed and written.
 */
export const STORE_PIECE = 256 * PAGE_BYTES;

/** SHA-256, in lower-case hex, of `tagsOf` a piece of the store. */
export const pieceHash = (bytes: Uint8Array, piece: number): string =>
  hashOf(tagsOf(bytes, firstPage(piece)));

const hashOf = (tags: Uint8Array): string => toHex(sha256(tags));
const firstPage = (piece: number): number => (piece * STORE_PIECE) / PAGE_BYTES + 1;

/** In this thread. */
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
    async readOn(most) {
      const mine = reader ?? neverBegun();
      const read: PieceRead[] = [];
      while (read.length < most) {
        const piece = mine.pieces.claim();
        if (piece === undefined) break;
        read.push({ piece, hash: mine.read(piece) });
      }
      return read;
    },
    close: async () => close(),
  };
}

class Reader {
  readonly pieces: PiecesOnDisk;
  readonly #of: ReadBack;
  readonly #file: number;
  readonly #tags: PageTags;
  readonly #piece = new Uint8Array(STORE_PIECE);

  constructor(of: ReadTogether) {
    this.pieces = new PiecesOnDisk(of.pieces);
    this.#of = of;
    this.#file = openSync(of.path, 'r');
    this.#tags = new PageTags(of.pageKey);
  }

  /** `pieceHash` of a piece, once each of its pages is known to be sound. */
  read(piece: number): string {
    const at = piece * STORE_PIECE;
    const bytes = this.#piece.subarray(0, Math.min(STORE_PIECE, this.#of.store.size - at));
    for (let read = 0; read < bytes.length; ) {
      const got = readSync(this.#file, bytes, read, bytes.length - read, this.#of.store.at + at + read);
      if (got === 0) throw notWhole(this.#of.name, 'it was cut short');
      read += got;
    }
    const tags = tagsOf(bytes, firstPage(piece));
    const damaged = damagedAmong(bytes, firstPage(piece), this.#tags, tags);
    if (damaged.length > 0) throw notWhole(this.#of.name, `${damaged.length} damaged pages`);
    return hashOf(tags);
  }

  close(): void {
    this.#tags.end();
    closeSync(this.#file);
  }
}

function neverBegun(): never {
  throw new Error('reading back is begun first');
}
