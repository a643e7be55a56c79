/** @file Changes what a key slot says, or what opens it: a person's role, and a key file beside their passphrase. */
import type { Clock } from '../contract/ports.ts';
import { about, TestimonyError } from '../core/errors/errors.ts';
import { coded } from '../core/findings/finding.ts';
import type { Role } from '../core/vault/roles.ts';
import { openSlot, resealSlot, sealSlot } from '../crypto/key-slot.ts';
import { withSecrets } from '../crypto/secret.ts';
import type { VaultSession } from './db.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { dataKeyOf, opened } from './people.ts';
import type { OpenVault } from './session.ts';
import { holderOf } from './start-session.ts';

export interface RoleRequest {
  readonly session: VaultSession;
  /** Of the person who changes it; the caller holds it. */
  readonly own: Uint8Array;
  readonly id: string;
  readonly role: Role;
  readonly clock: Clock;
}

/**
 * Gives somebody another role; their passphrase stays. Throws `wrong-passphrase`, `not-found`, `bad-input` for the last
 * supervisor and for a slot that cannot be sealed anew without its owner, and what changing keys throws.
 */
export async function changeRole(request: RoleRequest): Promise<void> {
  const vault = opened(request.session);
  await oneAtATime(vault, 'slots', async () => await resealWithRole(vault, request));
}

async function resealWithRole(vault: OpenVault, { own, id, role, clock }: RoleRequest): Promise<void> {
  const person = vault.keyHolders.find((one) => one.id === id && one.kind === 'passphrase');
  const slot = vault.slots.find((one) => one.id === id);
  if (person === undefined || slot === undefined)
    throw new TestimonyError('not-found', { subject: 'person' });
  const { name, role: before } = person;
  if (before === role) return;
  await withSecrets(async (secrets) => {
    const dataKey = await dataKeyOf(vault, own, secrets);
    const changed = resealSlot(slot, { vaultId: vault.vaultId, owner: name, role }, dataKey);
    if (changed === undefined)
      throw new TestimonyError('bad-input', {
        subject: name,
        found: [about(name, coded('key-not-paired'))],
      });
    // Their key may have been taken away while this one was derived.
    if (!vault.slots.includes(slot)) throw new TestimonyError('not-found', { subject: 'person' });
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
 * Makes a key file needed beside the own passphrase, or no longer. Throws `wrong-passphrase`, `bad-input` where there is
 * one already or none to give up, and what changing keys throws; nothing is then changed.
 */
export async function changeKeyFile(request: KeyFileRequest): Promise<void> {
  const vault = opened(request.session);
  await oneAtATime(vault, 'slots', async () => await resealWithFile(vault, request));
}

async function resealWithFile(vault: OpenVault, { own, keyFile, clock }: KeyFileRequest): Promise<void> {
  const { slot, vaultId, actor } = vault;
  const has = slot.keyFile === true;
  if (has !== (keyFile === null)) {
    const found = [about(actor, coded(has ? 'key-file-there' : 'key-file-none'))];
    throw new TestimonyError('bad-input', { subject: actor, found });
  }
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
