/** @file Where the bytes of a bundle go: a file, hashed on the way, or memory (to try a document out). */
import { createHash } from 'node:crypto';
import { fdatasync, fsync, writeSync } from 'node:fs';

export interface ByteSink {
  /** The bytes may be overwritten once this returns; not those that are `lasting`, for as long as the sink is used. */
  write(bytes: Uint8Array, lasting?: 'lasting'): void;
  /** SHA-256 of what was written so far, in hex. */
  digestSoFar(): string;
}

/** How much may wait to reach the disk: it is asked for along the way, so that the last wait is short. */
const SYNC_EVERY = 32 * 1024 * 1024;

/** Writes to an open file from its beginning. Errors of the system are thrown as they come. */
export class FileSink implements ByteSink {
  readonly #file: number;
  readonly #hash = createHash('sha256');
  #written = 0;
  #unsynced = 0;
  #syncing: Promise<void> | undefined;
  #syncError: unknown;

  constructor(file: number) {
    this.#file = file;
  }

  get written(): number {
    return this.#written;
  }

  write(bytes: Uint8Array): void {
    if (this.#syncError !== undefined) throw this.#syncError;
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(this.#file, bytes, done, bytes.length - done, this.#written + done);
    }
    this.#hash.update(bytes);
    this.#written += bytes.length;
    this.#unsynced += bytes.length;
    if (this.#unsynced >= SYNC_EVERY && this.#syncing === undefined) this.#syncInBackground();
  }

  /** Waits until everything is on the disk; returns the SHA-256 of what was written, in hex. */
  async finish(): Promise<string> {
    await this.#syncing;
    if (this.#syncError !== undefined) throw this.#syncError;
    await new Promise<void>((resolve, reject) =>
      fsync(this.#file, (error) => (error === null ? resolve() : reject(error))),
    );
    return this.#hash.digest('hex');
  }

  /** The SHA-256 so far, in hex. */
  digestSoFar(): string {
    return this.#hash.copy().digest('hex');
  }

  #syncInBackground(): void {
    this.#unsynced = 0;
    this.#syncing = new Promise((resolve) =>
      fdatasync(this.#file, (error) => {
        this.#syncError ??= error ?? undefined;
        this.#syncing = undefined;
        resolve();
      }),
    );
  }
}

/** Keeps everything, and takes no room for what lasts by itself: the pictures of a document that is tried out. */
export class MemorySink implements ByteSink {
  readonly #parts: Uint8Array[] = [];

  write(bytes: Uint8Array, lasting?: 'lasting'): void {
    this.#parts.push(lasting === 'lasting' ? bytes : new Uint8Array(bytes));
  }

  /** A trial needs no identity of its own. */
  digestSoFar(): string {
    return '0'.repeat(64);
  }

  /** What was written, in order. */
  get parts(): readonly Uint8Array[] {
    return this.#parts;
  }
}
