/** @file A folder for a vault that is to be there, and gone again when nothing comes of it. */
import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asTestimonyError, TestimonyError } from '../core/errors/errors.ts';

/** Makes the folder and those above it; returns what takes away again exactly those, if they are empty. */
export function makeFolder(folder: string): () => void {
  const made: string[] = [];
  const undo = () => {
    try {
      for (const path of made.reverse()) rmdirSync(path);
    } catch {
      // Not empty, or gone: then it stays as it is.
    }
  };
  try {
    // One by one: made recursively, Node calls a read-only place a missing one.
    for (const path of missingFolders(folder)) {
      mkdirSync(path, { mode: 0o700 });
      made.push(path);
    }
    return undo;
  } catch (thrown) {
    undo();
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === 'EEXIST' || code === 'ENOTDIR') {
      throw new TestimonyError('bad-input', { subject: 'folder', detail: 'is a file, or inside one' });
    }
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

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** A path inside `parent` where nothing is yet: `name`, or `name` with a number behind it. */
export function freePath(parent: string, name: string): string {
  for (let number = 1; ; number += 1) {
    const path = join(parent, number === 1 ? name : `${name}-${number}`);
    if (statSync(path, { throwIfNoEntry: false }) === undefined) return path;
  }
}
