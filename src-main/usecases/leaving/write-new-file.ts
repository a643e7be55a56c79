/** @file A finished file written to a folder the person chose: whole or not at all, under a name nothing has. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ExportFile } from '../../bundle/export-file.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import type { Engine } from '../engine/engine.ts';
import { numberedName } from './safe-name.ts';
import { writeWhole } from './write-whole.ts';

const MOST_NAMES = 1000;

/**
 * `release` records the export and calls `place` inside the same transaction: a file that could not be placed is not
 * said to be out, and one that could not be recorded does not stay there. Returns the name it got. Throws read-only,
 * disk-full, already-exists, and what `release` throws.
 */
export async function writeNewFile(
  engine: Engine,
  folder: string,
  wanted: string,
  bytes: Uint8Array,
  release: (fileName: string, place: () => void) => void,
): Promise<string> {
  const { file, fileName } = freeName(engine, folder, wanted);
  let placed = false;
  try {
    await writeWhole(file.temporary, bytes);
    release(fileName, () => {
      file.place();
      placed = true;
    });
    return fileName;
  } catch (thrown) {
    if (placed) rmSync(join(folder, fileName), { force: true });
    throw asTestimonyError(thrown, fileName);
  } finally {
    file.discard();
  }
}

function freeName(engine: Engine, folder: string, wanted: string): { file: ExportFile; fileName: string } {
  for (let number = 1; number <= MOST_NAMES; number += 1) {
    const fileName = numberedName(wanted, number);
    try {
      return { file: ExportFile.begin(join(folder, fileName), Date.parse(engine.clock.now())), fileName };
    } catch (thrown) {
      const error = asTestimonyError(thrown, fileName);
      if (error.code !== 'already-exists') throw error;
    }
  }
  throw new TestimonyError('already-exists', { subject: wanted });
}
