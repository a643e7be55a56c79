/** @file What a new passphrase needs before it is used. Pure, so that each sentence has its test. */

/** Same floor as the engine's (contract/vault.ts): length is what the key derivation multiplies. */
export const SHORTEST_PASSPHRASE = 12;

export type PassphraseProblem = 'too-short' | 'not-the-same';

/** The first thing to see to, or null. A passphrase is never trimmed: spaces are part of it. */
export function checkNewPassphrase(passphrase: string, again: string): PassphraseProblem | null {
  if (passphrase.length < SHORTEST_PASSPHRASE) return 'too-short';
  return passphrase === again ? null : 'not-the-same';
}
