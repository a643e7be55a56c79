/**
 * @file Reads a backup from the disk behind whoever writes it, as far as the disk says that it has it. Every page of the store
 * is held against the tag that only a holder of the key can make, and the tags and all the rest against the hash that was
 * taken while it was written: then every byte is the one that was written. The sums in it, and the hash by which the file
 * is known, were taken of those bytes, so they fit too.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { type Sha256Stream, sha256Stream } from '../../crypto/digest.ts';
import { PAGE_BYTES, PageTags } from '../../crypto/page-mac.ts';
import { damagedAmong, tagsOf } from '../pages.ts';
import { BackupFile, notWhole, type Part } from './backup-file.ts';

export interface ReadBack {
  readonly path: string;
  /** What the file is called where it fails. */
  readonly name: string;
  /** Checks the store's pages and reads none. The caller holds it until `close`. */
  readonly pageKey: Uint8Array;
  /** Where the store's bytes are in the file. */
  readonly store: Part;
}

/** What reads it, here or in a thread of its own. One call at a time. */
export interface ReadingBack {
  /** From the file's beginning; what was read before counts no more. */
  begin(of: ReadBack): Promise<void>;
  /** Reads on up to there, or to the last whole page before it; how far it came. Throws `damaged-file`, and the system's errors. */
  readOn(upTo: number): Promise<number>;
  /** SHA-256, in lower-case hex, of what was read, with `tagsOf` the store in place of that. Throws as `BackupFile.open`. */
  end(): Promise<string>;
  /** To be called however it ended. */
  close(): Promise<void>;
}

/** So many bytes take a few milliseconds, on an old laptop too. */
const SLICE = 256 * PAGE_BYTES;

/** In this thread, in slices between which others have their turn. */
export function readingBack(): ReadingBack {
  let reader: Reader | undefined;
  const close = () => {
    reader?.close();
    reader = undefined;
  };
  const begun = () => reader ?? neverBegun();
  return {
    async begin(of) {
      close();
      reader = new Reader(of);
    },
    async readOn(upTo) {
      const mine = begun();
      while (mine.readSlice(upTo)) await new Promise((resume) => setImmediate(resume));
      return mine.reached;
    },
    end: async () => begun().end(),
    close: async () => close(),
  };
}

class Reader {
  readonly #of: ReadBack;
  readonly #file: number;
  readonly #tags: PageTags;
  readonly #essence: Sha256Stream = sha256Stream();
  readonly #slice = new Uint8Array(SLICE);
  /** Bytes of the file read so far. */
  reached = 0;

  constructor(of: ReadBack) {
    this.#of = of;
    this.#file = openSync(of.path, 'r');
    this.#tags = new PageTags(of.pageKey);
  }

  /** False when it came as far as it can. */
  readSlice(upTo: number): boolean {
    const { at: start, size } = this.#of.store;
    const inStore = this.reached >= start && this.reached < start + size;
    const until = this.reached < start ? start : inStore ? start + size : Number.POSITIVE_INFINITY;
    let wanted = Math.min(SLICE, upTo - this.reached, until - this.reached);
    if (inStore && this.reached + wanted < start + size) wanted -= wanted % PAGE_BYTES;
    if (wanted <= 0) return false;
    const bytes = this.#read(wanted);
    if (inStore) this.#hearPages(bytes, (this.reached - start) / PAGE_BYTES + 1);
    else this.#essence.add(bytes);
    this.reached += wanted;
    return this.reached < upTo;
  }

  end(): string {
    // Whether what stands there is a backup as anybody would open it.
    BackupFile.open(this.#of.path).close();
    return this.#essence.finish();
  }

  close(): void {
    this.#tags.end();
    closeSync(this.#file);
  }

  #read(wanted: number): Uint8Array {
    const bytes = this.#slice.subarray(0, wanted);
    for (let read = 0; read < wanted; ) {
      const got = readSync(this.#file, bytes, read, wanted - read, this.reached + read);
      if (got === 0) throw notWhole(this.#of.name, 'it was cut short');
      read += got;
    }
    return bytes;
  }

  #hearPages(bytes: Uint8Array, first: number): void {
    const damaged = damagedAmong(bytes, first, this.#tags);
    if (damaged.length > 0) throw notWhole(this.#of.name, `${damaged.length} damaged pages`);
    this.#essence.add(tagsOf(bytes, first));
  }
}

function neverBegun(): never {
  throw new Error('reading back is begun first');
}
