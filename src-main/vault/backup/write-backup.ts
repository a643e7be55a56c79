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
import { HEADER, HEADER_COPY, STORE } from '../vault-files.ts';
import { Archive } from './archive.ts';
import { notWhole, README, readOtherwise } from './backup-file.ts';
import { ReadAlong } from './read-along.ts';
import type { ReadBack, ReadingBack } from './read-back.ts';

const PIECE = 4 * 1024 * 1024;
const BEGINNINGS = 3;
const KEY_BYTES = 32;

export interface WriteRequest {
  readonly session: VaultSession;
  /** Must not exist. */
  readonly path: string;
  /** What READ-ME-FIRST.txt says. */
  readonly readme: string;
  /** ISO 8601: when the files in it say they were made. */
  readonly at: string;
  readonly signal: AbortSignal;
  /** Closed when this ends. */
  readonly reading: ReadingBack;
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
  const { session, path, reading, checked, signal } = request;
  return await withSecrets(async ({ hold }) => {
    const behind = new ReadAlong(reading);
    let archive: Archive | undefined;
    try {
      archive = Archive.create(path, Math.floor(Date.parse(request.at) / 1000), behind);
      // Shared with the thread that reads back, not copied to it: wiping one wipes the other.
      const pageKey = hold(new Uint8Array(new SharedArrayBuffer(KEY_BYTES)));
      session.copyPageKey(pageKey);
      const head = await write(archive, request, (store) =>
        behind.begin({ path, name: basename(path), pageKey, store }),
      );
      const { sha256, essence, bytes } = await archive.end();
      const read = await behind.finish(bytes, (at) => {
        if (session.locked) throw new TestimonyError('locked');
        mustGoOn(signal);
        checked(at, bytes);
      });
      if (read !== essence) throw readOtherwise(basename(path));
      return { head, sha256, bytes };
    } finally {
      await archive?.close();
      await behind.close();
    }
  });
}

async function write(
  archive: Archive,
  { readme, ...request }: WriteRequest,
  begun: (store: ReadBack['store']) => void,
): Promise<Written['head']> {
  const { session } = request;
  archive.add(README, new TextEncoder().encode(readme));
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

function mustGoOn(signal: AbortSignal): void {
  if (signal.aborted) throw new TestimonyError('cancelled', { subject: 'The backup' });
}
