/**
 * @file Writes a backup of an open vault, and reads it back. Work on the vault goes on meanwhile.
 *
 * [Note: one moment] Between two transactions header and store fit each other, byte by byte, and only this process can
 * write them. They are copied in pieces; when something was saved before the last piece was, the copy is begun again.
 * After three beginnings the rest is copied in one go, which saving then waits for.
 */
import { closeSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { TestimonyError } from '../../core/errors/errors.ts';
import { sha256, sha256Stream, toHex } from '../../crypto/digest.ts';
import type { Snapshot, VaultSession } from '../db.ts';

import { HEADER, HEADER_COPY, STORE } from '../vault-files.ts';
import { BackupFile, FOLDER, notWhole, README, SUMS, sumLine } from './backup-file.ts';
import { END_BYTES, encodeTarEntry, tarPadding } from './tar.ts';

const PIECE = 4 * 1024 * 1024;
const BEGINNINGS = 3;

export interface WriteRequest {
  readonly session: VaultSession;
  /** Must not exist. */
  readonly path: string;
  /** What READ-ME-FIRST.txt says. */
  readonly readme: string;
  /** ISO 8601: when the files in it say they were made. */
  readonly at: string;
  readonly signal: AbortSignal;
  /** Hears how far the copying is, in bytes. */
  copied(bytes: number, of: number): void;
  /** The same of the reading back. */
  checked(bytes: number, of: number): void;
}

export interface Written {
  readonly sha256: string;
  readonly bytes: number;
  /** The newest entry of the log that is in it. */
  readonly head: { readonly seq: number; readonly hash: string };
}

/** Throws `cancelled`, `locked`, `damaged-file` when it does not read back as it was written, and the system's errors. */
export async function writeBackup(request: WriteRequest): Promise<Written> {
  const file = openSync(request.path, 'wx+', 0o600);
  let head: Written['head'];
  try {
    head = await write(file, request);
    fsyncSync(file);
    mustGoOn(request.signal);
    await readBack(request);
    return { head, ...(await hashOf(file, request.signal)) };
  } finally {
    closeSync(file);
  }
}

async function write(file: number, request: WriteRequest): Promise<Written['head']> {
  const { session, at, readme } = request;
  const modified = Math.floor(Date.parse(at) / 1000);
  const archive = new Archive(file, modified);
  archive.add(README, new TextEncoder().encode(readme));
  const start = archive.position;
  for (let beginning = 1; ; beginning += 1) {
    archive.goTo(start);
    const snapshot = session.snapshot();
    archive.add(HEADER, snapshot.header);
    archive.add(HEADER_COPY, snapshot.header);
    const whole = await addStore(archive, snapshot, request, beginning > BEGINNINGS);
    if (!whole) continue;
    archive.end();
    return snapshot.head;
  }
}

/** False when something was saved before it was whole. */
async function addStore(
  archive: Archive,
  snapshot: Snapshot,
  { signal, copied }: WriteRequest,
  inOneGo: boolean,
): Promise<boolean> {
  const of = snapshot.storeBytes;
  const piece = new Uint8Array(PIECE);
  archive.begin(STORE, of);
  for (let at = 0; at < of; ) {
    // The store may have grown since: no byte more than was said.
    const read = snapshot.readStore(piece.subarray(0, Math.min(PIECE, of - at)), at);
    if (read === 0) throw notWhole(STORE, 'the store is shorter than it was');
    archive.write(piece.subarray(0, read));
    at += read;
    mustGoOn(signal);
    copied(at, of);
    if (inOneGo) continue;
    await new Promise((resume) => setImmediate(resume));
    if (!snapshot.current) return false;
  }
  archive.finish();
  return true;
}

/** Every sum, and every page of the store against the tag that only a holder of the key can make. */
async function readBack({ session, path, signal, checked }: WriteRequest): Promise<void> {
  const backup = BackupFile.open(path);
  try {
    await backup.checkSums((read, of) => {
      mustGoOn(signal);
      checked(read, of);
    });
    const pages = await session.findDamagedPagesIn({
      size: () => backup.part(STORE).size,
      read: (into, at) => backup.read(STORE, at, into),
    });
    if (pages.length > 0) throw notWhole(backup.name, `${pages.length} damaged pages`);
  } finally {
    backup.close();
  }
}

async function hashOf(file: number, signal: AbortSignal): Promise<{ sha256: string; bytes: number }> {
  const hash = sha256Stream();
  const piece = new Uint8Array(PIECE);
  let bytes = 0;
  for (
    let read = readSync(file, piece, 0, PIECE, 0);
    read > 0;
    read = readSync(file, piece, 0, PIECE, bytes)
  ) {
    hash.add(piece.subarray(0, read));
    bytes += read;
    await new Promise((resume) => setImmediate(resume));
    mustGoOn(signal);
  }
  return { sha256: hash.finish(), bytes };
}

function mustGoOn(signal: AbortSignal): void {
  if (signal.aborted) throw new TestimonyError('cancelled', { subject: 'The backup' });
}

/** The archive as it grows: parts with their sums, which are its last part. */
class Archive {
  readonly #file: number;
  readonly #modified: number;
  position = 0;
  #sums: { readonly end: number; readonly line: string }[] = [];
  #part = { name: '', size: 0, hash: sha256Stream() };

  constructor(file: number, modified: number) {
    this.#file = file;
    this.#modified = modified;
  }

  add(name: string, bytes: Uint8Array): void {
    this.#put(encodeTarEntry({ name: `${FOLDER}/${name}`, size: bytes.length }, this.#modified));
    this.#put(bytes);
    this.#pad(bytes.length);
    this.#sum(toHex(sha256(bytes)), name);
  }

  begin(name: string, size: number): void {
    this.#part = { name, size, hash: sha256Stream() };
    this.#put(encodeTarEntry({ name: `${FOLDER}/${name}`, size }, this.#modified));
  }

  write(bytes: Uint8Array): void {
    this.#part.hash.add(bytes);
    this.#put(bytes);
  }

  finish(): void {
    this.#pad(this.#part.size);
    this.#sum(this.#part.hash.finish(), this.#part.name);
  }

  /** Drops what stands after `position`. */
  goTo(position: number): void {
    ftruncateSync(this.#file, position);
    this.#sums = this.#sums.filter(({ end }) => end <= position);
    this.position = position;
  }

  end(): void {
    this.add(SUMS, new TextEncoder().encode(this.#sums.map(({ line }) => line).join('')));
    this.#put(new Uint8Array(END_BYTES));
  }

  #sum(sha256: string, name: string): void {
    this.#sums.push({ end: this.position, line: sumLine(sha256, name) });
  }

  #pad(size: number): void {
    this.#put(new Uint8Array(tarPadding(size)));
  }

  #put(bytes: Uint8Array): void {
    let written = 0;
    while (written < bytes.length)
      written += writeSync(this.#file, bytes, written, bytes.length - written, this.position + written);
    this.position += bytes.length;
  }
}
