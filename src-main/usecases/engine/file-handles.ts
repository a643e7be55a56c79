/** @file Opaque handles for files the person picked, so that no process that shows pages can name a path. */

import type { Random } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { FileHandle } from '../../core/ids.ts';

export class FileHandles {
  readonly #paths = new Map<string, string>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Remembers an absolute path until the process ends; returns its handle. */
  register(path: string): FileHandle {
    const handle = `pick-${this.#random.id()}` as FileHandle;
    this.#paths.set(handle, path);
    return handle;
  }

  /** Takes a handle made elsewhere (the app process registers what its dialogs returned). */
  adopt(handle: FileHandle, path: string): void {
    this.#paths.set(handle, path);
  }

  /** The path behind a handle. Throws `not-found` for a handle nobody gave out. */
  resolve(handle: FileHandle): string {
    const path = this.#paths.get(handle);
    if (path === undefined) throw new TestimonyError('not-found', { subject: handle });
    return path;
  }
}
