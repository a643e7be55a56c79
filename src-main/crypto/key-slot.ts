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
import { fromHex, sameBytes, sha256, toHex } from './digest.ts';
import { checkKdfParams, deriveFromPassphrase, type KdfParams, SALT_BYTES } from './kdf.ts';
import { deriveKey, deriveSlotKey } from './labels.ts';
import { randomSecret, type Secrets, withSecrets } from './secret.ts';
import { signingSeed } from './signing.ts';
import { type Box, closeBox, newBoxKeys, openBox } from './slot-box.ts';

export const DATA_KEY_BYTES = 32;
const CHECK_BYTES = 16;

/**
 * Bytes are lower-case hex. Everything but `wrapped` and the pair of keys is associated data of `wrapped`; the pair has
 * associated data of its own, so that a slot from before there were pairs can be given one.
 */
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
  /** Whether a key file is needed beside the passphrase. */
  readonly keyFile?: true | undefined;
  /** What boxes for the owner are closed with. */
  readonly publicKey?: string | undefined;
  /** What opens them, sealed under the passphrase. */
  readonly privateKey?: string | undefined;
  /** There when `wrapped` is a box for `publicKey`: the slot was sealed without its owner's passphrase. */
  readonly ephemeral?: string | undefined;
  readonly wrapped: string;
}

/** What opens a slot: a passphrase, and the bytes of a key file where the slot asks for one. */
export interface SlotSecret {
  readonly passphrase: Uint8Array;
  readonly keyFile?: Uint8Array | undefined;
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

/**
 * Wraps `dataKey` for a passphrase under a fresh salt; with a key file, for both together. Keeps neither. Throws as
 * `checkKdfParams` does.
 */
export async function sealSlot(
  about: NewSlot,
  passphrase: Uint8Array,
  dataKey: Uint8Array,
  keyFile?: Uint8Array,
): Promise<KeySlot> {
  return await withSecrets(
    async (secrets) => (await sealToSign(about, { passphrase, keyFile }, dataKey, secrets)).slot,
  );
}

/** The same, and what its owner signs with, held by `secrets`. */
export async function sealToSign(
  about: NewSlot,
  { passphrase, keyFile }: SlotSecret,
  dataKey: Uint8Array,
  secrets: Secrets,
): Promise<{ readonly slot: KeySlot; readonly signing: Uint8Array }> {
  const salt = secrets.hold(randomSecret(SALT_BYTES));
  const keys = await slotKeys({ passphrase, keyFile, salt, kdf: about.kdf }, secrets);
  const open: OpenFields = {
    id: about.id,
    kind: about.kind ?? 'passphrase',
    createdAt: about.createdAt,
    kdf: about.kdf,
    salt: toHex(salt),
    check: toHex(keys.check),
    ...sealedAbout(about, dataKey),
    ...(keyFile === undefined ? {} : { keyFile: true }),
  };
  const { signing, ...pair } = newPair(about.vaultId, about.id, keys.pair, secrets);
  const wrapped = toHex(seal(keys.wrap, dataKey, slotContext(about.vaultId, open)));
  return { slot: { ...open, ...pair, wrapped }, signing };
}

/**
 * The data key, which the caller holds; null when passphrase and key file are not for this slot. Throws `vault-weak`
 * or `vault-damaged` for derivation costs outside the policy, and `vault-damaged` when they fit but the slot was altered.
 */
export async function openSlot(
  slot: KeySlot,
  vaultId: string,
  passphrase: Uint8Array,
  keyFile?: Uint8Array,
): Promise<Uint8Array | null> {
  return await withSecrets(async (secrets) => {
    const opened = await openFully(slot, vaultId, { passphrase, keyFile }, secrets);
    return opened === null ? null : secrets.handOn(opened.dataKey);
  });
}

export interface OpenedSlot {
  readonly dataKey: Uint8Array;
  /** With a pair of keys, where it had none. */
  readonly paired: KeySlot;
  /** What its owner signs with; null where the pair was altered. */
  readonly signing: Uint8Array | null;
}

/** All that a secret opens of a slot, held by `secrets`; null and throws as `openSlot`. */
export async function openFully(
  slot: KeySlot,
  vaultId: string,
  secret: SlotSecret,
  secrets: Secrets,
): Promise<OpenedSlot | null> {
  checkKdfParams(slot.kdf);
  if (slot.keyFile === true && secret.keyFile === undefined) return null;
  const keys = await keysOf(slot, secret, secrets);
  if (keys === null) return null;
  const dataKey = secrets.hold(unwrap(slot, vaultId, keys));
  if (dataKey?.length !== DATA_KEY_BYTES) throw altered();
  if (slot.publicKey === undefined) {
    const { signing, ...pair } = newPair(vaultId, slot.id, keys.pair, secrets);
    return { dataKey, paired: { ...slot, ...pair }, signing };
  }
  return { dataKey, paired: slot, signing: signingOf(slot, vaultId, keys, secrets) };
}

function signingOf(slot: KeySlot, vaultId: string, keys: SlotKeys, { hold }: Secrets): Uint8Array | null {
  const { id, publicKey, privateKey } = slot;
  if (publicKey === undefined || privateKey === undefined) return null;
  const own = hold(unsealed(keys.pair, privateKey, pairContext(vaultId, id, publicKey)));
  return own === null ? null : hold(signingSeed(own, vaultId));
}

/**
 * The slot around another data key, or with another role, sealed without its owner's passphrase: they open it as
 * before. Undefined for a slot that has no pair of keys yet.
 */
export function resealSlot(
  slot: KeySlot,
  about: { readonly vaultId: string; readonly owner: string; readonly role?: Role },
  dataKey: Uint8Array,
): KeySlot | undefined {
  const { publicKey, privateKey, wrapped: _, ephemeral: __, owner: ___, role: ____, ...kept } = slot;
  if (publicKey === undefined || privateKey === undefined) return undefined;
  const open = { ...kept, ...sealedAbout({ ...about, id: slot.id }, dataKey) };
  const withEphemeral = (ephemeral: Uint8Array) => ({ ...open, ephemeral: toHex(ephemeral) });
  const box = closeBox(fromHex(publicKey), dataKey, (ephemeral) =>
    slotContext(about.vaultId, withEphemeral(ephemeral)),
  );
  return { ...withEphemeral(box.ephemeral), publicKey, privateKey, wrapped: toHex(box.sealed) };
}

/** A box that only the slot's owner opens; undefined for a slot without a pair of keys. Keeps nothing. */
export function closeBoxFor(
  slot: KeySlot,
  content: Uint8Array,
  associated: (ephemeral: Uint8Array) => Uint8Array,
): Box | undefined {
  return slot.publicKey === undefined ? undefined : closeBox(fromHex(slot.publicKey), content, associated);
}

/** What is in it, which the caller holds; null when the secret does not open the slot, or the box is not for it. */
export async function openBoxOf(
  slot: KeySlot,
  vaultId: string,
  secret: SlotSecret,
  { box, associated }: { readonly box: Box; readonly associated: Uint8Array },
): Promise<Uint8Array | null> {
  return await withSecrets(async (secrets) => {
    const keys = await keysOf(slot, secret, secrets);
    const content = keys && secrets.hold(openWithPair(slot, vaultId, keys, { box, associated }));
    return content === null ? null : secrets.handOn(content);
  });
}

function openWithPair(
  { id, publicKey, privateKey }: KeySlot,
  vaultId: string,
  keys: SlotKeys,
  { box, associated }: { readonly box: Box; readonly associated: Uint8Array },
): Uint8Array | null {
  if (publicKey === undefined || privateKey === undefined) return null;
  return withSecrets(({ hold, handOn }) => {
    const own = hold(unsealed(keys.pair, privateKey, pairContext(vaultId, id, publicKey)));
    if (own === null) return null;
    const content = hold(openBox({ privateKey: own, publicKey: fromHex(publicKey) }, box, associated));
    return content === null ? null : handOn(content);
  });
}

function unwrap(slot: KeySlot, vaultId: string, keys: SlotKeys): Uint8Array | null {
  const { wrapped, publicKey: _, privateKey: __, ...open } = slot;
  const associated = slotContext(vaultId, open);
  if (slot.ephemeral === undefined) return unsealed(keys.wrap, wrapped, associated);
  const box = { ephemeral: fromHex(slot.ephemeral), sealed: fromHex(wrapped) };
  return openWithPair(slot, vaultId, keys, { box, associated });
}

const unsealed = (key: Uint8Array, sealed: string, context: Uint8Array) =>
  withSecrets(({ hold, handOn }) => {
    const bytes = hold(unseal(key, fromHex(sealed), context));
    return bytes === null ? null : handOn(bytes);
  });

/** Owner and role, readable once the vault is open. */
function sealedAbout(
  about: Pick<NewSlot, 'vaultId' | 'id' | 'owner' | 'role'>,
  dataKey: Uint8Array,
): Pick<KeySlot, 'owner' | 'role'> {
  const { vaultId, id, owner, role } = about;
  return withSecrets(({ hold }) => {
    const key = hold(deriveKey(dataKey, vaultId, 'slot-owner'));
    const sealedRole = role && toHex(seal(key, utf8(role), roleContext(vaultId, id)));
    return {
      owner: toHex(seal(key, utf8(owner), ownerContext(vaultId, id))),
      ...(sealedRole === undefined ? {} : { role: sealedRole }),
    };
  });
}

function newPair(
  vaultId: string,
  id: string,
  key: Uint8Array,
  { hold }: Secrets,
): { readonly publicKey: string; readonly privateKey: string; readonly signing: Uint8Array } {
  const pair = newBoxKeys();
  const own = hold(pair.privateKey);
  const publicKey = toHex(pair.publicKey);
  return {
    publicKey,
    privateKey: toHex(seal(key, own, pairContext(vaultId, id, publicKey))),
    signing: hold(signingSeed(own, vaultId)),
  };
}

const altered = () =>
  new TestimonyError('vault-damaged', { subject: 'key slot', detail: 'altered after it was written' });

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

/** What a passphrase gives for one slot. */
interface SlotKeys {
  readonly check: Uint8Array;
  readonly wrap: Uint8Array;
  /** Seals the private key of the slot's pair. */
  readonly pair: Uint8Array;
}

/** Held by `secrets`; null when it is another passphrase, or another key file. */
async function keysOf(slot: KeySlot, secret: SlotSecret, secrets: Secrets): Promise<SlotKeys | null> {
  const { passphrase } = secret;
  const keyFile = slot.keyFile === true ? secret.keyFile : undefined;
  const keys = await slotKeys({ passphrase, keyFile, salt: fromHex(slot.salt), kdf: slot.kdf }, secrets);
  return sameBytes(keys.check, fromHex(slot.check)) ? keys : null;
}

async function slotKeys(
  { passphrase, keyFile, salt, kdf }: SlotSecret & { salt: Uint8Array; kdf: KdfParams },
  { hold }: Secrets,
): Promise<SlotKeys> {
  const derived = hold(await deriveFromPassphrase(passphrase, salt, kdf));
  const slotKey = keyFile === undefined ? derived : hold(withKeyFile(derived, salt, keyFile));
  const check = hold(deriveSlotKey(slotKey, salt, 'slot-check')).subarray(0, CHECK_BYTES);
  const wrap = hold(deriveSlotKey(slotKey, salt, 'slot-wrap'));
  return { check, wrap, pair: hold(deriveSlotKey(slotKey, salt, 'slot-private')) };
}

/** Both are needed: neither is checked by itself, so a header does not say which of the two was wrong. */
function withKeyFile(derived: Uint8Array, salt: Uint8Array, keyFile: Uint8Array): Uint8Array {
  return withSecrets(({ hold, handOn }) => {
    const both = hold(new Uint8Array(64));
    both.set(derived);
    both.set(hold(sha256(keyFile)), 32);
    return handOn(hold(deriveSlotKey(both, salt, 'slot-key-file')));
  });
}

type OpenFields = Omit<KeySlot, 'wrapped' | 'publicKey' | 'privateKey'>;

const slotContext = (vaultId: string, slot: OpenFields) =>
  canonicalBytes({ use: 'testimony/1/slot', vaultId, ...slot, kdf: { ...slot.kdf } });

const pairContext = (vaultId: string, slotId: string, publicKey: string) =>
  canonicalBytes({ use: 'testimony/1/slot-pair', vaultId, slotId, publicKey });

const utf8 = (text: string) => new TextEncoder().encode(text);

const roleContext = (vaultId: string, slotId: string) =>
  canonicalBytes({ use: 'testimony/1/slot-role', vaultId, slotId });

const ownerContext = (vaultId: string, slotId: string) =>
  canonicalBytes({ use: 'testimony/1/slot-owner', vaultId, slotId });
