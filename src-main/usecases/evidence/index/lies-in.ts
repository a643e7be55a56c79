/** @file Whether a file lies in a folder. */
import { isAbsolute, relative, sep } from 'node:path';

/** Of absolute paths. On another drive there is no way from one to the other, and the path comes back whole. */
export function liesIn(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way.split(sep)[0] !== '..' && !isAbsolute(way);
}
