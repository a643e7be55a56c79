/** @file Whether what was recorded as leaving is in its place: read again and held against its hashes. Changes nothing. */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Stream } from '../../crypto/digest.ts';
import { sumsHash } from '../../vault/backup/backup-file.ts';
import type { DepartureFile } from '../../vault/queries/departures.ts';

const PIECE = 1024 * 1024;

export type Seen = 'found' | 'found-in-part' | 'not-found' | 'unreachable';

/** `unreachable`: the folder is not there, or what is there cannot be read. */
export function lookOutside(folder: string, files: readonly DepartureFile[]): Seen {
  if (!existsSync(folder)) return 'unreachable';
  try {
    const there = files.filter((one) => isThere(join(folder, one.path), one.sha256)).length;
    if (there === 0) return 'not-found';
    return there === files.length ? 'found' : 'found-in-part';
  } catch {
    return 'unreachable';
  }
}

function isThere(path: string, sha256: string): boolean {
  if (!existsSync(path) || !statSync(path).isFile()) return false;
  if (isBackupBy(path, sha256)) return true;
  const file = openSync(path, 'r');
  try {
    const hash = sha256Stream();
    const piece = new Uint8Array(PIECE);
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece))
      hash.add(piece.subarray(0, read));
    return hash.finish() === sha256;
  } finally {
    closeSync(file);
  }
}

/** A backup is known by its list of sums. */
function isBackupBy(path: string, sha256: string): boolean {
  try {
    return sumsHash(path) === sha256;
  } catch {
    return false;
  }
}
