/**
 * @file A file on its way into a folder the person chose: written under a hidden name beside its place, and
 * named only when it is whole. What a crash left behind is cleared away by the next export to that folder.
 */
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { asTestimonyError, TestimonyError } from '../core/errors/errors.ts';

const PARTIAL = /^\.testimony-(\d+)-[0-9a-f-]{36}\.partial$/;
/** A writer touches its file every second or so; the folder may be shared with a machine whose processes cannot be seen. */
const ABANDONED_AFTER_MS = 10 * 60_000;

export class ExportFile {
  /** Where to write. Made by whoever writes, with flag `wx`. */
  readonly temporary: string;
  readonly #path: string;

  private constructor(path: string, temporary: string) {
    this.#path = path;
    this.temporary = temporary;
  }

  /** Throws already-exists when the place is taken; nothing is ever written over. */
  static begin(path: string, now: number): ExportFile {
    const subject = basename(path);
    if (existsSync(path)) throw new TestimonyError('already-exists', { subject });
    clearAbandoned(dirname(path), now);
    return new ExportFile(path, join(dirname(path), `.testimony-${process.pid}-${randomUUID()}.partial`));
  }

  /** Gives the finished file its name. Throws already-exists and the system's own errors by name. */
  place(): void {
    const subject = basename(this.#path);
    try {
      // Takes the name first: a rename by itself would replace what came there meanwhile.
      closeSync(openSync(this.#path, 'wx'));
    } catch (thrown) {
      if ((thrown as { code?: string }).code === 'EEXIST')
        throw new TestimonyError('already-exists', { subject });
      throw asTestimonyError(thrown, subject);
    }
    try {
      renameSync(this.temporary, this.#path);
      syncFolder(dirname(this.#path));
    } catch (thrown) {
      rmSync(this.#path, { force: true });
      throw asTestimonyError(thrown, subject);
    }
  }

  /** Removes what was written. Safe to call at any time. */
  discard(): void {
    rmSync(this.temporary, { force: true });
  }
}

/** Removes partial files of programs that are gone. One that cannot be removed is left alone. */
function clearAbandoned(folder: string, now: number): void {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names) {
    const process = PARTIAL.exec(name)?.[1];
    if (process === undefined || isRunning(Number(process))) continue;
    try {
      const path = join(folder, name);
      if (now - statSync(path).mtimeMs > ABANDONED_AFTER_MS) rmSync(path);
    } catch {
      // Another program was quicker, or may not be disturbed.
    }
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (thrown) {
    return (thrown as { code?: string }).code === 'EPERM';
  }
}

/** So that the new name survives a power cut. Folders cannot be opened on Windows, which needs no such step. */
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
