/**
 * @file One key per purpose, all derived from the vault's data key with HKDF-SHA-256, so that no key is
 * ever used for two things. The label is part of the file format: never reuse or reword one.
 */
import { hkdfSync } from 'node:crypto';

export type KeyPurpose =
  /** Raw key of the SQLCipher file. */
  | 'db'
  /** Reserved for signed checkpoints of the audit log. */
  | 'audit'
  /** Authenticates the vault header. */
  | 'header-mac'
  /** Hides the owner's name in the header: who works on a vault is nobody's business but theirs. */
  | 'slot-owner'
  /** Chooses the IVs of pages that are written under a new key. */
  | 'rekey-iv';

/** 32 bytes for one purpose in one vault. The caller holds them. */
export function deriveKey(dataKey: Uint8Array, vaultId: string, purpose: KeyPurpose): Uint8Array {
  return expand(dataKey, Buffer.from(vaultId, 'utf8'), purpose);
}

export type SlotPurpose = 'slot-check' | 'slot-wrap' | 'slot-private' | 'slot-key-file';

/** 32 bytes for one purpose within one key slot. The caller holds them. */
export function deriveSlotKey(slotKey: Uint8Array, salt: Uint8Array, purpose: SlotPurpose): Uint8Array {
  return expand(slotKey, salt, purpose);
}

const expand = (key: Uint8Array, salt: Uint8Array, purpose: string) =>
  new Uint8Array(hkdfSync('sha256', key, salt, `testimony/1/${purpose}`, 32));
