/**
 * @file A box that is closed for somebody who is not there: what is put in can be taken out only with their private key,
 * which their key slot keeps under their passphrase. So the vault can give everybody a new data key, and seal a slot
 * anew, without their passphrases. X25519 (RFC 7748) with a key pair for each box, HKDF-SHA-256, AES-256-GCM (H).
 */
import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto';
import { seal, unseal } from './aead.ts';
import { withSecrets } from './secret.ts';

/** Of DER, before 32 raw bytes. */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');
export const BOX_KEY_BYTES = 32;

/** The caller holds the private key. */
export interface BoxKeys {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

export interface Box {
  /** Public key of the pair that was made for this box. */
  readonly ephemeral: Uint8Array;
  readonly sealed: Uint8Array;
}

export function newBoxKeys(): BoxKeys {
  const pair = generateKeyPairSync('x25519');
  return withSecrets(({ hold, handOn }) => {
    const der = hold(new Uint8Array(pair.privateKey.export({ type: 'pkcs8', format: 'der' })));
    const spki = pair.publicKey.export({ type: 'spki', format: 'der' });
    const privateKey = handOn(hold(der.slice(PRIVATE_PREFIX.length)));
    return { privateKey, publicKey: new Uint8Array(spki.subarray(PUBLIC_PREFIX.length)) };
  });
}

/** `associated(ephemeral)` is authenticated with the content, and not hidden. */
export function closeBox(
  publicKey: Uint8Array,
  content: Uint8Array,
  associated: (ephemeral: Uint8Array) => Uint8Array,
): Box {
  return withSecrets(({ hold }) => {
    const own = newBoxKeys();
    const privateKey = hold(own.privateKey);
    const key = hold(boxKey(privateKey, publicKey, own.publicKey, publicKey));
    return { ephemeral: own.publicKey, sealed: seal(key, content, associated(own.publicKey)) };
  });
}

/** The content, which the caller holds; null when the box is not for these keys, or was altered. */
export function openBox(
  keys: BoxKeys,
  { ephemeral, sealed }: Box,
  associated: Uint8Array,
): Uint8Array | null {
  return withSecrets(({ hold, handOn }) => {
    const key = hold(boxKey(keys.privateKey, ephemeral, ephemeral, keys.publicKey));
    const content = hold(unseal(key, sealed, associated));
    return content === null ? null : handOn(content);
  });
}

/** One key for each pair of keys, bound to both. */
function boxKey(
  privateKey: Uint8Array,
  publicKey: Uint8Array,
  ephemeral: Uint8Array,
  owner: Uint8Array,
): Uint8Array {
  return withSecrets(({ hold }) => {
    const der = hold(new Uint8Array(PRIVATE_PREFIX.length + BOX_KEY_BYTES));
    der.set(PRIVATE_PREFIX);
    der.set(privateKey, PRIVATE_PREFIX.length);
    const shared = hold(
      new Uint8Array(
        diffieHellman({
          privateKey: createPrivateKey({ key: Buffer.from(der.buffer), format: 'der', type: 'pkcs8' }),
          publicKey: createPublicKey({
            key: Buffer.concat([PUBLIC_PREFIX, publicKey]),
            format: 'der',
            type: 'spki',
          }),
        }),
      ),
    );
    const salt = Buffer.concat([ephemeral, owner]);
    return new Uint8Array(hkdfSync('sha256', shared, salt, 'testimony/1/slot-box', 32));
  });
}
