/**
 * @file A file that an index names, as it is called on this disk: Windows takes no heed of capitals, and macOS stores "é" in
 * two letters, so an index written on one computer names files of another almost rightly.
 */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sameFileName } from '../../../core/evidence/file-name.ts';

export type FoundFile =
  | { readonly is: 'found'; readonly path: string; readonly shown: string }
  | { readonly is: 'missing' }
  /** Several differ from it in nothing but capitals or the form of their letters. */
  | { readonly is: 'several'; readonly names: readonly string[] };

/** `named`: with "/" between folders, from `folder`. */
export function findFile(folder: string, named: string): FoundFile {
  const exact = resolve(folder, named);
  if (isFile(exact)) return { is: 'found', path: exact, shown: named };
  let places = [{ path: resolve(folder), shown: '' }];
  for (const part of named.split('/').filter((one) => one !== '' && one !== '.')) {
    if (part === '..') return { is: 'missing' };
    places = places.flatMap(({ path, shown }) =>
      namesIn(path)
        .filter((name) => sameFileName(name, part))
        .map((name) => ({ path: join(path, name), shown: shown === '' ? name : `${shown}/${name}` })),
    );
  }
  const files = places.filter(({ path }) => isFile(path));
  const [only] = files;
  if (only === undefined) return { is: 'missing' };
  return files.length === 1
    ? { is: 'found', ...only }
    : { is: 'several', names: files.map(({ shown }) => shown) };
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
