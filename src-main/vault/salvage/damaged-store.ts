/**
 * @file The way into a vault whose store is damaged: its header must be whole, and somebody must have a key. The store is
 * only read, and the lock beside it is taken where the folder can be written.
 */
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../contract/ports.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { slotOwner } from '../../crypto/key-slot.ts';
import { deriveKey } from '../../crypto/labels.ts';
import { type Secrets, withSecrets } from '../../crypto/secret.ts';
import { storeIn } from '../pages.ts';
import { type Opening, type Unlocked, unlock } from '../unlock.ts';
import { REKEYED_STORE, STORE, sizeOf, vaultExists } from '../vault-files.ts';
import { lockVault, type VaultLock } from '../vault-lock.ts';
import { withSavingUndone } from './hot-journal.ts';
import { type StorePages, scanPages } from './store-pages.ts';

export interface DamagedRequest {
  readonly folder: string;
  readonly opening: Opening;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Bytes of the store that were looked at. */
  looked(bytes: number, of: number): void;
  /** Called between two pieces of what is written from them; left out where nobody waits for it. */
  rebuilding?(): void;
}

export interface DamagedStore {
  readonly unlocked: Unlocked;
  readonly actor: string;
  readonly pages: StorePages;
  /** How many pages were taken back to what they were before a saving that was cut off. */
  readonly undone: number;
  /** Null where the folder cannot be written. */
  readonly lock: VaultLock | null;
  readonly secrets: Secrets;
}

/**
 * Runs `use` on the damaged store. Throws `no-vault`, `vault-in-use`, what `unlock` throws, `vault-damaged` where there is
 * no store at all, `cancelled`. The lock is given back unless `use` keeps it.
 */
export async function withDamagedStore<T>(
  { folder, opening, clock, signal, looked }: DamagedRequest,
  use: (store: DamagedStore) => Promise<T>,
): Promise<T> {
  if (!vaultExists(folder)) throw new TestimonyError('no-vault', { subject: folder });
  const lock = lockIfPossible(folder, clock);
  try {
    return await withSecrets(async (secrets) => {
      const unlocked = await unlock(folder, opening, secrets);
      const { header, dataKey, slot } = unlocked;
      const storeKey = secrets.hold(deriveKey(dataKey, header.vaultId, 'db'));
      const name = storeName(folder, header.newStore === true);
      const file = openStore(folder, name);
      try {
        const between = (done: number, of: number) => {
          if (signal.aborted) throw new TestimonyError('cancelled');
          looked(done, of);
        };
        const actor = slotOwner(slot, header.vaultId, dataKey);
        return await withSavingUndone(
          { folder, name, store: storeIn(file), storeKey },
          async (store, undone) => {
            const pages = await scanPages({ store, storeKey, between });
            return await use({ unlocked, actor, pages, undone, lock, secrets });
          },
        );
      } finally {
        closeSync(file);
      }
    });
  } catch (thrown) {
    lock?.release();
    throw thrown;
  }
}

/** Where a re-key was under way and the header speaks of the new store already, that one. */
const storeName = (folder: string, rekeyed: boolean): string =>
  rekeyed && sizeOf(folder, REKEYED_STORE) !== undefined ? REKEYED_STORE : STORE;

function openStore(folder: string, name: string): number {
  if ((sizeOf(folder, name) ?? 0) === 0)
    throw new TestimonyError('vault-damaged', { subject: name, detail: 'empty' });
  try {
    return openSync(join(folder, name), 'r');
  } catch (thrown) {
    throw asTestimonyError(thrown, name);
  }
}

function lockIfPossible(folder: string, clock: Clock): VaultLock | null {
  try {
    return lockVault(folder, clock);
  } catch (thrown) {
    const { code } = asTestimonyError(thrown, folder);
    // A stick that is write-protected, or a disk without room: nothing is written to it anyway.
    if (code === 'read-only' || code === 'disk-full') return null;
    throw thrown;
  }
}
