/** @file Files on their way into a folder the person chose: all of them appear, whole, or none does. */
import { renameSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TestimonyError } from '../../shared/errors.ts';
import { numberedName } from './safe-name.ts';

const MOST_NAMES = 1000;

export class OutgoingFiles {
  readonly #folder: string;
  readonly #newId: () => string;
  /** Written whole under `temporary`, with `path` reserved for it. */
  readonly #files: { readonly temporary: string; path: string }[] = [];
  #kept = false;

  constructor(folder: string, newId: () => string) {
    this.#folder = folder;
    this.#newId = newId;
  }

  /**
   * Writes it under a hidden name and takes the first free name for it; that path. Nothing that stands there is
   * replaced. Throws `already-exists` when a thousand names are taken, and the system's own errors.
   */
  async add(wanted: string, bytes: Uint8Array): Promise<string> {
    const file = { temporary: join(this.#folder, `.${this.#newId()}.part`), path: '' };
    this.#files.push(file);
    await writeWhole(file.temporary, bytes);
    file.path = await reserve(this.#folder, wanted);
    return file.path;
  }

  /** Gives every file its name. */
  place(): void {
    for (const { temporary, path } of this.#files) renameSync(temporary, path);
  }

  /** What was placed stays. */
  keep(): void {
    this.#kept = true;
  }

  /** Takes away what is not to stay. Call at the end, whatever happened. */
  async clear(): Promise<void> {
    const gone = this.#files.flatMap(({ temporary, path }) => [temporary, ...(this.#kept ? [] : [path])]);
    for (const path of gone) if (path !== '') await rm(path, { force: true }).catch(() => undefined);
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
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
