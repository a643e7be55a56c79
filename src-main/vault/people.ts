/**
 * @file Who can open a vault: each person has a key slot of their own, so that adding one, or taking one away, leaves
 * the store as it is. Adding needs the passphrase of whoever does it: an open vault does not keep the key that slots
 * are sealed around.
 */
import type { Clock, Random } from '../contract/ports.ts';
import { about, TestimonyError } from '../core/errors/errors.ts';
import { coded } from '../core/findings/finding.ts';
import { plainName } from '../core/people/plain-name.ts';
import type { Role } from '../core/vault/roles.ts';
import { openSlot, sealSlot } from '../crypto/key-slot.ts';
import { type Secrets, withSecrets } from '../crypto/secret.ts';
import type { KeyHolder, VaultSession } from './db.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { checkNewPassphrase } from './passphrase.ts';
import { OpenVault } from './session.ts';
import { holderOf } from './start-session.ts';

export interface AddRequest {
  readonly session: VaultSession;
  /** Of the person who adds; the caller holds both. */
  readonly own: Uint8Array;
  readonly passphrase: Uint8Array;
  readonly name: string;
  readonly role: Role;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Throws `wrong-passphrase` (the own one), `bad-input` (too short), `already-exists` for a name or a passphrase that
 * somebody here has, and what changing keys throws; nothing is then changed.
 */
export async function addPerson(request: AddRequest): Promise<KeyHolder> {
  checkNewPassphrase(request.passphrase);
  const vault = opened(request.session);
  return await oneAtATime(vault, 'slots', async () => await sealFor(vault, request));
}

async function sealFor(vault: OpenVault, request: AddRequest): Promise<KeyHolder> {
  const { name, role, passphrase, clock, random } = request;
  if (vault.keyHolders.some((one) => plainName(one.name) === plainName(name)))
    throw new TestimonyError('already-exists', { subject: name });
  return await withSecrets(async (secrets) => {
    const { vaultId } = vault;
    const dataKey = await dataKeyOf(vault, request.own, secrets);
    await refuseSharedPassphrase(vault, passphrase);
    const at = clock.now();
    const about = { vaultId, id: random.id(), createdAt: at, owner: name, role, kdf: vault.slot.kdf };
    const slot = await sealSlot(about, passphrase, dataKey);
    const holder = holderOf(slot, vaultId, dataKey);
    const note = { action: 'vault.person-added', subject: slot.id, facts: { name, role } };
    vault.changeKeys({ slots: [...vault.slots, slot], holders: [...vault.keyHolders, holder], note }, at);
    return holder;
  });
}

/**
 * Takes somebody's key away: from then on their passphrase opens this vault no more; copies from before it still open.
 * Throws `not-found`, `bad-input` for oneself and for the last supervisor, and what changing keys throws.
 */
export function removePerson(session: VaultSession, id: string, clock: Clock): void {
  const vault = opened(session);
  const person = vault.keyHolders.find((one) => one.id === id && one.kind === 'passphrase');
  if (person === undefined) throw new TestimonyError('not-found', { subject: 'person' });
  if (id === vault.heldBy)
    throw new TestimonyError('bad-input', {
      subject: person.name,
      found: [about(person.name, coded('key-own'))],
    });
  const { name, role } = person;
  dropSlots(vault, [id], { action: 'vault.person-removed', subject: id, facts: { name, role } }, clock.now());
}

/** Takes key slots away. For what in this folder has its own reason for it. */
export function dropSlots(
  vault: OpenVault,
  ids: readonly string[],
  note: Parameters<OpenVault['changeKeys']>[0]['note'],
  at: string,
): void {
  const stays = ({ id }: { readonly id: string }) => !ids.includes(id);
  vault.changeKeys({ slots: vault.slots.filter(stays), holders: vault.keyHolders.filter(stays), note }, at);
}

/** What slots are sealed around, held by `secrets`. Throws `wrong-passphrase` when `own` is not for the slot in use. */
export async function dataKeyOf(vault: OpenVault, own: Uint8Array, { hold }: Secrets): Promise<Uint8Array> {
  const dataKey = hold(await openSlot(vault.slot, vault.vaultId, own, vault.keyFile));
  if (dataKey === null) throw new TestimonyError('wrong-passphrase');
  return dataKey;
}

/** Only an open vault of this process has slots to change. */
export function opened(session: VaultSession): OpenVault {
  if (session instanceof OpenVault) return session;
  throw new TestimonyError('locked');
}

/** The first slot that a passphrase opens says who it is: two people with one passphrase would be one person. */
async function refuseSharedPassphrase(vault: OpenVault, passphrase: Uint8Array): Promise<void> {
  for (const slot of vault.slots.filter(({ kind }) => kind === 'passphrase')) {
    const opens = await withSecrets(
      async ({ hold }) => hold(await openSlot(slot, vault.vaultId, passphrase)) !== null,
    );
    if (opens)
      throw new TestimonyError('already-exists', {
        subject: 'passphrase',
        found: [coded('key-passphrase-taken')],
      });
  }
}
