/**
 * @file From an unlocked data key to an open vault: store, schema, identity, log. Every step that could open
 * the wrong store, an old one or an altered one is here, in order.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { asTestimonyError, TestimonyError } from '../core/errors/errors.ts';
import { type KeySlot, slotOwner, slotRole } from '../crypto/key-slot.ts';
import { deriveKey } from '../crypto/labels.ts';
import { derivePageKey, STORE_SALT_BYTES } from '../crypto/page-mac.ts';
import { Secrets, withSecrets } from '../crypto/secret.ts';
import { Connection, type Lasting } from './connection.ts';
import type { KeyHolder } from './db.ts';
import type { Header } from './header.ts';
import { pendingMigrations } from './migrate.ts';
import { MIGRATIONS } from './migrations/list.ts';
import { findDamagedPages, namingDamage, storeIn } from './pages.ts';
import { auditContains, verifyAudit } from './queries/audit.ts';
import { readIdentity } from './queries/identity.ts';
import { namingStrange } from './seals/unsealed-tables.ts';
import { OpenVault } from './session.ts';
import type { Unlocked } from './unlock.ts';
import { HEADER, placeNewStore, STORE, sizeOf } from './vault-files.ts';
import type { VaultLock } from './vault-lock.ts';

export const APPLICATION = 'testimony';

/**
 * Throws `vault-damaged` for a store that is missing, empty, altered or another's, with the damaged pages as
 * findings; `vault-newer`; `vault-rolled-back` for a store older than its header, or a header older than its
 * store; `vault-in-use`. Nothing stays open then. The caller holds `unlocked.dataKey`.
 */
export async function startSession(
  folder: string,
  unlocked: Unlocked,
  lock: VaultLock,
  how: { readonly lasting?: Lasting | undefined; readonly keyFile?: Uint8Array | undefined } = {},
): Promise<OpenVault> {
  const { header, dataKey, slot } = unlocked;
  const { lasting = 'lasting' } = how;
  if (header.newStore === true) placeNewStore(folder);
  checkStoreSize(folder);
  const actor = slotOwner(slot, header.vaultId, dataKey);
  const storeFile = openStoreFile(folder);
  const keys = new Secrets();
  let connection: Connection | undefined;
  try {
    const macKey = keys.hold(deriveKey(dataKey, header.vaultId, 'header-mac'));
    return await withSecrets(async ({ hold }) => {
      const storeKey = hold(deriveKey(dataKey, header.vaultId, 'db'));
      const pageKey = keys.hold(derivePageKey(storeKey, readSalt(storeFile)));
      connection = await namingDamage(
        () => openStore(folder, storeKey, storeFile, header, lasting),
        () => findDamagedPages(storeIn(storeFile), pageKey, () => {}),
      );
      const { id: slotId } = slot;
      const keyHolders = header.slots.map((one) => holderOf(one, header.vaultId, dataKey));
      const parts = {
        folder,
        actor,
        slotId,
        keyHolders,
        header,
        connection,
        storeFile,
        macKey,
        pageKey,
        keys,
        keyFile: how.keyFile === undefined ? null : keys.hold(how.keyFile.slice()),
        signing: unlocked.signing && keys.hold(unlocked.signing.slice()),
        lock,
        lasting,
      };
      return new OpenVault(parts);
    });
  } catch (thrown) {
    connection?.close();
    closeSync(storeFile);
    keys.end();
    throw thrown;
  }
}

/** Whose a slot is, as the vault's own data key tells. */
export const holderOf = (slot: KeySlot, vaultId: string, dataKey: Uint8Array): KeyHolder => ({
  id: slot.id,
  kind: slot.kind,
  createdAt: slot.createdAt,
  keyFile: slot.keyFile === true,
  name: slotOwner(slot, vaultId, dataKey),
  role: slotRole(slot, vaultId, dataKey),
});

function openStore(
  folder: string,
  storeKey: Uint8Array,
  storeFile: number,
  header: Header,
  lasting: Lasting,
): Connection {
  const connection = new Connection(join(folder, STORE), storeKey, STORE, lasting);
  try {
    checkStore(connection, header);
    // Only now: what a crash left half written at the end, the first reading has rolled back.
    if (fstatSync(storeFile).size < connection.storeBytes) {
      throw new TestimonyError('vault-damaged', { subject: STORE, detail: 'the file ends too early' });
    }
    return connection;
  } catch (thrown) {
    const error = namingStrange(connection.reader, thrown);
    connection.close();
    throw error;
  }
}

/** A driver opens a file of no bytes as a new, empty store: exactly what must not happen to a vault. */
function checkStoreSize(folder: string): void {
  const size = sizeOf(folder, STORE);
  if (size === undefined)
    throw new TestimonyError('vault-damaged', { subject: STORE, detail: 'the file is missing' });
  if (size === 0) throw new TestimonyError('vault-damaged', { subject: STORE, detail: 'the file is empty' });
}

function checkStore(connection: Connection, header: Header): void {
  // Whether it is a store this program can read at all, and of no later version.
  pendingMigrations(connection.reader, MIGRATIONS);
  const db = connection.reader;
  const identity = readIdentity(db);
  if (identity?.vaultId !== header.vaultId || identity.application !== APPLICATION) {
    throw new TestimonyError('vault-damaged', {
      subject: STORE,
      detail: 'the store is not the one of this header',
    });
  }
  if (header.keysChanged < identity.keysChanged) {
    throw new TestimonyError('vault-rolled-back', {
      subject: HEADER,
      detail: 'the header is older than the store',
    });
  }
  if (!auditContains(db, header.auditHead)) {
    throw new TestimonyError('vault-rolled-back', {
      subject: STORE,
      detail: `the log does not contain entry ${header.auditHead.seq} that the header vouches for`,
    });
  }
  const sinceAnchor = verifyAudit(db, { after: header.auditHead });
  if (!sinceAnchor.intact) {
    throw new TestimonyError('vault-damaged', {
      subject: STORE,
      detail: `audit entry ${sinceAnchor.firstBroken}`,
    });
  }
}

function openStoreFile(folder: string): number {
  try {
    return openSync(join(folder, STORE), 'r');
  } catch (thrown) {
    throw asTestimonyError(thrown, STORE);
  }
}

function readSalt(storeFile: number): Uint8Array {
  const salt = new Uint8Array(STORE_SALT_BYTES);
  readSync(storeFile, salt, 0, salt.length, 0);
  return salt;
}
