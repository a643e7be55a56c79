/**
 * @file Where what leaves is made: a hidden folder inside the one that was chosen. A killed program may leave one, with
 * a readable half in it, and the empty files and folders that held its names. The next export into that folder clears
 * them away; a lock in the middle of work does so before its process ends.
 *
 * A staging is locked as a vault is, so that one whose process lives, here or on another computer that shares the
 * folder, is left alone. What had already been put in place under its name is never touched.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import type { Clock } from '../../contract/ports.ts';
import { LOCK } from '../../vault/vault-files.ts';
import { lockVault, type VaultLock } from '../../vault/vault-lock.ts';

const WORKSHOP = /^\.testimony-[0-9a-z]{26}\.part$/;
const NAMES = 'names.json';
/** Between making a staging and taking its lock there are milliseconds. */
const LOCKED_BY_THEN_MS = 10_000;

/** What holds its names in the folder around it. */
const Names = z.strictObject({ files: z.array(z.string()), folders: z.array(z.string()) });
export type ReservedNames = z.infer<typeof Names>;

/** Of this process. */
const open = new Set<string>();

export class StagingDirectory {
  readonly path: string;
  readonly #lock: VaultLock;

  private constructor(path: string, lock: VaultLock) {
    this.path = path;
    this.#lock = lock;
  }

  /** Clears away what killed programs left in `folder`, and makes one of its own. `token`: 26 letters and digits. */
  static begin(folder: string, token: string, clock: Clock): StagingDirectory {
    clearAbandonedStaging(folder, clock);
    const path = join(folder, `.testimony-${token}.part`);
    mkdirSync(path, { mode: 0o700 });
    try {
      const made = new StagingDirectory(path, lockVault(path, clock));
      open.add(path);
      return made;
    } catch (thrown) {
      rmSync(path, { recursive: true, force: true });
      throw thrown;
    }
  }

  /** Says which names were reserved for it, so that they can be freed after a kill. */
  writeNames(names: ReservedNames): void {
    writeFileSync(join(this.path, NAMES), JSON.stringify(names), { mode: 0o600 });
  }

  /** Removes it with all that is in it. Never throws: the failure that brought us here is the one to report. */
  end(): void {
    this.#lock.release();
    open.delete(this.path);
    try {
      rmSync(this.path, { recursive: true, force: true });
    } catch {
      // The next export into the folder tries again.
    }
  }
}

/** For a process that ends in the middle of work: no half of anything stays readable. Never throws. */
export function clearOpenStaging(): void {
  for (const staging of open) {
    try {
      freeNames(dirname(staging), staging);
      rmSync(staging, { recursive: true, force: true });
    } catch {
      // The next export into the folder tries again.
    }
  }
}

/** Never throws: what cannot be cleared away is left. */
function clearAbandonedStaging(folder: string, clock: Clock): void {
  for (const name of stagingDirectoriesIn(folder)) {
    let lock: VaultLock | undefined;
    try {
      const staging = join(folder, name);
      if (!mayBeAbandoned(staging, clock)) continue;
      lock = lockVault(staging, clock);
      freeNames(folder, staging);
      rmSync(staging, { recursive: true });
    } catch {
      // Its process lives, or somebody else is clearing it away, or it cannot be removed from here.
    } finally {
      lock?.release();
    }
  }
}

const mayBeAbandoned = (staging: string, clock: Clock): boolean =>
  existsSync(join(staging, LOCK)) || Date.parse(clock.now()) - statSync(staging).mtimeMs > LOCKED_BY_THEN_MS;

/** Only empty files and empty folders: anything else under these names is somebody's. */
function freeNames(folder: string, staging: string): void {
  if (!existsSync(join(staging, NAMES))) return;
  const { files, folders } = Names.parse(JSON.parse(readFileSync(join(staging, NAMES), 'utf8')));
  for (const path of files.map((name) => join(folder, basename(name))))
    if (existsSync(path) && statSync(path).isFile() && statSync(path).size === 0) rmSync(path);
  for (const path of folders.map((name) => join(folder, basename(name))))
    if (existsSync(path) && readdirSync(path).length === 0) rmdirSync(path);
}

function stagingDirectoriesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((one) => one.isDirectory() && WORKSHOP.test(one.name)).map((one) => one.name);
  } catch {
    return [];
  }
}
