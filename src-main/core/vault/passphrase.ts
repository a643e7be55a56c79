/**
 * @file What a new passphrase has to be, how long it holds, and one of words that a machine chose. Length is what the key derivation
 * multiplies, so length is all that counts.
 */

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

// How long a passphrase holds, said honestly: from the number of guesses that a cracker's tools would need, at a speed that
// nobody reaches cheaply. Key derivation is set so that one guess takes this laptop about a second, with hundreds of megabytes
// of memory.

/** Guesses in a second: ten thousand computers like this one, all at work on one vault. Certainty L, and on the safe side. */
const GUESSES_PER_SECOND_LOG10 = 4;
const DAY = 86_400;
const YEAR = 365 * DAY;

type Strength = 'weak' | 'middling' | 'strong';
export type HoldsFor = 'minutes' | 'days' | 'months' | 'years' | 'centuries';

/** `guessesLog10`: powers of ten of the guesses it takes. */
export function strengthOf(guessesLog10: number): { readonly strength: Strength; readonly holds: HoldsFor } {
  const seconds = 10 ** Math.min(300, guessesLog10 - GUESSES_PER_SECOND_LOG10);
  if (seconds < DAY) return { strength: 'weak', holds: 'minutes' };
  if (seconds < 60 * DAY) return { strength: 'weak', holds: 'days' };
  if (seconds < 2 * YEAR) return { strength: 'weak', holds: 'months' };
  if (seconds < 200 * YEAR) return { strength: 'middling', holds: 'years' };
  return { strength: 'strong', holds: 'centuries' };
}

// A passphrase of words that a machine chose: what people choose themselves is guessed sooner than they think.

/** Six words of a list of 7,776 are 77 bits; EFF's advice for such a list, certainty H. */
const PHRASE_WORDS = 6;

/** `below(n)`: a whole number from 0 to n - 1, each as likely as the others, that nobody can foretell. */
export function wordPhrase(words: readonly string[], below: (count: number) => number): string {
  return Array.from({ length: PHRASE_WORDS }, () => words[below(words.length)] ?? '').join(' ');
}
