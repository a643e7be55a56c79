/**
 * @file A vault that is damaged, or whose folder cannot be written, opened to be read. What can be read of its store is put into an encrypted copy whose key nobody
 * has once this process ends, and the copy is what is looked at: the damaged files stay as they are. Nothing can be
 * changed in it, and nothing that can be read leaves: both need a log that can be written.
 */
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { deriveKey } from '../../crypto/labels.ts';
import { derivePageKey, STORE_SALT_BYTES } from '../../crypto/page-mac.ts';
import { randomSecret, Secrets } from '../../crypto/secret.ts';
import type { VaultSession } from '../db.ts';
import { storeIn } from '../pages.ts';
import { OpenVault } from '../session.ts';
import type { OriginalStore } from '../session-parts.ts';
import { holderOf } from '../start-session.ts';
import { STORE } from '../vault-files.ts';
import type { VaultLock } from '../vault-lock.ts';
import { type DamagedRequest, type DamagedStore, withDamagedStore } from './damaged-store.ts';
import type { SalvageHelp } from './fill-row.ts';
import { rebuildStore } from './rebuild-store.ts';
import { tellSalvage } from './write-log.ts';

export interface PastDamageRequest extends DamagedRequest {
  /** Why it is only looked at. */
  readonly because: 'damage' | 'folder';
  readonly help: SalvageHelp;
}

const KEY_BYTES = 32;
/** Before the number of the process whose copy it is. */
const COPY_OF = 'testimony-read-';

/** Copies of processes that were killed: nobody has their key any more. */
function clearKilled(): void {
  for (const name of readdirSync(tmpdir())) {
    const [, of] = /^testimony-read-(\d+)-/.exec(name) ?? [];
    if (of !== undefined && !isRunning(Number(of)))
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (thrown) {
    // Somebody else's is left to them.
    return (thrown as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Throws what `withDamagedStore` throws, `disk-full` where there is no room for the copy. */
export async function openPastDamage(request: PastDamageRequest): Promise<VaultSession> {
  return await withDamagedStore(request, async (damaged) => {
    // Beside nothing of the vault's: its own disk may be what is failing.
    clearKilled();
    const workshop = mkdtempSync(join(tmpdir(), `${COPY_OF}${process.pid}-`));
    const keys = new Secrets();
    const lock = lockAnd(damaged.lock, () => rmSync(workshop, { recursive: true, force: true }));
    try {
      return await openCopy(workshop, damaged, { request, keys, lock });
    } catch (thrown) {
      keys.end();
      lock.release();
      throw asTestimonyError(thrown, request.folder);
    }
  });
}

async function openCopy(
  workshop: string,
  { unlocked, actor, pages, undone }: DamagedStore,
  { request, keys, lock }: { request: PastDamageRequest; keys: Secrets; lock: VaultLock },
): Promise<VaultSession> {
  const { header, dataKey, slot } = unlocked;
  const { folder, help, clock, signal } = request;
  const path = join(workshop, 'copy');
  closeSync(openSync(path, 'wx', 0o600));
  const storeFile = openSync(path, 'r');
  let original: OriginalStore | undefined;
  try {
    const storeKey = keys.hold(randomSecret(KEY_BYTES));
    const at = clock.now();
    const between = () => {
      if (signal.aborted) throw new TestimonyError('cancelled');
    };
    const rebuilt = await rebuildStore({ pages, path, storeKey, help, at, between });
    tellSalvage(rebuilt, pages, { header, actor, at, undone });
    const salt = new Uint8Array(STORE_SALT_BYTES);
    storeIn(storeFile).read(salt, 0);
    const isWhole = request.because === 'folder' && undone === 0 && header.newStore !== true;
    if (isWhole) original = openOriginal(folder, keys.hold(deriveKey(dataKey, header.vaultId, 'db')), keys);
    return new OpenVault({
      folder,
      actor,
      slotId: slot.id,
      header,
      storeFile,
      keys,
      lock,
      keyFile: null,
      signing: null,
      readOnly: request.because,
      ...(original === undefined ? {} : { original }),
      keyHolders: header.slots.map((one) => holderOf(one, header.vaultId, dataKey)),
      connection: rebuilt.connection,
      macKey: keys.hold(deriveKey(dataKey, header.vaultId, 'header-mac')),
      pageKey: keys.hold(derivePageKey(storeKey, salt)),
    });
  } catch (thrown) {
    closeSync(storeFile);
    if (original !== undefined) closeSync(original.storeFile);
    throw thrown;
  }
}

/** The store itself, beside the copy that is looked at: a backup is of the vault, and opens with its keys. */
function openOriginal(folder: string, storeKey: Uint8Array, keys: Secrets): OriginalStore {
  const storeFile = openSync(join(folder, STORE), 'r');
  const salt = new Uint8Array(STORE_SALT_BYTES);
  storeIn(storeFile).read(salt, 0);
  return { storeFile, pageKey: keys.hold(derivePageKey(storeKey, salt)) };
}

const lockAnd = (lock: VaultLock | null, afterwards: () => void): VaultLock => ({
  recovered: false,
  release() {
    afterwards();
    lock?.release();
  },
});
