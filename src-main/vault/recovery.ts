/**
 * @file A recovery kit: a random key with a key slot of its own, split into shares on paper. Some of them together open
 * the vault once, to give somebody a new passphrase. The key itself is kept nowhere.
 */
import type { Clock, Random } from '../contract/ports.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { FLOOR_KDF } from '../crypto/kdf.ts';
import { openSlot, sealSlot } from '../crypto/key-slot.ts';
import { combineShares, kitOf, RECOVERY_KEY_BYTES, splitKey } from '../crypto/recovery-share.ts';
import { randomSecret, withSecrets } from '../crypto/secret.ts';
import type { VaultSession } from './db.ts';
import { readHeaders } from './header-files.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { openWith } from './open-vault.ts';
import { checkNewPassphrase } from './passphrase.ts';
import { dataKeyOf, dropSlots, opened } from './people.ts';
import type { OpenVault } from './session.ts';
import { holderOf } from './start-session.ts';
import { vaultExists } from './vault-files.ts';

export interface KitRequest {
  readonly session: VaultSession;
  /** Of the person who makes it; the caller holds it. */
  readonly own: Uint8Array;
  readonly shares: number;
  /** How many of them open the vault. */
  readonly needed: number;
  readonly clock: Clock;
  readonly random: Random;
}

export interface NewKit {
  readonly slotId: string;
  readonly kit: string;
  /** As texts to print, and then to forget. */
  readonly shares: readonly string[];
}

/**
 * Adds a recovery slot; earlier kits stay good until `retireKits`. Throws `wrong-passphrase`, and what changing keys
 * throws; nothing is then changed. The key derivation is as cheap as is allowed: 32 random bytes cannot be guessed.
 */
export async function addKit(request: KitRequest): Promise<NewKit> {
  const vault = opened(request.session);
  return await oneAtATime(vault, 'slots', async () => await sealKit(vault, request));
}

async function sealKit(vault: OpenVault, request: KitRequest): Promise<NewKit> {
  const { shares: count, needed, clock, random } = request;
  return await withSecrets(async (secrets) => {
    const dataKey = await dataKeyOf(vault, request.own, secrets);
    const key = secrets.hold(randomSecret(RECOVERY_KEY_BYTES));
    const at = clock.now();
    const id = random.id();
    const kit = kitOf(id);
    const shares = await splitKey(key, { kit, shares: count, needed });
    const about = {
      vaultId: vault.vaultId,
      id,
      createdAt: at,
      owner: `Recovery kit (${needed} of ${count})`,
      kdf: FLOOR_KDF,
    };
    const slot = await sealSlot({ ...about, kind: 'recovery' }, key, dataKey);
    const holders = [...vault.keyHolders, holderOf(slot, vault.vaultId, dataKey)];
    const note = { action: 'vault.kit-added', subject: id, facts: { kit, needed, shares: count } };
    vault.changeKeys({ slots: [...vault.slots, slot], holders, note }, at);
    return { slotId: id, kit, shares };
  });
}

/** Makes every kit but one useless, once its successor is on paper. None there: nothing happens. Throws as writing does. */
export function retireKits(session: VaultSession, keep: string, clock: Clock): void {
  const vault = opened(session);
  const old = vault.keyHolders
    .filter(({ kind, id }) => kind === 'recovery' && id !== keep)
    .map(({ id }) => id);
  if (old.length === 0) return;
  const note = { action: 'vault.kits-retired', subject: keep, facts: { kits: old.length } };
  dropSlots(vault, old, note, clock.now());
}

/** A kit that was never printed is taken back. */
export function dropKit(session: VaultSession, id: string, clock: Clock): void {
  const note = { action: 'vault.kits-retired', subject: id, facts: { kits: 1 } };
  dropSlots(opened(session), [id], note, clock.now());
}

/**
 * Tries shares on the vault in a folder, open or not, and changes nothing. Throws `bad-input` for shares that were
 * typed wrongly, are too few or of two kits, and `wrong-passphrase` for a kit that does not open this vault.
 */
export async function tryKit(folder: string, texts: readonly string[]): Promise<{ readonly kit: string }> {
  if (!vaultExists(folder)) throw new TestimonyError('no-vault', { subject: folder });
  return await withSecrets(async (secrets) => {
    const { key, kit } = await combineShares(texts, secrets);
    for (const { header } of readHeaders(folder).sound)
      for (const slot of header.slots.filter((one) => one.kind === 'recovery' && kitOf(one.id) === kit))
        if (secrets.hold(await openSlot(slot, header.vaultId, key)) !== null) return { kit };
    throw new TestimonyError('wrong-passphrase', { detail: kit });
  });
}

export interface RecoverRequest {
  readonly folder: string;
  readonly shares: readonly string[];
  /** Whose passphrase is set; may be left out where there is one person. */
  readonly person?: string | undefined;
  /** The caller holds it. */
  readonly next: Uint8Array;
  readonly clock: Clock;
}

/**
 * Opens a vault with shares and gives a person a new passphrase; the vault is locked again. Throws as `tryKit` and
 * opening do, `bad-input` where it is not said whose, with the names as findings. The old passphrase then still stands.
 */
export async function recoverVault(request: RecoverRequest): Promise<{ readonly name: string }> {
  checkNewPassphrase(request.next);
  await tryKit(request.folder, request.shares);
  return await withSecrets(async (secrets) => {
    const { key, kit } = await combineShares(request.shares, secrets);
    const { vault, dataKey } = await openWith(
      { folder: request.folder, opening: { kind: 'recovery', passphrase: key }, clock: request.clock },
      secrets,
    );
    try {
      const people = vault.keyHolders.filter(({ kind }) => kind === 'passphrase');
      const wanted = people.filter(
        ({ name }) => request.person === undefined || name === request.person.trim(),
      );
      const [person] = wanted;
      if (person === undefined || wanted.length > 1)
        throw new TestimonyError('bad-input', {
          subject: 'person',
          findings: people.map(({ name }) => name),
        });
      const old = vault.slots.find(({ id }) => id === person.id);
      if (old === undefined) throw new TestimonyError('internal', { detail: 'no slot' });
      const at = request.clock.now();
      const role = old.role === undefined ? {} : { role: person.role };
      const about = {
        vaultId: vault.vaultId,
        id: old.id,
        createdAt: at,
        owner: person.name,
        kdf: old.kdf,
        ...role,
      };
      const slot = await sealSlot(about, request.next, dataKey);
      const slots = vault.slots.map((one) => (one.id === slot.id ? slot : one));
      const note = { action: 'vault.recovered', subject: slot.id, facts: { name: person.name, kit } };
      vault.changeKeys({ slots, holders: vault.keyHolders, note }, at);
      return { name: person.name };
    } finally {
      vault.lock();
    }
  });
}
