/** @file Giving finished files and folders their names outside: whole, to stay after a power cut, and never over anything. */
import { closeSync, existsSync, fsyncSync, linkSync, lstatSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { StagedPath } from '../../contract/staged-path.ts';
import { TestimonyError } from '../../core/errors/errors.ts';

/** Disks without second names for a file: FAT on a stick, some network folders. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL']);

/** Throws already-exists, and the system's own errors. */
export function place(staged: StagedPath, path: string): void {
  try {
    if (lstatSync(staged).isDirectory()) placeFolder(staged, path);
    else placeFile(staged, path);
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? '';
    if (!['EEXIST', 'ENOTEMPTY', 'ENOTDIR'].includes(code)) throw thrown;
    throw new TestimonyError('already-exists', { subject: basename(path), cause: thrown });
  }
}

/** A second name fails where the name is taken, whatever else happens at that moment. */
function placeFile(staged: string, path: string): void {
  try {
    linkSync(staged, path);
    return;
  } catch (thrown) {
    if (!NO_LINKS.has((thrown as NodeJS.ErrnoException).code ?? '')) throw thrown;
  }
  // The name is taken with an empty file first: a rename by itself would replace what came there meanwhile. A crash
  // between the two leaves the empty file, which settling takes away.
  closeSync(openSync(path, 'wx', 0o600));
  try {
    renameSync(staged, path);
  } catch (thrown) {
    takeAway(path);
    throw thrown;
  }
}

/** A folder is never renamed over a file or over a folder with something in it. */
function placeFolder(staged: string, path: string): void {
  if (existsSync(path)) throw Object.assign(new Error('the name is taken'), { code: 'EEXIST' });
  renameSync(staged, path);
}

/** Takes away again what `place` has put there in this run. Never throws: what stays is found by looking. */
export function takeAway(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // The folder refuses; whoever looks afterwards finds it, and the record says so.
  }
}

/** So that new names survive a power cut. Folders cannot be opened on Windows, which needs no such step. */
export function syncFolder(folder: string): void {
  let handle: number;
  try {
    handle = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(handle);
  } catch {
    // Some network and memory file systems cannot; the file itself is on the disk.
  } finally {
    closeSync(handle);
  }
}
