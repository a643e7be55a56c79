/**
 * @file Authenticated encryption: AES-256-GCM with a random 96-bit nonce in front and the 128-bit tag
 * behind. Each key here seals a handful of messages in its life, far below where random nonces meet.
 */
import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';
import { withSecrets } from './secret.ts';

const NONCE = 12;
const TAG = 16;

/** nonce ‖ ciphertext ‖ tag. `associated` is authenticated, not hidden. */
export function seal(key: Uint8Array, plaintext: Uint8Array, associated: Uint8Array): Uint8Array {
  const nonce = randomFillSync(new Uint8Array(NONCE));
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(associated);
  const sealed = new Uint8Array(NONCE + plaintext.length + TAG);
  sealed.set(nonce);
  sealed.set(cipher.update(plaintext), NONCE);
  cipher.final();
  sealed.set(cipher.getAuthTag(), NONCE + plaintext.length);
  return sealed;
}

/** The plaintext, or null when key, bytes or associated data are not the ones that were sealed. */
export function unseal(key: Uint8Array, sealed: Uint8Array, associated: Uint8Array): Uint8Array | null {
  if (sealed.length < NONCE + TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(associated);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  return withSecrets(({ hold, handOn }) => {
    const plaintext = hold(new Uint8Array(sealed.length - NONCE - TAG));
    plaintext.set(hold(decipher.update(sealed.subarray(NONCE, sealed.length - TAG))));
    try {
      decipher.final();
      return handOn(plaintext);
    } catch {
      return null;
    }
  });
}
