/** @file Files on their way into a folder the person chose: all of them appear, whole, or none does. */
import { renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { syncFolder } from '../../bundle/export-file.ts';
import type { Clock } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { numberedName } from './safe-name.ts';
import { StagingDirectory } from './staging.ts';
import { writeWhole } from './write-whole.ts';

const MOST_NAMES = 1000;

export class OutgoingFiles {
  readonly #folder: string;
  readonly #staging: StagingDirectory;
  /** Written whole under `temporary`, with `path` reserved for it. */
  readonly #files: { readonly temporary: string; readonly path: string }[] = [];
  #kept = false;

  private constructor(folder: string, staging: StagingDirectory) {
    this.#folder = folder;
    this.#staging = staging;
  }

  /** `token`: 26 letters and digits. Throws the system's own errors. */
  static begin(folder: string, token: string, clock: Clock): OutgoingFiles {
    return new OutgoingFiles(folder, StagingDirectory.begin(folder, token, clock));
  }

  /**
   * Writes it out of sight and takes the first free name for it; that path. Nothing that stands there is replaced.
   * Throws `already-exists` when a thousand names are taken, and the system's own errors.
   */
  async add(wanted: string, bytes: Uint8Array): Promise<string> {
    const temporary = join(this.#staging.path, String(this.#files.length));
    await writeWhole(temporary, bytes);
    const path = await reserve(this.#folder, wanted);
    this.#files.push({ temporary, path });
    this.#staging.writeNames({ files: this.#files.map((one) => basename(one.path)), folders: [] });
    return path;
  }

  /** Gives every file its name, to stay after a power cut too. */
  place(): void {
    for (const { temporary, path } of this.#files) renameSync(temporary, path);
    syncFolder(this.#folder);
  }

  /** What was placed stays. */
  keep(): void {
    this.#kept = true;
  }

  /** Takes away what is not to stay. Call at the end, whatever happened. Never throws. */
  end(): void {
    for (const { path } of this.#kept ? [] : this.#files) {
      try {
        rmSync(path, { force: true });
      } catch {
        // The failure that brought us here is the one to report.
      }
    }
    this.#staging.end();
  }
}

/** Takes the first free name with an empty file. */
async function reserve(folder: string, wanted: string): Promise<string> {
  for (let number = 1; number <= MOST_NAMES; number += 1) {
    const path = join(folder, numberedName(wanted, number));
    try {
      await (await open(path, 'wx', 0o600)).close();
      return path;
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
    }
  }
  throw new TestimonyError('already-exists', { subject: wanted });
}
