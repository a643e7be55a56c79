/**
 * @file What a vault host that had to be ended could not remove itself: the half-made files of what it was letting out.
 * On a busy computer it may be ended before it hears of the lock; nobody should have to unlock the vault again for a
 * readable half to go. The host says beforehand where it makes something ready, and once more when that is gone.
 */
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { STAGING_NAME } from '../contract/staged-path.ts';

/** Windows lets go of an ended process's files a moment after it. */
const RETRIES = { maxRetries: 5, retryDelay: 100 };

export class LeftBehind {
  readonly #paths = new WeakMap<object, readonly string[]>();

  /** All that `host` has at this moment. What is not named as a staging directory is nobody's to remove. */
  hear(host: object, paths: readonly string[]): void {
    this.#paths.set(
      host,
      paths.filter((path) => STAGING_NAME.test(basename(path))),
    );
  }

  /** Once `host` has ended. Never throws: what a folder refuses is removed when the vault is next opened. */
  async clear(host: object): Promise<void> {
    const paths = this.#paths.get(host) ?? [];
    this.#paths.delete(host);
    await Promise.allSettled(paths.map((path) => rm(path, { recursive: true, force: true, ...RETRIES })));
  }
}
