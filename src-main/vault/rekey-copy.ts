/**
 * @file The store, page by page, under another key, in pieces between which the program breathes. Each page of the copy
 * carries an IV that says which page, in which state, it was made from; so what is there already is seen to be right,
 * after a crash too, and a round that finds nothing left to write has read the whole copy back.
 */
import { closeSync, constants, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { asTestimonyError, TestimonyError } from '../core/errors/errors.ts';
import { sameBytes } from '../crypto/digest.ts';
import { deriveKey } from '../crypto/labels.ts';
import { ivFor, ivOf, recodePage, type StoreKeys } from '../crypto/page-cipher.ts';
import { derivePageKey, PAGE_BYTES, pageIsSound, STORE_SALT_BYTES } from '../crypto/page-mac.ts';
import { withSecrets } from '../crypto/secret.ts';
import { damagedStore, LOCK_PAGE } from './pages.ts';
import type { OpenVault } from './session.ts';
import { REKEYED_STORE } from './vault-files.ts';

/** Between two pieces: a few milliseconds on a slow laptop. */
const PAGES_AT_ONCE = 256;
/** After so many rounds in which somebody wrote something, the last is done in one go. */
const ROUNDS = 5;

export interface CopyRequest {
  /** Data keys; the caller holds them. */
  readonly from: Uint8Array;
  readonly to: Uint8Array;
  /** Of the new store. */
  readonly salt: Uint8Array;
  readonly signal: AbortSignal;
  readonly copied: (bytes: number, of: number) => void;
}

interface Keys {
  readonly from: StoreKeys;
  readonly to: StoreKeys;
  readonly iv: Uint8Array;
  readonly salt: Uint8Array;
}

/**
 * Writes the copy, or what is missing of it, and makes it durable. When it returns the copy is of the store as it is
 * until somebody writes: go on without waiting. Throws `vault-damaged` for a page that is, `cancelled`, and the system's
 * errors.
 */
export async function copyStore(vault: OpenVault, request: CopyRequest): Promise<void> {
  const file = openCopy(vault.folder);
  try {
    await withSecrets(async ({ hold }) => {
      const { vaultId } = vault;
      const [store, toStore] = [
        hold(deriveKey(request.from, vaultId, 'db')),
        hold(deriveKey(request.to, vaultId, 'db')),
      ];
      const keys: Keys = {
        from: { store, page: hold(derivePageKey(store, saltOf(vault))) },
        to: { store: toStore, page: hold(derivePageKey(toStore, request.salt)) },
        iv: hold(deriveKey(request.to, vaultId, 'rekey-iv')),
        salt: request.salt,
      };
      for (let round = 1; ; round += 1) {
        const { written } = vault;
        const wrote = await copyRound(vault, file, keys, request, round > ROUNDS);
        if (wrote > 0) fsyncSync(file);
        if (wrote === 0 && vault.written === written) return;
      }
    });
  } catch (thrown) {
    throw asTestimonyError(thrown, REKEYED_STORE);
  } finally {
    closeSync(file);
  }
}

/** How many pages had to be written. */
async function copyRound(
  vault: OpenVault,
  file: number,
  keys: Keys,
  { signal, copied }: CopyRequest,
  inOneGo: boolean,
): Promise<number> {
  const buffer = new Uint8Array(PAGES_AT_ONCE * PAGE_BYTES);
  const there = new Uint8Array(buffer.length);
  let wrote = 0;
  for (let at = 0; ; at += buffer.length) {
    const read = vault.readStore(buffer, at);
    if (read % PAGE_BYTES !== 0) throw damagedStore([Math.ceil((at + read) / PAGE_BYTES)]);
    there.fill(0);
    readSync(file, there, 0, read, at);
    for (let offset = 0; offset < read; offset += PAGE_BYTES) {
      const number = (at + offset) / PAGE_BYTES + 1;
      const page = buffer.subarray(offset, offset + PAGE_BYTES);
      const made = newPage(page, there.subarray(offset, offset + PAGE_BYTES), number, keys);
      if (made === null) continue;
      writeWhole(file, made, at + offset);
      wrote += 1;
    }
    copied(at + read, vault.storeBytes);
    if (read < buffer.length) {
      ftruncateSync(file, at + read);
      return wrote;
    }
    if (inOneGo) continue;
    await new Promise((resume) => setImmediate(resume));
    if (signal.aborted) throw new TestimonyError('cancelled');
  }
}

/** Null where what is there is right. */
function newPage(page: Uint8Array, there: Uint8Array, number: number, keys: Keys): Uint8Array | null {
  // SQLite keeps its lock bytes there and never writes the page.
  if (number === LOCK_PAGE) return null;
  if (!pageIsSound(keys.from.page, page, number)) throw damagedStore([number]);
  const iv = ivFor(keys.iv, page, number);
  if (sameBytes(iv, ivOf(there)) && pageIsSound(keys.to.page, there, number)) return null;
  return recodePage(page, number, { from: keys.from.store, to: keys.to, iv, salt: keys.salt });
}

function writeWhole(file: number, bytes: Uint8Array, at: number): void {
  let written = 0;
  while (written < bytes.length)
    written += writeSync(file, bytes, written, bytes.length - written, at + written);
}

function openCopy(folder: string): number {
  const path = join(folder, REKEYED_STORE);
  try {
    try {
      return openSync(path, 'wx+', 0o600);
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
      // Not through a link that somebody laid.
      return openSync(path, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
    }
  } catch (thrown) {
    throw asTestimonyError(thrown, REKEYED_STORE);
  }
}

function saltOf(vault: OpenVault): Uint8Array {
  const salt = new Uint8Array(STORE_SALT_BYTES);
  vault.readStore(salt, 0);
  return salt;
}
