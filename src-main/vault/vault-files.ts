/**
 * @file The files of a vault. A vault is a folder: two header copies and the store, and nothing else while
 * it is locked. Writing here is durable: temporary file, fsync, rename, fsync of the folder.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { asTestimonyError } from '../core/errors/errors.ts';
import type { Lasting } from './connection.ts';
import { SIGN } from './in-use-sign.ts';

export const STORE = 'vault.db';
/** The store while a vault is being made; renaming it to STORE is what makes the vault exist. */
export const NEW_STORE = 'vault.db.new';
export const HEADER = 'header.json';
export const HEADER_COPY = 'header-copy.json';
export const LOCK = 'vault.lock';
/** Locked by the operating system for as long as the vault is open; nothing is ever in it. */
export const LOCK_HELD = 'vault.lock.held';
/** Says that a vault was put here from a backup; gone once its log says so. */
export const RESTORED = 'restored-from-backup.json';
/** The store under a new data key, until it takes the place of the old one. */
export const REKEYED_STORE = 'vault.db.rekeyed';
/** The new data key of a re-key that is going on, in a box for whoever began it. */
export const REKEYING = 'rekeying.json';
const UNFINISHED = '.tmp';

/** Whether a folder holds a vault or what is left of one. */
export function vaultExists(folder: string): boolean {
  if (existsSync(join(folder, STORE))) return true;
  // Headers beside an unfinished store are from a creation that was interrupted.
  const header = existsSync(join(folder, HEADER)) || existsSync(join(folder, HEADER_COPY));
  return header && !existsSync(join(folder, NEW_STORE));
}

/** What a creation or a restoring that was interrupted may leave. */
const LEFT_UNFINISHED = [
  ...[HEADER, HEADER_COPY, RESTORED].flatMap((name) => [name, name + UNFINISHED]),
  NEW_STORE,
  `${NEW_STORE}-journal`,
  SIGN,
];

/** Removes whatever an interrupted creation left. Only for folders where `vaultExists` is false. */
export function removeUnfinished(folder: string): void {
  for (const name of LEFT_UNFINISHED) rmSync(join(folder, name), { force: true });
}

/** Whether there is nothing in the folder but what an interrupted creation left there. */
export const holdsNothing = (folder: string): boolean =>
  !vaultExists(folder) &&
  readdirSync(folder).every(
    (name) => name === LOCK || name.startsWith(`${LOCK}.`) || LEFT_UNFINISHED.includes(name),
  );

/**
 * Takes away what was just made here, its last step too. Whoever is told that no vault was made finds none: one whose
 * making failed has nothing in it yet.
 */
export function takeBack(folder: string): void {
  if (sizeOf(folder, STORE) !== undefined) renameSync(join(folder, STORE), join(folder, NEW_STORE));
  removeUnfinished(folder);
}

/**
 * Replaces files that hold the same, so that after a crash each is the old one or the new one. All are written before
 * the first is replaced: a disk that is full leaves all as they were. Throws TestimonyError, and all are then as they
 * were. Once the first is replaced it is done, and nothing is thrown: one that could not be replaced is the older copy.
 * Of a vault that is `passing` nobody opens anything after a power cut, and no disk is waited for.
 */
export function writeDurably(
  folder: string,
  names: readonly string[],
  bytes: Uint8Array,
  lasting: Lasting = 'lasting',
): void {
  let replaced = false;
  try {
    for (const name of names) writeAndSync(join(folder, name + UNFINISHED), bytes, lasting);
    for (const name of names) {
      renameSync(join(folder, name + UNFINISHED), join(folder, name));
      replaced = true;
      if (lasting === 'lasting') syncFolder(folder);
    }
  } catch (thrown) {
    for (const name of names) removeIfPossible(join(folder, name + UNFINISHED));
    if (!replaced) throw asTestimonyError(thrown, names[0]);
  }
}

/** Takes away what a writing of it left that was killed. Never throws. Only for whoever has the vault's lock. */
export const clearHalfWritten = (folder: string, name: string): void =>
  removeIfPossible(join(folder, name + UNFINISHED));

/** What cannot be removed is removed at the next writing; the failure before is the one to tell. */
function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // As said.
  }
}

/** Removes it and makes that durable; nothing where it is not there. Throws TestimonyError. */
export function removeDurably(folder: string, name: string): void {
  try {
    rmSync(join(folder, name), { force: true });
    syncFolder(folder);
  } catch (thrown) {
    throw asTestimonyError(thrown, name);
  }
}

/** Into a new file: what lies there, a crash's or a link that somebody laid, is removed and not written through. */
function writeAndSync(path: string, bytes: Uint8Array, lasting: Lasting): void {
  rmSync(path, { force: true });
  const file = openSync(path, 'wx', 0o600);
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(file, bytes, written);
    if (lasting === 'lasting') fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Renames within the folder, durably unless it is `passing`. Throws TestimonyError. */
export function renameDurably(folder: string, from: string, to: string, lasting: Lasting = 'lasting'): void {
  try {
    renameSync(join(folder, from), join(folder, to));
    if (lasting === 'lasting') syncFolder(folder);
  } catch (thrown) {
    throw asTestimonyError(thrown, to);
  }
}

/**
 * Puts the store under the new key in the place of the old one; where it is not there, that was done before. Only once a
 * header is in place that says so. Throws TestimonyError.
 */
export function placeNewStore(folder: string): void {
  if (sizeOf(folder, REKEYED_STORE) !== undefined) renameDurably(folder, REKEYED_STORE, STORE);
}

/** Makes names in a folder durable. Windows has no such call and does it with the rename. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a new folder's own name durable, in the folder above it. */
export function syncParent(folder: string): void {
  syncFolder(dirname(folder));
}

/** Size in bytes, or undefined where there is no such file. */
export function sizeOf(folder: string, name: string): number | undefined {
  return statSync(join(folder, name), { throwIfNoEntry: false })?.size;
}
