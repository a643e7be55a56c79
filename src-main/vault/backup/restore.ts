/**
 * @file Puts a backup back as a vault in a new folder: all of it, or nothing. The backup is only read. No passphrase is
 * asked for: what comes out is as encrypted as what went in, and opens with the passphrases it was made under.
 *
 * The store comes under another name first, as when a vault is made: renaming it is what makes the vault exist.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import type { AuditHead } from '../../audit/entry.ts';
import type { Clock } from '../../contract/ports.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { sha256Stream } from '../../crypto/digest.ts';
import { decodeHeader } from '../header.ts';
import { makeFolder } from '../new-folder.ts';
import {
  HEADER,
  HEADER_COPY,
  holdsNothing,
  NEW_STORE,
  RESTORED,
  removeUnfinished,
  renameDurably,
  STORE,
  syncParent,
  takeBack,
  writeDurably,
} from '../vault-files.ts';
import { lockVault, type VaultLock } from '../vault-lock.ts';
import { BackupFile, SUMS, sumLine } from './backup-file.ts';
import { notWhole } from './not-whole.ts';

export interface RestoreRequest {
  readonly file: string;
  /** Made when it does not exist; nothing may be in it. */
  readonly folder: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Hears how far the first reading is, which holds the backup against its own sums, and then the writing. */
  checked?(bytes: number, of: number): void;
  copied(bytes: number, of: number): void;
}

/** What a restored vault says about itself until it is first opened. */
const Mark = z.strictObject({ name: z.string().max(300), at: z.string().max(40) });
type RestoredMark = z.infer<typeof Mark>;

/**
 * The head of its log when it was made comes back. Throws `damaged-file` for what is no whole backup, `already-exists` for a folder that is not empty, `cancelled`,
 * `read-only`, `disk-full`; the folder is then as it was.
 */
export async function restoreBackup(request: RestoreRequest): Promise<{ readonly head: AuditHead }> {
  const folder = resolve(request.folder);
  const backup = BackupFile.open(request.file);
  let lock: VaultLock | undefined;
  let undoFolder = () => {};
  try {
    // Whether it is one at all, and of a version that this program knows, before anything is made.
    const { header } = decodeHeader(backup.bytes(HEADER), backup.name);
    refuseUsed(folder);
    undoFolder = makeFolder(folder);
    lock = lockVault(folder, request.clock);
    refuseUsed(folder);
    removeUnfinished(folder);
    await put(backup, folder, request);
    const mark: RestoredMark = { name: backup.name, at: request.clock.now() };
    writeDurably(folder, [RESTORED], new TextEncoder().encode(JSON.stringify(mark)));
    renameDurably(folder, NEW_STORE, STORE);
    syncParent(folder);
    return { head: header.auditHead };
  } catch (thrown) {
    if (lock !== undefined && !refused(thrown)) takeBack(folder);
    lock?.release();
    lock = undefined;
    undoFolder();
    throw asTestimonyError(thrown, folder);
  } finally {
    lock?.release();
    backup.close();
  }
}

/** The mark of a vault that was put back and not opened since; what cannot be read as one counts as none. */
export function readRestoredMark(folder: string): RestoredMark | null {
  try {
    return Mark.parse(JSON.parse(readFileSync(join(folder, RESTORED), 'utf8')));
  } catch {
    return null;
  }
}

async function put(backup: BackupFile, folder: string, request: RestoreRequest): Promise<void> {
  const { signal, copied } = request;
  const sums = new TextDecoder().decode(backup.bytes(SUMS));
  await backup.checkSums((read, of) => {
    mustGoOn(signal);
    request.checked?.(read, of);
  });
  const file = openSync(join(folder, NEW_STORE), 'wx', 0o600);
  const hash = sha256Stream();
  try {
    const of = backup.part(STORE).size;
    let done = 0;
    for (const piece of backup.pieces(STORE)) {
      writeFully(file, piece);
      hash.add(piece);
      done += piece.length;
      copied(done, of);
      await new Promise((resume) => setImmediate(resume));
      mustGoOn(signal);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (!sums.includes(sumLine(hash.finish(), STORE)))
    throw notWhole(backup.name, 'it changed while it was read');
  writeDurably(folder, [HEADER, HEADER_COPY], backup.bytes(HEADER));
}

function refuseUsed(folder: string): void {
  if (existsSync(folder) && !holdsNothing(folder))
    throw new TestimonyError('already-exists', { subject: folder });
}

/** What was there before is nobody's to take back. */
const refused = (thrown: unknown): boolean =>
  thrown instanceof TestimonyError && thrown.code === 'already-exists';

function writeFully(file: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}

function mustGoOn(signal: AbortSignal): void {
  if (signal.aborted) throw new TestimonyError('cancelled', { subject: 'The backup' });
}
