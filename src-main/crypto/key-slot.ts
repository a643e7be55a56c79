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
  readonly kind: 'passphrase';
  readonly createdAt: string;
  readonly kdf: KdfParams;
  readonly salt: string;
  readonly check: string;
  /** The owner's display name, sealed: readable once the vault is open. */
  readonly owner: string;
  readonly wrapped: string;
}

export interface NewSlot {
  readonly vaultId: string;
  readonly id: string;
  readonly createdAt: string;
  readonly owner: string;
  readonly kdf: KdfParams;
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
      kind: 'passphrase',
      createdAt: about.createdAt,
      kdf: about.kdf,
      salt: toHex(salt),
      check: toHex(keys.check),
      owner: toHex(
        seal(ownerKey, new TextEncoder().encode(about.owner), ownerContext(about.vaultId, about.id)),
      ),
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

const ownerContext = (vaultId: string, slotId: string) =>
  canonicalBytes({ use: 'testimony/1/slot-owner', vaultId, slotId });
