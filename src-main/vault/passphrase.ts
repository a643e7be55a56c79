/** @file Passphrases as bytes: the same keys pressed on two keyboards give the same bytes. */
import { TestimonyError } from '../core/errors/errors.ts';
import { areLongEnough, SHORTEST_PASSPHRASE, typedBytes } from '../core/vault/passphrase.ts';

/**
 * UTF-8 of the text in normalisation form C (RFC 8265, OpaqueString; certainty H), nothing trimmed. The
 * caller holds the bytes; the string it came from cannot be wiped and should be dropped at once.
 */
export function passphraseBytes(text: string): Uint8Array {
  return typedBytes(text);
}

/** Throws `bad-input` for a new passphrase that is too short: see core/vault/passphrase.ts. */
export function checkNewPassphrase(passphrase: Uint8Array): void {
  if (!areLongEnough(passphrase)) {
    throw new TestimonyError('bad-input', {
      subject: 'passphrase',
      detail: `shorter than ${SHORTEST_PASSPHRASE} characters`,
    });
  }
}
