/**
 * @file Where what leaves is made: a hidden folder, for its owner only, inside the one that was chosen. Needs a permit.
 * The vault knows it before it is made; a killed program may leave one with a readable half in it, and the next opening
 * of the vault clears it away, as does the next export into the folder, a lock in the middle of work, and whoever ends
 * the process and was told of it beforehand.
 *
 * It is locked as a vault is, so that one whose process lives, here or on another computer that shares the folder, is
 * left alone.
 */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../contract/ports.ts';
import { STAGING_NAME, type StagedPath } from '../../contract/staged-path.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { sha256 as digest, toHex } from '../../crypto/digest.ts';
import type { DepartureFile } from '../../vault/queries/departures.ts';
import { LOCK } from '../../vault/vault-files.ts';
import { lockVault, type VaultLock } from '../../vault/vault-lock.ts';
import { type LeavingPermit, requirePermit } from './permit.ts';
import { place, syncFolder, takeAway } from './place-file.ts';
import { numberedName } from './safe-name.ts';
import { clearTurn } from './take-turn.ts';

const nameOf = (id: string): string => `.testimony-${id}.part`;
/** What leaves lies in here, so that no name it has meets one of the directory's own. */
const OUT = 'out';
const MOST_NAMES = 1000;
/** Between making a staging directory and taking its lock there are milliseconds. */
const LOCKED_BY_THEN_MS = 10_000;

/** Of this process. */
const inUse = new Map<string, VaultLock>();
let tell: (paths: readonly string[]) => void = () => undefined;

/** `told` hears of all the staging directories of this process: before one is made, and when one is gone. */
export function tellOfStaging(told: (paths: readonly string[]) => void): void {
  tell = told;
}

export class StagingDirectory {
  readonly #folder: string;
  readonly #path: string;
  readonly #lock: VaultLock;
  #files: readonly DepartureFile[] = [];

  private constructor(folder: string, path: string, lock: VaultLock) {
    this.#folder = folder;
    this.#path = path;
    this.#lock = lock;
  }

  /** `id`: 26 letters and digits, known to the vault. Clears away what killed programs left. Throws the system's errors. */
  static begin(permit: LeavingPermit, folder: string, id: string, clock: Clock): StagingDirectory {
    requirePermit(permit);
    clearAbandoned(folder, clock);
    const path = join(folder, nameOf(id));
    tell([...inUse.keys(), path]);
    mkdirSync(path, { mode: 0o700 });
    try {
      const made = new StagingDirectory(folder, path, lockVault(path, clock));
      mkdirSync(join(path, OUT), { mode: 0o700 });
      inUse.set(path, made.#lock);
      return made;
    } catch (thrown) {
      rmSync(path, { recursive: true, force: true });
      throw thrown;
    }
  }

  /** What was made ready so far, with its hashes. */
  get files(): readonly DepartureFile[] {
    return this.#files;
  }

  /** Where something with this name is made ready; `name` may have folders in it, which are `folder`'s to make. */
  at(name: string): StagedPath {
    return join(this.#path, OUT, name) as StagedPath;
  }

  /** Whether nothing in the folder has this name now. */
  isFreeOutside(name: string): boolean {
    return !existsSync(join(this.#folder, name));
  }

  /**
   * The first of the names `numbered` gives, for 1, 2, 3…, that nothing has here and in the folder; several when they
   * belong together. `isTaken`: for another reason. Throws `already-exists` when a thousand are taken.
   */
  freeNames<T extends readonly string[]>(
    wanted: string,
    numbered: (number: number) => T,
    isTaken: (name: string) => boolean = () => false,
  ): T {
    for (let number = 1; number <= MOST_NAMES; number += 1) {
      const names = numbered(number);
      const free = (name: string) =>
        this.isFreeOutside(name) && !isTaken(name) && !this.#files.some((one) => one.path === name);
      if (names.every(free)) return names;
    }
    throw new TestimonyError('already-exists', { subject: wanted });
  }

  /** Makes a file ready under the first free name for it; that name. Throws `already-exists`, the system's own errors. */
  async add(wanted: string, bytes: Uint8Array): Promise<string> {
    const [name] = this.freeNames(wanted, (number) => [numberedName(wanted, number)] as const);
    await this.writeBytes(name, bytes, toHex(digest(bytes)));
    return name;
  }

  /** Gives a file or a folder that was made ready at `from` another name. */
  rename(from: string, to: string): void {
    if (from === to) return;
    renameSync(this.at(from), this.at(to));
    this.#files = this.#files.map(({ path, sha256 }) => {
      const isIt = path === from || path.startsWith(`${from}/`);
      return { path: isIt ? to + path.slice(from.length) : path, sha256 };
    });
  }

  /** A copy, in folders that are made for it. Takes no room on disks that share what is the same (Btrfs, XFS, APFS). */
  async copy(from: string, to: string, flags: number): Promise<void> {
    this.#makeRoomFor(to);
    await copyFile(this.at(from), this.at(to), flags);
    const file = await open(this.at(to), 'r+');
    await file.sync().finally(() => file.close());
  }

  /** The same, piece by piece, of one whose hash is known. Throws what giving the pieces throws, and `cancelled`. */
  async addPieces(
    wanted: string,
    pieces: Iterable<Uint8Array>,
    sha256: string,
    signal: AbortSignal,
  ): Promise<string> {
    const [name] = this.freeNames(wanted, (number) => [numberedName(wanted, number)] as const);
    await this.writePieces(name, pieces, sha256, signal);
    return name;
  }

  /** Bytes whose hash is known, in folders that are made for them. Throws the system's own errors. */
  async writeBytes(name: string, bytes: Uint8Array, sha256: string): Promise<void> {
    await this.writePieces(name, [bytes], sha256);
  }

  /** The same piece by piece. Throws what giving the pieces throws, and `cancelled`. */
  async writePieces(
    name: string,
    pieces: Iterable<Uint8Array>,
    sha256: string,
    signal?: AbortSignal,
  ): Promise<void> {
    this.#makeRoomFor(name);
    const file = await open(this.at(name), 'wx', 0o600);
    try {
      for (const piece of pieces) {
        if (signal?.aborted === true) throw new TestimonyError('cancelled');
        await file.writeFile(piece);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    this.include(name, sha256);
  }

  /** A text, in folders that are made for it. At once, for use inside a transaction. */
  write(name: string, text: string): void {
    this.#makeRoomFor(name);
    writeFileSync(this.at(name), text, { mode: 0o600, flag: 'wx', flush: true });
    this.include(name, toHex(digest(Buffer.from(text))));
  }

  /**
   * The folders that a name has in it, and none above them: where a stick was pulled out, its own folder would be made anew on
   * this computer, and what leaves would lie there.
   */
  #makeRoomFor(name: string): void {
    const folders = name.split('/').slice(0, -1);
    for (let depth = 1; depth <= folders.length; depth += 1) {
      const inside = this.at(folders.slice(0, depth).join('/'));
      if (!existsSync(inside)) mkdirSync(inside, { mode: 0o700 });
    }
  }

  /** Whether the folder still has it: not where a stick was pulled out, or somebody took it away. */
  get isThere(): boolean {
    return existsSync(join(this.#path, OUT));
  }

  /** Says that what is ready under this name leaves, and what it is. */
  include(path: string, sha256: string): void {
    this.#files = [...this.#files, { path, sha256 }];
  }

  /**
   * Gives everything its name outside, the last made ready first: what explains a file is there before the file. When
   * one cannot be placed, those that were are taken away again. Throws `already-exists`, the system's own errors.
   */
  place(): void {
    const names = [...new Set(this.#files.map(({ path }) => path.split('/')[0] ?? ''))].reverse();
    const placed: string[] = [];
    try {
      for (const name of names) {
        place(this.at(name), join(this.#folder, name));
        placed.push(join(this.#folder, name));
      }
      syncFolder(this.#folder);
    } catch (thrown) {
      for (const path of placed) takeAway(path);
      throw thrown;
    }
  }

  /** Removes it with all that is in it; whether it is gone. Never throws: a failure before this is the one to report. */
  end(): boolean {
    this.#lock.release();
    takeAway(this.#path);
    if (existsSync(this.#path)) return false;
    inUse.delete(this.#path);
    tell([...inUse.keys()]);
    return true;
  }
}

/** For a process that ends in the middle of work: no half of anything stays readable. Never throws. */
export function clearOpenStaging(): void {
  for (const [path, lock] of inUse) {
    lock.release();
    takeAway(path);
  }
}

/**
 * Clears away the staging directory of a departure that a crash left open. Whether nothing of it is left: not where its
 * process lives after all, or the folder refuses. Never throws.
 */
export function clearStaging(folder: string, id: string, clock: Clock): boolean {
  const path = join(folder, nameOf(id));
  clearTurn(folder, id);
  // A link by that name is nobody's staging directory.
  if (!isFolder(path)) return true;
  // Killed before it held its lock, whose half-written file says nothing of a holder. It was of this vault, which is
  // open here and nowhere else.
  if (!existsSync(join(path, OUT))) takeAway(path);
  else clear(path, clock);
  return !existsSync(path);
}

function clearAbandoned(folder: string, clock: Clock): void {
  for (const path of stagingDirectoriesIn(folder)) if (mayBeAbandoned(path, clock)) clear(path, clock);
}

function clear(path: string, clock: Clock): void {
  try {
    // Let go of first: Windows removes no file that is open.
    lockVault(path, clock).release();
    rmSync(path, { recursive: true });
  } catch {
    // Its process lives, or somebody else is clearing it away, or it cannot be removed from here.
  }
}

function mayBeAbandoned(path: string, clock: Clock): boolean {
  try {
    return (
      existsSync(join(path, LOCK)) || Date.parse(clock.now()) - statSync(path).mtimeMs > LOCKED_BY_THEN_MS
    );
  } catch {
    return false;
  }
}

function isFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory();
  } catch {
    return false;
  }
}

function stagingDirectoriesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => STAGING_NAME.test(name));
    return names.map((name) => join(folder, name)).filter(isFolder);
  } catch {
    return [];
  }
}
