/**
 * @file A backup: one file that is a whole vault, still encrypted. It is a tar archive, so that it can be taken apart
 * without this program: what is in it is a vault's folder, a list of SHA-256 sums that `sha256sum -c` reads, a text that
 * says what to do, and a program that says what is whole. The order of its parts is fixed, and anything else is no backup.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { asTestimonyError } from '../../core/errors/errors.ts';
import { sha256, sha256Stream, toHex } from '../../crypto/digest.ts';
import { HEADER_BYTES_CEILING } from '../header.ts';
import { requirePlainFile } from '../plain-file.ts';
import { HEADER, HEADER_COPY, STORE } from '../vault-files.ts';
import { notWhole } from './not-whole.ts';
import { BLOCK_BYTES, decodeTarEntry, END_BYTES, tarPadding } from './tar.ts';

/** The folder that taking it apart gives. */
export const FOLDER = 'vault';
export const README = 'READ-ME-FIRST.txt';
/** Says in plain words what of it is whole: a program for everybody's Python. Earlier backups go without it. */
export const CHECKER = 'check-backup.py';
export const SUMS = 'SHA256SUMS';
const PARTS = [README, CHECKER, HEADER, HEADER_COPY, STORE, SUMS] as const;
type PartName = (typeof PARTS)[number];

const PIECE = 4 * 1024 * 1024;

/** Where a part's bytes are in the file. */
export interface Part {
  readonly at: number;
  readonly size: number;
}

export class BackupFile {
  readonly name: string;
  readonly #file: number;
  readonly #parts: ReadonlyMap<PartName, Part>;

  private constructor(name: string, file: number, parts: ReadonlyMap<PartName, Part>) {
    this.name = name;
    this.#file = file;
    this.#parts = parts;
  }

  /** Opens for reading alone. Throws `damaged-file` for what is no backup or not a whole one, and the system's errors. */
  static open(path: string): BackupFile {
    const name = basename(path);
    let file: number | undefined;
    try {
      requirePlainFile(path, name);
      file = openSync(path, 'r');
      return new BackupFile(name, file, readParts(file, name));
    } catch (thrown) {
      if (file !== undefined) closeSync(file);
      throw asTestimonyError(thrown, name);
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  part(name: PartName): Part {
    const part = this.#parts.get(name);
    if (part === undefined) throw notWhole(this.name, `${name} is missing`);
    return part;
  }

  /** Bytes of a part, from `at` in it; fewer only at its end. */
  read(name: PartName, at: number, into: Uint8Array): number {
    const part = this.part(name);
    const wanted = Math.min(into.length, part.size - at);
    if (readFully(this.#file, into.subarray(0, wanted), part.at + at) < wanted)
      throw notWhole(this.name, 'it was cut short');
    return wanted;
  }

  /** All of a part that is small. */
  bytes(name: PartName): Uint8Array {
    const { size } = this.part(name);
    if (size > HEADER_BYTES_CEILING) throw notWhole(this.name, `${name} is too large`);
    const bytes = new Uint8Array(size);
    this.read(name, 0, bytes);
    return bytes;
  }

  /** A part in pieces of 4 MiB. */
  *pieces(name: PartName): Generator<Uint8Array, void> {
    const { size } = this.part(name);
    const piece = new Uint8Array(Math.min(PIECE, Math.max(size, 1)));
    for (let at = 0; at < size; ) {
      const read = this.read(name, at, piece);
      yield piece.subarray(0, read);
      at += read;
    }
  }

  /**
   * Reads everything and holds it against the sums in it. `between` is called after every 4 MiB, may throw to stop, and
   * hears how far it is. Throws `damaged-file`.
   */
  async checkSums(between: (read: number, of: number) => void): Promise<void> {
    const sums = new TextDecoder().decode(this.bytes(SUMS));
    let expected = '';
    const { size } = this.part(STORE);
    let read = 0;
    for (const name of PARTS.filter((one) => one !== SUMS && this.#parts.has(one))) {
      const hash = sha256Stream();
      for (const piece of this.pieces(name)) {
        hash.add(piece);
        if (name !== STORE) continue;
        read += piece.length;
        await new Promise((resume) => setImmediate(resume));
        between(read, size);
      }
      expected += sumLine(hash.finish(), name);
    }
    if (sums !== expected) throw notWhole(this.name, 'its sums do not fit: it was altered or damaged');
  }
}

/** SHA-256, in lower-case hex, of the list of sums in a backup. Throws as `BackupFile.open`. */
export function sumsHash(path: string): string {
  const backup = BackupFile.open(path);
  try {
    return toHex(sha256(backup.bytes(SUMS)));
  } finally {
    backup.close();
  }
}

/**
 * SHA-256, in lower-case hex, of what stands around the store, once all is on the disk. Throws `damaged-file` for what
 * nobody could open as a backup, and the system's errors.
 */
export function hashAround({ path, store }: { readonly path: string; readonly store: Part }): string {
  BackupFile.open(path).close();
  const hash = sha256Stream();
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(PIECE);
    for (let at = 0; ; ) {
      const wanted = at < store.at ? Math.min(PIECE, store.at - at) : PIECE;
      const read = readSync(file, bytes, 0, wanted, at);
      if (read === 0) return hash.finish();
      hash.add(bytes.subarray(0, read));
      at += read;
      if (at === store.at) at += store.size;
    }
  } finally {
    closeSync(file);
  }
}

/** A line as `sha256sum` writes and reads it. */
export const sumLine = (sha256: string, name: string): string => `${sha256}  ${name}\n`;

function readParts(file: number, name: string): Map<PartName, Part> {
  const parts = new Map<PartName, Part>();
  const whole = fstatSync(file).size;
  let at = 0;
  for (const wanted of PARTS) {
    const block = new Uint8Array(BLOCK_BYTES);
    const entry = readFully(file, block, at) === BLOCK_BYTES ? decodeTarEntry(block) : null;
    if (wanted === CHECKER && entry?.name === `${FOLDER}/${HEADER}`) continue;
    // All but the store is a few kilobytes; what says more than there is would be looked for where no file reaches.
    const most = wanted === STORE ? whole : HEADER_BYTES_CEILING;
    if (entry?.name !== `${FOLDER}/${wanted}` || entry.size > most)
      throw notWhole(name, parts.size === 0 ? 'it is no backup of a vault' : 'it was cut short or altered');
    parts.set(wanted, { at: at + BLOCK_BYTES, size: entry.size });
    at += BLOCK_BYTES + entry.size + tarPadding(entry.size);
  }
  if (whole !== at + END_BYTES) throw notWhole(name, 'it was cut short, or something was added');
  return parts;
}

function readFully(file: number, into: Uint8Array, at: number): number {
  let read = 0;
  while (read < into.length) {
    const got = readSync(file, into, read, into.length - read, at + read);
    if (got === 0) break;
    read += got;
  }
  return read;
}
