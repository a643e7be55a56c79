/**
 * @file Writes a backup of an open vault, and has it read back. Work on the vault goes on meanwhile.
 *
 * [Note: one moment] Between two transactions header and store fit each other, byte by byte, and only this process can
 * write them. They are copied in pieces; when something was saved before the last piece was, the copy is begun again.
 * After three beginnings the rest is copied in one go, which saving then waits for.
 */
import { basename } from 'node:path';
import { TestimonyError } from '../../core/errors/errors.ts';
import { withSecrets } from '../../crypto/secret.ts';
import type { Snapshot, VaultSession } from '../db.ts';
import { turns } from '../turns.ts';
import { HEADER, HEADER_COPY, STORE } from '../vault-files.ts';
import { Archive } from './archive.ts';
import { CHECKER, README } from './backup-file.ts';
import { notWhole, readOtherwise } from './not-whole.ts';
import { type Beside, ReadAlong } from './read-along.ts';
import { type ReadBack, STORE_PIECE } from './read-back.ts';

const BEGINNINGS = 3;
const KEY_BYTES = 32;

export interface WriteRequest {
  readonly session: VaultSession;
  /** Must not exist. */
  readonly path: string;
  /** What READ-ME-FIRST.txt says. */
  readonly readme: string;
  /** What check-backup.py holds. */
  readonly checker: string;
  /** ISO 8601: when the files in it say they were made. */
  readonly at: string;
  readonly signal: AbortSignal;
  /** Closed when this ends. */
  readonly beside: Beside;
  /** Hears how far the copying is, in bytes. */
  copied(bytes: number, of: number): void;
  /** The same of the reading back. */
  checked(bytes: number, of: number): void;
}

export interface Written {
  /** Of its SHA256SUMS, in lower-case hex: what it is known by. A hash of the whole would be of every byte a second time. */
  readonly sumsSha256: string;
  readonly bytes: number;
  /** The newest entry of the log that is in it. */
  readonly head: { readonly seq: number; readonly hash: string };
}

/** Throws `cancelled`, `locked`, `damaged-file` when it does not read back as it was written, and the system's errors. */
export async function writeBackup(request: WriteRequest): Promise<Written> {
  const { session, path, beside, checked, signal } = request;
  return await withSecrets(async ({ hold }) => {
    const behind = new ReadAlong(beside);
    let archive: Archive | undefined;
    try {
      archive = Archive.create(path, Math.floor(Date.parse(request.at) / 1000), behind);
      // Shared with the thread that reads back, not copied to it: wiping one wipes the other.
      const pageKey = hold(new Uint8Array(new SharedArrayBuffer(KEY_BYTES)));
      session.copyPageKey(pageKey);
      const head = await write(archive, request, (store) =>
        behind.begin({ path, name: basename(path), pageKey, store }),
      );
      const tell = (at: number, of: number) => {
        if (session.locked) throw new TestimonyError('locked');
        mustGoOn(signal);
        checked(at, of);
      };
      const [{ sumsSha256, around, bytes }] = await bothEnded(archive.end(), behind.readHere(tell));
      if (!(await behind.finish(around, tell))) throw readOtherwise(basename(path));
      return { head, sumsSha256, bytes };
    } finally {
      await archive?.close();
      await behind.close();
    }
  });
}

/** As `Promise.all`, and neither goes on when it throws. */
async function bothEnded<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return await Promise.all([one, other]);
}

async function write(
  archive: Archive,
  { readme, checker, ...request }: WriteRequest,
  begun: (store: ReadBack['store']) => void,
): Promise<Written['head']> {
  const { session } = request;
  archive.add(README, new TextEncoder().encode(readme));
  archive.add(CHECKER, new TextEncoder().encode(checker));
  const start = archive.mark();
  for (let beginning = 1; ; beginning += 1) {
    archive.goTo(start);
    const snapshot = session.snapshot();
    archive.add(HEADER, snapshot.header);
    archive.add(HEADER_COPY, snapshot.header);
    begun({ at: archive.nextPart, size: snapshot.storeBytes });
    const whole = await addStore(archive, snapshot, request, beginning > BEGINNINGS);
    if (whole) return snapshot.head;
  }
}

/** False when something was saved before it was whole. */
async function addStore(
  archive: Archive,
  snapshot: Snapshot,
  { signal, copied }: Pick<WriteRequest, 'signal' | 'copied'>,
  inOneGo: boolean,
): Promise<boolean> {
  const of = snapshot.storeBytes;
  const piece = new Uint8Array(STORE_PIECE);
  const othersTurn = turns();
  archive.begin(STORE, of);
  for (let at = 0; at < of; ) {
    // The store may have grown since: no byte more than was said.
    const wanted = piece.subarray(0, Math.min(STORE_PIECE, of - at));
    fill(wanted, snapshot, at);
    archive.write(wanted);
    at += wanted.length;
    mustGoOn(signal);
    copied(at, of);
    if (inOneGo) continue;
    await othersTurn();
    if (!snapshot.current) return false;
  }
  archive.finish();
  return true;
}

function fill(into: Uint8Array, { readStore }: Snapshot, from: number): void {
  for (let read = 0; read < into.length; ) {
    const got = readStore(into.subarray(read), from + read);
    if (got === 0) throw notWhole(STORE, 'the store is shorter than it was');
    read += got;
  }
}

function mustGoOn(signal: AbortSignal): void {
  if (signal.aborted) throw new TestimonyError('cancelled', { subject: 'The backup' });
}
