/**
 * @file A key slot: one person's way to the vault's data key. Their passphrase, through Argon2id, opens it;
 * the data key inside is the same in every slot, so a passphrase can change without touching the store.
 *
 * [Note: null versus throw] `openSlot` answers null for "this passphrase is not for this slot" and throws
 * `vault-damaged` for "it is, but the slot was altered". A stored check value, derived from the passphrase
 * apart from the wrapping key, tells the two apart, so nobody reads "wrong passphrase" over a damaged header.
 * What it cannot tell: a salt or check value changed on purpose. That shuts people out and reveals nothing;
 * the header's second copy and checksum are the answer to it.
 */

import { TestimonyError } from '../core/errors/errors.ts';
import { canonicalBytes } from '../core/text/canonical-json.ts';
import { isRole, type Role } from '../core/vault/roles.ts';
import { seal, unseal } from './aead.ts';
import { fromHex, sameBytes, toHex } from './digest.ts';
import { checkKdfParams, deriveFromPassphrase, type KdfParams, SALT_BYTES } from './kdf.ts';
import { deriveKey, deriveSlotKey } from './labels.ts';
import { randomSecret, type Secrets, withSecrets } from './secret.ts';

export const DATA_KEY_BYTES = 32;
const CHECK_BYTES = 16;

/** Bytes are lower-case hex. Everything but `wrapped` is associated data of `wrapped`. */
export interface KeySlot {
  readonly id: string;
  /** What opens it: a person's passphrase, or the key that a recovery kit's shares give. */
  readonly kind: 'passphrase' | 'recovery';
  readonly createdAt: string;
  readonly kdf: KdfParams;
  readonly salt: string;
  readonly check: string;
  /** The owner's display name, sealed: readable once the vault is open. */
  readonly owner: string;
  /** The owner's role, sealed as the name is; slots from before there were roles have none. */
  readonly role?: string | undefined;
  readonly wrapped: string;
}

export interface NewSlot {
  readonly vaultId: string;
  readonly id: string;
  readonly createdAt: string;
  readonly owner: string;
  readonly kdf: KdfParams;
  /** A person's passphrase when left out. */
  readonly kind?: KeySlot['kind'];
  /** Left out: as in the slots from before there were roles. */
  readonly role?: Role;
}

/** Wraps `dataKey` for a passphrase under a fresh salt. Keeps neither. Throws as `checkKdfParams` does. */
export async function sealSlot(
  about: NewSlot,
  passphrase: Uint8Array,
  dataKey: Uint8Array,
): Promise<KeySlot> {
  return await withSecrets(async (secrets) => {
    const { hold } = secrets;
    const salt = hold(randomSecret(SALT_BYTES));
    const keys = await slotKeys({ passphrase, salt, kdf: about.kdf }, secrets);
    const ownerKey = hold(deriveKey(dataKey, about.vaultId, 'slot-owner'));
    const open: Omit<KeySlot, 'wrapped'> = {
      id: about.id,
      kind: about.kind ?? 'passphrase',
      createdAt: about.createdAt,
      kdf: about.kdf,
      salt: toHex(salt),
      check: toHex(keys.check),
      owner: toHex(seal(ownerKey, utf8(about.owner), ownerContext(about.vaultId, about.id))),
      ...(about.role === undefined
        ? {}
        : { role: toHex(seal(ownerKey, utf8(about.role), roleContext(about.vaultId, about.id))) }),
    };
    return { ...open, wrapped: toHex(seal(keys.wrap, dataKey, slotContext(about.vaultId, open))) };
  });
}

/**
 * The data key, which the caller holds; null when the passphrase is not for this slot. Throws `vault-weak`
 * or `vault-damaged` for derivation costs outside the policy, and `vault-damaged` when the passphrase fits
 * but the slot was altered.
 */
export async function openSlot(
  slot: KeySlot,
  vaultId: string,
  passphrase: Uint8Array,
): Promise<Uint8Array | null> {
  checkKdfParams(slot.kdf);
  return await withSecrets(async (secrets) => {
    const keys = await slotKeys({ passphrase, salt: fromHex(slot.salt), kdf: slot.kdf }, secrets);
    if (!sameBytes(keys.check, fromHex(slot.check))) return null;
    const { wrapped, ...open } = slot;
    const dataKey = secrets.hold(unseal(keys.wrap, fromHex(wrapped), slotContext(vaultId, open)));
    if (dataKey?.length !== DATA_KEY_BYTES) {
      throw new TestimonyError('vault-damaged', {
        subject: 'key slot',
        detail: 'altered after it was written',
      });
    }
    return secrets.handOn(dataKey);
  });
}

/**
 * The owner's role. A slot from before there were roles is a supervisor's: whoever had one could do everything. Throws
 * `vault-damaged` when it was altered.
 */
export function slotRole(slot: KeySlot, vaultId: string, dataKey: Uint8Array): Role {
  if (slot.role === undefined) return 'supervisor';
  const sealed = slot.role;
  return withSecrets(({ hold }) => {
    const key = hold(deriveKey(dataKey, vaultId, 'slot-owner'));
    const bytes = hold(unseal(key, fromHex(sealed), roleContext(vaultId, slot.id)));
    const role = bytes === null ? '' : new TextDecoder().decode(bytes);
    if (!isRole(role))
      throw new TestimonyError('vault-damaged', { subject: 'key slot', detail: 'role altered' });
    return role;
  });
}

/** The owner's display name. Throws `vault-damaged` when it was altered. */
export function slotOwner(slot: KeySlot, vaultId: string, dataKey: Uint8Array): string {
  return withSecrets(({ hold }) => {
    const key = hold(deriveKey(dataKey, vaultId, 'slot-owner'));
    const name = hold(unseal(key, fromHex(slot.owner), ownerContext(vaultId, slot.id)));
    if (name === null)
      throw new TestimonyError('vault-damaged', { subject: 'key slot', detail: 'owner altered' });
    return new TextDecoder().decode(name);
  });
}

/** What a passphrase gives for one slot, held by `secrets`. */
async function slotKeys(
  { passphrase, salt, kdf }: { passphrase: Uint8Array; salt: Uint8Array; kdf: KdfParams },
  { hold }: Secrets,
) {
  const slotKey = hold(await deriveFromPassphrase(passphrase, salt, kdf));
  const check = hold(deriveSlotKey(slotKey, salt, 'slot-check')).subarray(0, CHECK_BYTES);
  return { check, wrap: hold(deriveSlotKey(slotKey, salt, 'slot-wrap')) };
}

const slotContext = (vaultId: string, slot: Omit<KeySlot, 'wrapped'>) =>
  canonicalBytes({ use: 'testimony/1/slot', vaultId, ...slot, kdf: { ...slot.kdf } });

const utf8 = (text: string) => new TextEncoder().encode(text);

const roleContext = (vaultId: string, slotId: string) =>
  canonicalBytes({ use: 'testimony/1/slot-role', vaultId, slotId });

const ownerContext = (vaultId: string, slotId: string) =>
  canonicalBytes({ use: 'testimony/1/slot-owner', vaultId, slotId });
