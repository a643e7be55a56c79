/** @file Opens a vault with a passphrase. */

import type { AuditFacts } from '../audit/entry.ts';
import type { Clock } from '../contract/ports.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { type Secrets, withSecrets } from '../crypto/secret.ts';
import { readRestoredMark } from './backup/restore.ts';
import type { VaultSession } from './db.ts';
import { putSign } from './in-use-sign.ts';
import { MIGRATIONS } from './migrations/list.ts';
import { namingDamage, unfitStore } from './pages.ts';
import { appendAudit } from './queries/audit.ts';
import { namingStrange } from './seals/unsealed-tables.ts';
import type { OpenVault } from './session.ts';
import { startSession } from './start-session.ts';
import { type Opening, unlock } from './unlock.ts';
import { clearHalfWritten, REKEYING, RESTORED, removeDurably, vaultExists } from './vault-files.ts';
import { lockVault } from './vault-lock.ts';

export interface OpenRequest {
  readonly folder: string;
  /** The caller holds it. */
  readonly passphrase: Uint8Array;
  /** What a key file holds, for somebody whose slot asks for one; the caller holds it. */
  readonly keyFile?: Uint8Array | undefined;
  readonly clock: Clock;
}

interface OpenSecret {
  readonly folder: string;
  readonly opening: Opening;
  readonly clock: Clock;
}

/**
 * Opens the vault in a folder and notes it in the log. A passphrase that does not fit leaves no trace.
 * Throws TestimonyError: no-vault, vault-in-use, wrong-passphrase, vault-weak (key derivation made cheap),
 * vault-newer, vault-damaged, vault-rolled-back, read-only, disk-full.
 */
export async function openVault(request: OpenRequest): Promise<VaultSession> {
  return await openForUse(request);
}

/** The same, for what in this folder needs more of a vault than a session shows. */
export async function openForUse({ folder, passphrase, keyFile, clock }: OpenRequest): Promise<OpenVault> {
  return await withSecrets(
    async (secrets) =>
      (await openWith({ folder, opening: { kind: 'passphrase', passphrase, keyFile }, clock }, secrets))
        .vault,
  );
}

/** The same, with whatever opens a slot; the data key comes too, held by `secrets`. */
export async function openWith(
  { folder, opening, clock }: OpenSecret,
  secrets: Secrets,
): Promise<{ readonly vault: OpenVault; readonly dataKey: Uint8Array }> {
  if (!vaultExists(folder)) throw new TestimonyError('no-vault', { subject: folder });
  const lock = lockVault(folder, clock);
  try {
    const unlocked = await unlock(folder, opening, secrets);
    const vault = await startSession(folder, unlocked, lock, { keyFile: opening.keyFile });
    try {
      await namingDamage(
        () => {
          const facts = {
            ...(unlocked.headerRecovered ? { headerRecovered: true } : {}),
            ...(lock.recovered ? { afterCrash: true } : {}),
            ...trailing(vault),
            ...(vault.asLeft ? {} : { notAsLeft: true }),
            ...(vault.signingKey === null ? {} : { key: vault.signingKey }),
          };
          // After a crash, and in a copy that was made while the vault was open.
          if (lock.recovered) mustFitTogether(vault);
          begin(vault, unlocked.headerRecovered, clock.now(), facts);
        },
        () => vault.findDamagedPages(),
        (error) => vault.read((db) => namingStrange(db, error)),
      );
      vault.pairSlot(unlocked.paired);
      vault.tidy(clock.now());
      // A header is written anew by opening, and this only by the next re-key, which may never come.
      clearHalfWritten(folder, REKEYING);
      // Last, and not missed where the disk has no room for it.
      putSign(folder);
      return { vault, dataKey: unlocked.dataKey };
    } catch (thrown) {
      vault.lock();
      throw thrown;
    }
  } catch (thrown) {
    lock.release();
    throw thrown;
  }
}

/** For the log: what somebody else put behind the store's last page. It is none of the store's. */
const trailing = ({ trailingBytes }: OpenVault): Readonly<Record<string, number>> =>
  trailingBytes > 0 ? { trailingBytes } : {};

function mustFitTogether(vault: OpenVault): void {
  const faults = vault.findStructureFaults();
  if (faults.length > 0) throw unfitStore(faults);
}

function begin(vault: OpenVault, repair: boolean, at: string, facts: AuditFacts): void {
  const rekeyed = vault.hasNewStore;
  if (repair || rekeyed) vault.repairHeader();
  vault.migrate(MIGRATIONS, at);
  if (vault.keysChangedUnnoted) vault.noteKeysChanged(at, { notedAtOpening: true });
  const { actor, folder, vaultId: subject } = vault;
  const restored = readRestoredMark(folder);
  vault.write((tx) => {
    if (restored !== null)
      appendAudit(tx, { at, actor, action: 'vault.restored', subject, facts: { ...restored } });
    appendAudit(tx, { at, actor, action: 'vault.opened', subject, facts });
  });
  if (restored !== null) removeDurably(folder, RESTORED);
  // A re-key that is done: what would have gone on with it is of no use, and holds the key.
  if (rekeyed) removeDurably(folder, REKEYING);
  vault.anchor();
}
