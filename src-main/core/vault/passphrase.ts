/** @file What a new passphrase has to be. Length is what the key derivation multiplies, so length is all that counts. */

/** In characters (Unicode code points in normalisation form C), whatever the script. */
export const SHORTEST_PASSPHRASE = 12;
/** In UTF-16 units: no person types more, and a message is bounded. */
export const LONGEST_PASSPHRASE = 1024;

/**
 * UTF-8 of what was typed, in normalisation form C (RFC 8265, OpaqueString; certainty H), nothing trimmed. Whoever asks holds
 * the bytes and wipes them; the string cannot be wiped and should be dropped at once.
 */
export const typedBytes = (passphrase: string): Uint8Array =>
  new TextEncoder().encode(passphrase.normalize('NFC'));

export type PassphraseProblem = 'too-short' | 'not-the-same';

/** Whether a new passphrase is long enough. It is never trimmed: spaces are part of it. */
export const isLongEnough = (passphrase: string): boolean =>
  [...passphrase.normalize('NFC')].length >= SHORTEST_PASSPHRASE;

/** The same of its UTF-8 bytes, so that nobody has to make a string of it again. */
export const areLongEnough = (utf8: Uint8Array): boolean =>
  utf8.reduce((characters, byte) => characters + Number((byte & 0xc0) !== 0x80), 0) >= SHORTEST_PASSPHRASE;

/** The first thing to see to about a passphrase that was typed twice, or null. */
export function passphraseProblem(passphrase: string, again: string): PassphraseProblem | null {
  if (!isLongEnough(passphrase)) return 'too-short';
  return passphrase === again ? null : 'not-the-same';
}
