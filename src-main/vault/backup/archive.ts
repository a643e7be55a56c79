/**
 * @file A backup's archive as it is written: parts with their sums, which are its last part. What is read back from the
 * disk, while more is written, is held against hashes that are taken from what is handed to the system: of everything
 * around the store, and of the tags of each piece of that.
 */
import { closeSync, fdatasync, fsync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { type Sha256Stream, sha256, sha256Stream, toHex } from '../../crypto/digest.ts';
import { FOLDER, SUMS, sumLine } from './backup-file.ts';
import type { ReadAlong } from './read-along.ts';
import { pieceHash } from './read-back.ts';
import { BLOCK_BYTES, END_BYTES, encodeTarEntry, tarPadding } from './tar.ts';

const [dataToDisk, toDisk] = [promisify(fdatasync), promisify(fsync)];
/** The disk is asked to take so many pieces at once: each asking has a price of its own, and nobody reads fewer back. */
const SENT_AT_ONCE = 8;

/** What was handed to the system. */
interface HandedOver {
  /** SHA-256, in lower-case hex, of its list of sums, which has one of all that is in it. */
  readonly sumsSha256: string;
  /** The same of what stands around its store. */
  readonly around: string;
  readonly bytes: number;
}

/** A place in the archive to which it can go back. */
interface Mark {
  readonly position: number;
  readonly sums: readonly string[];
  readonly around: Sha256Stream;
}

export class Archive {
  readonly #file: number;
  readonly #modified: number;
  readonly #behind: ReadAlong;
  #position = 0;
  #sums: readonly string[] = [];
  #around = sha256Stream();
  #part = { name: '', size: 0, done: 0, hash: sha256Stream() };
  #sending: Promise<void> | undefined;
  /** How many pieces the disk was asked to take. */
  #sent = 0;
  /** Which beginning it is: what the disk was still taking of the one before tells nothing of this one. */
  #beginning = 0;
  #failed: { readonly thrown: unknown } | undefined;

  private constructor(file: number, modified: number, behind: ReadAlong) {
    this.#file = file;
    this.#modified = modified;
    this.#behind = behind;
  }

  /**
   * `path` must not exist. `modified`: what its files say, in seconds since 1970. `behind` is told how much of it the disk
   * has. Throws the system's errors.
   */
  static create(path: string, modified: number, behind: ReadAlong): Archive {
    return new Archive(openSync(path, 'wx', 0o600), modified, behind);
  }

  /** Where the bytes of a part will be that is begun now. */
  get nextPart(): number {
    return this.#position + BLOCK_BYTES;
  }

  add(name: string, bytes: Uint8Array): void {
    this.#put(encodeTarEntry({ name: `${FOLDER}/${name}`, size: bytes.length }, this.#modified));
    this.#put(bytes);
    this.#pad(bytes.length);
    this.#sum(toHex(sha256(bytes)), name);
  }

  begin(name: string, size: number): void {
    this.#part = { name, size, done: 0, hash: sha256Stream() };
    this.#put(encodeTarEntry({ name: `${FOLDER}/${name}`, size }, this.#modified));
  }

  /** The store, in its pieces (`STORE_PIECE`). Throws too what went wrong with what was written before. */
  write(bytes: Uint8Array): void {
    this.#mustGoWell();
    const { hash, done } = this.#part;
    this.#behind.write(pieceHash(bytes, this.#behind.written));
    hash.add(bytes);
    this.#part = { ...this.#part, done: done + bytes.length };
    this.#toFile(bytes);
    this.#send();
  }

  finish(): void {
    this.#pad(this.#part.size);
    this.#sum(this.#part.hash.finish(), this.#part.name);
  }

  mark(): Mark {
    return { position: this.#position, sums: this.#sums, around: this.#around.fork() };
  }

  /** Drops what stands after the mark. */
  goTo({ position, sums, around }: Mark): void {
    ftruncateSync(this.#file, position);
    this.#beginning += 1;
    this.#sent = 0;
    this.#position = position;
    this.#sums = sums;
    this.#around = around.fork();
  }

  /** Writes what is last in it, and comes back when all of it is on the disk. Throws the system's errors. */
  async end(): Promise<HandedOver> {
    const sums = new TextEncoder().encode(this.#sums.join(''));
    this.add(SUMS, sums);
    this.#put(new Uint8Array(END_BYTES));
    await this.#sending;
    // A system tells of a failed write once: had it told before, this last asking would be answered well.
    this.#mustGoWell();
    await toDisk(this.#file);
    return { sumsSha256: toHex(sha256(sums)), around: this.#around.finish(), bytes: this.#position };
  }

  /** To be called whether or not it came to its end. */
  async close(): Promise<void> {
    await this.#sending;
    closeSync(this.#file);
  }

  /** The disk takes what was written while more is read and hashed: at the end there is little left to wait for. */
  #send(): void {
    const [upTo, beginning] = [this.#behind.written, this.#beginning];
    if (this.#sending !== undefined || upTo - this.#sent < SENT_AT_ONCE) return;
    this.#sent = upTo;
    this.#sending = dataToDisk(this.#file)
      .then(() => {
        if (beginning === this.#beginning) this.#behind.follow(upTo);
      })
      .catch((thrown: unknown) => {
        this.#failed ??= { thrown };
      })
      .then(() => {
        this.#sending = undefined;
      });
  }

  #mustGoWell(): void {
    if (this.#failed !== undefined) throw this.#failed.thrown;
    this.#behind.mustBeSound();
  }

  #sum(sha256: string, name: string): void {
    this.#sums = [...this.#sums, sumLine(sha256, name)];
  }

  #pad(size: number): void {
    this.#put(new Uint8Array(tarPadding(size)));
  }

  #put(bytes: Uint8Array): void {
    this.#around.add(bytes);
    this.#toFile(bytes);
  }

  #toFile(bytes: Uint8Array): void {
    let written = 0;
    while (written < bytes.length)
      written += writeSync(this.#file, bytes, written, bytes.length - written, this.#position + written);
    this.#position += bytes.length;
  }
}
