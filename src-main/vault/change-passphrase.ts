/**
 * @file Changes a passphrase: one key slot is sealed anew. The store is not touched and its key stays, so
 * this is quick however large the vault. Copies of the old header still open with the old passphrase; a
 * header put back over the new one is noticed when the vault is opened.
 */

import type { Clock } from '../contract/ports.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { openSlot, sealSlot } from '../crypto/key-slot.ts';
import { withSecrets } from '../crypto/secret.ts';
import type { VaultSession } from './db.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { openForUse } from './open-vault.ts';
import { checkNewPassphrase } from './passphrase.ts';
import { OpenVault } from './session.ts';

export interface ChangePassphraseRequest {
  readonly folder: string;
  /** The vault, if it is open; it stays open. */
  readonly session?: VaultSession;
  /** The caller holds both. */
  readonly current: Uint8Array;
  readonly next: Uint8Array;
  /** Where the vault is not open, and the slot asks for a key file. */
  readonly keyFile?: Uint8Array | undefined;
  readonly clock: Clock;
}

/**
 * Changes the passphrase of the slot that `current` opens (with a session: of the slot that opened it).
 * Throws TestimonyError: bad-input (next too short), wrong-passphrase, disk-full, read-only, and without a
 * session whatever opening throws; the passphrase is then still the old one.
 */
export async function changePassphrase(request: ChangePassphraseRequest): Promise<void> {
  checkNewPassphrase(request.next);
  const { session } = request;
  if (session instanceof OpenVault)
    return await oneAtATime(session, 'slots', async () => await resealSlot(session, request));
  const vault = await openForUse({ ...request, passphrase: request.current });
  try {
    await resealSlot(vault, request);
  } finally {
    vault.lock();
  }
}

async function resealSlot(
  vault: OpenVault,
  { current, next, clock }: ChangePassphraseRequest,
): Promise<void> {
  const { slot, vaultId, actor, keyFile } = vault;
  await withSecrets(async ({ hold }) => {
    const dataKey = hold(await openSlot(slot, vaultId, current, keyFile));
    if (dataKey === null) throw new TestimonyError('wrong-passphrase');
    const at = clock.now();
    const role = slot.role === undefined ? {} : { role: vault.role };
    const about = { vaultId, id: slot.id, createdAt: at, owner: actor, kdf: slot.kdf, ...role };
    const changed = await sealSlot(about, next, dataKey, slot.keyFile === true ? keyFile : undefined);
    const slots = vault.slots.map((one) => (one.id === slot.id ? changed : one));
    const note = { action: 'vault.passphrase-changed', subject: vaultId, facts: {} };
    vault.changeKeys({ slots, holders: vault.keyHolders, note }, at);
  });
}
