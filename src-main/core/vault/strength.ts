/**
 * @file How long a passphrase holds, said honestly: from the number of guesses that a cracker's tools would need, at a
 * speed that nobody reaches cheaply. Key derivation is set so that one guess takes this laptop about a second, with
 * hundreds of megabytes of memory.
 */

/** Guesses in a second: ten thousand computers like this one, all at work on one vault. Certainty L, and on the safe side. */
const GUESSES_PER_SECOND_LOG10 = 4;
const DAY = 86_400;
const YEAR = 365 * DAY;

export type Strength = 'weak' | 'middling' | 'strong';
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
