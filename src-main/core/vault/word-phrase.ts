/** @file A passphrase of words that a machine chose: what people choose themselves is guessed sooner than they think. */

/** Six words of a list of 7,776 are 77 bits; EFF's advice for such a list, certainty H. */
export const PHRASE_WORDS = 6;

/** `below(n)`: a whole number from 0 to n - 1, each as likely as the others, that nobody can foretell. */
export function wordPhrase(words: readonly string[], below: (count: number) => number): string {
  return Array.from({ length: PHRASE_WORDS }, () => words[below(words.length)] ?? '').join(' ');
}
