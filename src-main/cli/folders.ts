/** @file Folders that a command writes to. */
import { mkdirSync } from 'node:fs';
import { asTestimonyError, TestimonyError } from '../core/errors/errors.ts';

/** Throws read-only, file-unreadable and the like, naming the folder. */
export function makeFolder(folder: string): void {
  try {
    // What is written there is about people: other accounts of this computer need not look into it.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new TestimonyError('already-exists', { subject: folder, detail: 'it is a file' });
    throw asTestimonyError(thrown, folder);
  }
}
