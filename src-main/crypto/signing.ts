/**
 * @file A person's signature: Ed25519 (RFC 8032). The key comes from the private key of their slot's box, which only their
 * passphrase opens: nobody else signs in their name, whatever the vault's own key.
 */
import { createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto';
import { keyNamed, readNote, signedNote } from '../core/log/checkpoint-note.ts';
import { fromHex, sha256, toHex } from './digest.ts';
import { withSecrets } from './secret.ts';

/** Of DER, before 32 raw bytes. */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
export const SIGNING_SEED_BYTES = 32;

/** The seed, which the caller holds. `boxKey`: the private key of a slot's box. */
export const signingSeed = (boxKey: Uint8Array, vaultId: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', boxKey, vaultId, 'testimony/1/slot-sign', SIGNING_SEED_BYTES));

/** Hex. */
export function signingKeyOf(seed: Uint8Array): string {
  const der = createPublicKey(privateKeyOf(seed)).export({ type: 'spki', format: 'der' });
  return toHex(der.subarray(PUBLIC_PREFIX.length));
}

/** The note with the signature of whose seed it is. */
export const signNote = (text: string, seed: Uint8Array): string =>
  signedNote(
    text,
    sha256(keyNamed(signingKeyOf(seed))),
    new Uint8Array(sign(null, Buffer.from(text), privateKeyOf(seed))),
  );

/** What a note says, where its signature is that of the key it names; null otherwise. */
export function provenNote(note: string): ReturnType<typeof readNote> {
  const read = readNote(note);
  if (read === null || toHex(sha256(keyNamed(read.key)).subarray(0, 4)) !== read.keyHint) return null;
  return isSigned(read) ? read : null;
}

function isSigned({ text, key, signature }: NonNullable<ReturnType<typeof readNote>>): boolean {
  try {
    const der = Buffer.concat([PUBLIC_PREFIX, fromHex(key)]);
    return verify(
      null,
      Buffer.from(text),
      createPublicKey({ key: der, format: 'der', type: 'spki' }),
      signature,
    );
  } catch {
    return false;
  }
}

function privateKeyOf(seed: Uint8Array) {
  return withSecrets(({ hold }) => {
    const der = hold(Buffer.concat([PRIVATE_PREFIX, seed]));
    return createPrivateKey({ key: der as Buffer, format: 'der', type: 'pkcs8' });
  });
}
