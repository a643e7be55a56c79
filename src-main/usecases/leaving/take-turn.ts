/**
 * @file One after another in a folder, from choosing a name there to having it: of two that end at the same moment the
 * later sees what the earlier took, and takes the next. A folder is made by one alone, whichever process or computer.
 */
import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { takeAway } from './place-file.ts';

/** Named as a staging directory is: one that a killed program left is cleared away with those. */
const TURN = `.testimony-${'turn'.padEnd(26, '0')}.part`;
const PAUSE_MS = 20;
/** A turn takes milliseconds. Who waits longer goes on all the same: a name that is taken is still refused. */
const MOST_MS = 10_000;

/**
 * Resolves when nobody else has the turn in this folder, to what ends it. `id`: of the departure. Never throws: what cannot
 * be made there is said by what follows.
 */
export async function takeTurn(folder: string, id: string): Promise<() => void> {
  const path = join(folder, TURN);
  for (const until = performance.now() + MOST_MS; performance.now() < until; await setTimeout(PAUSE_MS)) {
    try {
      mkdirSync(path, { mode: 0o700 });
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') continue;
      break;
    }
    try {
      mkdirSync(join(path, id), { mode: 0o700 });
    } catch {
      // Half of it, on a disk that is full, would be waited for and is nobody's to clear away.
      takeAway(path);
      break;
    }
    return () => takeAway(path);
  }
  return () => undefined;
}

/**
 * Takes away the turn of a departure that could not end it, and one that is nobody's: killed at its beginning or at its end it is
 * empty. Whose turn begins at this very moment then goes on without one. Never throws.
 */
export function clearTurn(folder: string, id: string): void {
  const path = join(folder, TURN);
  try {
    if (existsSync(join(path, id))) takeAway(path);
    else rmdirSync(path);
  } catch {
    // There is none, or somebody has it.
  }
}
