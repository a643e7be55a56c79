/** @file Folders that a command writes to. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { asTestimonyError, TestimonyError } from '../core/errors/errors.ts';
import { liesIn } from '../usecases/evidence/index/lies-in.ts';

/** Throws read-only, file-unreadable and the like, naming the folder. */
export function makeFolder(folder: string): void {
  try {
    // One by one: made recursively, Node goes on for ever in a folder that takes none and does not say so (/proc).
    for (const path of missingFolders(resolve(folder))) mkdirSync(path, { mode: 0o700 });
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new TestimonyError('already-exists', { subject: folder, detail: 'it is a file' });
    throw asTestimonyError(thrown, folder);
  }
}

/** The folder and those above it that do not exist, the outermost first. */
function missingFolders(folder: string): string[] {
  const missing: string[] = [];
  for (let path = folder; !isFolder(path) && path !== dirname(path); path = dirname(path))
    missing.unshift(path);
  return missing;
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** A bundle written among the papers would be one of them the next time. Throws usage. */
export function refuseOutAmongPapers(from: string, out: string): void {
  if (!isFolder(from) || !liesIn(resolve(from), resolve(out))) return;
  throw new TestimonyError('usage', {
    subject: '--out',
    detail: 'it is in the folder of the papers, where the next bundle would take this one in; choose another',
  });
}
