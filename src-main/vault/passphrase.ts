/** @file Passphrases as bytes: the same keys pressed on two keyboards give the same bytes. */
import { TestimonyError } from '../core/errors/errors.ts';

/** Bytes, and so at least this many characters of any script when the contract has counted them. */
const SHORTEST = 12;

/**
 * UTF-8 of the text in normalisation form C (RFC 8265, OpaqueString; certainty H), nothing trimmed. The
 * caller wipes the bytes; the string it came from cannot be wiped and should be dropped at once.
 */
export function passphraseBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text.normalize('NFC'));
}

/** Throws `bad-input` for a new passphrase under 12 bytes. */
export function checkNewPassphrase(passphrase: Uint8Array): void {
  if (passphrase.length < SHORTEST) {
    throw new TestimonyError('bad-input', {
      subject: 'passphrase',
      detail: `shorter than ${SHORTEST} characters`,
    });
  }
}
