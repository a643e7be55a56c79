/** @file Changes what a key slot says, or what opens it: a person's role, and a key file beside their passphrase. */
import type { Clock } from '../contract/ports.ts';
import { about, TestimonyError } from '../core/errors/errors.ts';
import { coded } from '../core/findings/finding.ts';
import type { Role } from '../core/vault/roles.ts';
import { openSlot, resealSlot, sealSlot } from '../crypto/key-slot.ts';
import { withSecrets } from '../crypto/secret.ts';
import type { KeyHolder, VaultSession } from './db.ts';
import { dataKeyOf, opened } from './people.ts';
import { holderOf } from './start-session.ts';

export interface RoleRequest {
  readonly session: VaultSession;
  /** Of the person who changes it; the caller holds it. */
  readonly own: Uint8Array;
  readonly id: string;
  readonly role: Role;
  readonly clock: Clock;
}

/** Supervisors among those with a passphrase. */
export const supervisorsIn = (holders: readonly KeyHolder[]): readonly KeyHolder[] =>
  holders.filter(({ kind, role }) => kind === 'passphrase' && role === 'supervisor');

/**
 * Gives somebody another role; their passphrase stays. Throws `wrong-passphrase`, `not-found`, `bad-input` for the last
 * supervisor and for a slot that cannot be sealed anew without its owner, and what changing keys throws.
 */
export async function changeRole({ session, own, id, role, clock }: RoleRequest): Promise<void> {
  const vault = opened(session);
  const person = vault.keyHolders.find((one) => one.id === id && one.kind === 'passphrase');
  const slot = vault.slots.find((one) => one.id === id);
  if (person === undefined || slot === undefined)
    throw new TestimonyError('not-found', { subject: 'person' });
  const { name, role: before } = person;
  if (before === role) return;
  const refused = (code: 'key-last-supervisor' | 'key-not-paired') =>
    new TestimonyError('bad-input', { subject: name, found: [about(name, coded(code))] });
  if (before === 'supervisor' && supervisorsIn(vault.keyHolders).length < 2)
    throw refused('key-last-supervisor');
  await withSecrets(async (secrets) => {
    const dataKey = await dataKeyOf(vault, own, secrets);
    const changed = resealSlot(slot, { vaultId: vault.vaultId, owner: name, role }, dataKey);
    if (changed === undefined) throw refused('key-not-paired');
    const slots = vault.slots.map((one) => (one.id === id ? changed : one));
    const holder = holderOf(changed, vault.vaultId, dataKey);
    const holders = vault.keyHolders.map((one) => (one.id === id ? holder : one));
    const note = { action: 'vault.role-changed', subject: id, facts: { name, before, role } };
    vault.changeKeys({ slots, holders, note }, clock.now());
  });
}

export interface KeyFileRequest {
  readonly session: VaultSession;
  /** Of whoever has the vault open; the caller holds both. */
  readonly own: Uint8Array;
  /** What the key file holds; null: none is needed from now on. */
  readonly keyFile: Uint8Array | null;
  readonly clock: Clock;
}

/**
 * Makes a key file needed beside the own passphrase, or no longer. Throws `wrong-passphrase`, `bad-input` when there is
 * none to give up, and what changing keys throws; nothing is then changed.
 */
export async function changeKeyFile({ session, own, keyFile, clock }: KeyFileRequest): Promise<void> {
  const vault = opened(session);
  const { slot, vaultId, actor } = vault;
  if (keyFile === null && slot.keyFile !== true)
    throw new TestimonyError('bad-input', { subject: actor, found: [about(actor, coded('key-file-none'))] });
  await withSecrets(async ({ hold }) => {
    const dataKey = hold(await openSlot(slot, vaultId, own, vault.keyFile));
    if (dataKey === null) throw new TestimonyError('wrong-passphrase');
    const at = clock.now();
    const role = slot.role === undefined ? {} : { role: vault.role };
    const made = { vaultId, id: slot.id, createdAt: slot.createdAt, owner: actor, kdf: slot.kdf, ...role };
    const changed = await sealSlot(made, own, dataKey, keyFile ?? undefined);
    const slots = vault.slots.map((one) => (one.id === slot.id ? changed : one));
    const holder = holderOf(changed, vaultId, dataKey);
    const holders = vault.keyHolders.map((one) => (one.id === slot.id ? holder : one));
    const action = keyFile === null ? 'vault.key-file-dropped' : 'vault.key-file-set';
    vault.changeKeys({ slots, holders, note: { action, subject: slot.id, facts: { name: actor } } }, at);
    vault.rememberKeyFile(keyFile);
  });
}
