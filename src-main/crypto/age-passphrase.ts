/**
 * @file How an age file opens with a passphrase: the format's scrypt stanza (age-encryption.org/v1; certainty H), with
 * the computer's own scrypt. The library's is in JavaScript and would hold the vault's process for five seconds; this one
 * works beside it for one. Stock age reads what is written here.
 */
import { randomBytes, scrypt } from 'node:crypto';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { type Identity, type Recipient, Stanza } from 'age-encryption';

const KIND = 'scrypt';
const LABEL = Buffer.from('age-encryption.org/v1/scrypt');
const SALT_BYTES = 16;
/** A key of 16 bytes, and 16 to authenticate it. */
const BODY_BYTES = 32;
const NONCE = new Uint8Array(12);
/** As stock age writes them. One more doubles time and memory, which is 256 MiB for this. */
export const WORK_FACTOR = 18;

function derive(passphrase: string, salt: Uint8Array, factor: number): Promise<Uint8Array> {
  const N = 2 ** factor;
  const cost = { N, r: 8, p: 1, maxmem: 2 * 128 * N * 8 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase, Buffer.concat([LABEL, salt]), 32, cost, (failed, key) =>
      failed === null ? resolve(new Uint8Array(key)) : reject(failed),
    );
  });
}

export const passphraseRecipient = (passphrase: string): Recipient => ({
  async wrapFileKey(fileKey) {
    const salt = randomBytes(SALT_BYTES);
    const key = await derive(passphrase, salt, WORK_FACTOR);
    const body = chacha20poly1305(key, NONCE).encrypt(fileKey);
    return [new Stanza([KIND, unpadded(salt), String(WORK_FACTOR)], body)];
  },
});

/** Of a header that was looked at already: one stanza of this kind, with a factor that is not above ours. */
export function passphraseIdentity(passphrase: string): Identity {
  const derived = new Map<string, Promise<Uint8Array>>();
  return { unwrapFileKey };

  async function unwrapFileKey(stanzas: Stanza[]): Promise<Uint8Array | null> {
    const [stanza, ...others] = stanzas;
    const [kind, salted = '', factor = ''] = stanza?.args ?? [];
    if (stanza === undefined || kind !== KIND) return null;
    const salt = Buffer.from(salted, 'base64');
    const isSound = others.length === 0 && salt.length === SALT_BYTES && unpadded(salt) === salted;
    if (!isSound || stanza.body.length !== BODY_BYTES)
      throw new Error('the passphrase stanza is not as it should be');
    const known = derived.get(salted + factor) ?? derive(passphrase, salt, Number(factor));
    derived.set(salted + factor, known);
    const key = await known;
    try {
      return chacha20poly1305(key, NONCE).decrypt(stanza.body);
    } catch {
      return null;
    }
  }
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
