/** @file Reading a picked file once, into memory, and hashing it on the way: the hash is of what was read. */
import { constants, type FileHandle, open } from 'node:fs/promises';
import type { Job } from '../../contract/ports.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { sha256Stream } from '../../crypto/digest.ts';
import { INTAKE_LIMITS } from '../../evidence/limits.ts';
import { tooLarge } from '../../evidence/too-large.ts';
import { requirePlain } from '../../vault/plain-file.ts';
import { nameOnDisk, onDisk } from '../engine/path-on-disk.ts';

export interface ReceivedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Where it lies; left out for what was made here. */
  readonly path?: string;
  /** Of one that was too large to be held: `bytes` is empty. `blob`: where its bytes are already, if they are in the vault. */
  readonly arrived?: { readonly byteSize: number; readonly blob?: string };
}

/** A file that is open for reading. */
export interface PickedFile {
  readonly file: FileHandle;
  readonly name: string;
  readonly path: string;
  /** Bytes, as the system says. */
  readonly size: number;
  /** When somebody last wrote into it, in nanoseconds, as the system said at its opening. */
  readonly writtenAt: bigint;
}

const PIECE = 1024 * 1024;

/** Opens it for `use`. Throws file-unreadable, empty-file; the subject is the file name. */
export async function withPicked<T>(path: string, use: (picked: PickedFile) => Promise<T>): Promise<T> {
  const name = nameOnDisk(path);
  const place = onDisk(path);
  if (place === null)
    throw new TestimonyError('file-unreadable', { subject: name, found: [coded('names-alike')] });
  // Without waiting: a named pipe that nobody writes to is refused below, and not waited for.
  const file = await open(place, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(
    (thrown: unknown) => {
      throw unreadable(thrown, name);
    },
  );
  try {
    const about = await file.stat({ bigint: true });
    requirePlain(about, name);
    const size = Number(about.size);
    if (size === 0) throw new TestimonyError('empty-file', { subject: name });
    return await use({ file, name, path, size, writtenAt: about.mtimeNs });
  } finally {
    await file.close();
  }
}

export const isTooLargeToHold = ({ size }: PickedFile): boolean => size > INTAKE_LIMITS.fileBytes;

/**
 * Throws file-unreadable where somebody wrote into it since it was opened: what was read is then neither what it was nor what
 * it will be. One that was replaced or deleted meanwhile is read as it was.
 */
export async function requireUnchanged({ file, name, size, writtenAt }: PickedFile): Promise<void> {
  const now = await file.stat({ bigint: true });
  if (Number(now.size) !== size || now.mtimeNs !== writtenAt) throw changed(name);
}

/**
 * Throws the same where what was read, by its hash, is no state of the file. A time alone says little: copying programs set it at
 * their end, a file server seconds after a scanner has put the file there, and some disks say another each time. So where only
 * that is another, the file is read again.
 */
async function requireOneState(picked: PickedFile, sha256: string, { signal }: Job): Promise<void> {
  const { file, name, size, writtenAt } = picked;
  const now = await file.stat({ bigint: true });
  if (Number(now.size) === size && now.mtimeNs === writtenAt) return;
  const [hash, piece] = [sha256Stream(), Buffer.alloc(PIECE)];
  for (let from = 0; ; ) {
    if (signal.aborted) throw new TestimonyError('cancelled', { subject: name });
    const { bytesRead } = await file.read(piece, 0, PIECE, from);
    if (bytesRead === 0) break;
    hash.add(piece.subarray(0, bytesRead));
    from += bytesRead;
    if (from > size) throw changed(name);
  }
  if (hash.finish() !== sha256) throw changed(name);
}

export const changed = (subject: string) =>
  new TestimonyError('file-unreadable', { subject, found: [coded('changed-since-read')] });

/** Throws file-unreadable, empty-file, too-large, cancelled; the subject is the file name. */
export async function readWhole(picked: PickedFile, job: Job): Promise<ReceivedFile> {
  const { file, name, path, size } = picked;
  try {
    job.report({ step: 'reading' });
    // One piece more than it says it is: a file that grows while it is read is seen to grow.
    let bytes = Buffer.alloc(size + PIECE);
    const hash = sha256Stream();
    let length = 0;
    for (;;) {
      if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: name });
      if (length === bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)]);
      const { bytesRead } = await file.read(bytes, length, Math.min(PIECE, bytes.length - length), null);
      if (bytesRead === 0) break;
      hash.add(bytes.subarray(length, length + bytesRead));
      length += bytesRead;
      refuseTooLarge(length, name);
    }
    if (length === 0) throw new TestimonyError('empty-file', { subject: name });
    if (length !== size) throw changed(name);
    const sha256 = hash.finish();
    await requireOneState(picked, sha256, job);
    return { name, path, bytes: bytes.subarray(0, length), sha256 };
  } catch (thrown) {
    throw unreadable(thrown, name);
  }
}

function refuseTooLarge(size: number, subject: string): void {
  if (size > INTAKE_LIMITS.fileBytes) throw tooLarge(INTAKE_LIMITS.fileBytes, subject);
}

/** Whatever the system calls it, a source that cannot be read is `file-unreadable`. */
export function unreadable(thrown: unknown, subject: string): TestimonyError {
  const error = asTestimonyError(thrown, subject);
  if (thrown instanceof TestimonyError) return error;
  return new TestimonyError('file-unreadable', {
    subject,
    ...(error.detail === undefined ? {} : { detail: error.detail }),
    cause: thrown,
  });
}
