/** @file What is said about a new passphrase at the prompt, and a phrase of words for whoever wants one. */
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type HoldsFor, strengthOf, wordPhrase } from '../core/vault/passphrase.ts';
import { findResources } from '../usecases/resources/resources.ts';

const HOLDS: Readonly<Record<HoldsFor, string>> = {
  minutes: 'minutes or hours',
  days: 'days',
  months: 'months',
  years: 'years',
  centuries: 'centuries',
};

/** One line: how long ten thousand computers would take to guess it. Word lists are loaded for it, and for no other command. */
export async function strengthLine(passphrase: string): Promise<string> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const dictionary = { ...common.dictionary, ...english.dictionary };
  const checker = new ZxcvbnFactory({ dictionary, graphs: common.adjacencyGraphs });
  const { strength, holds } = strengthOf(checker.check(passphrase).guessesLog10);
  const advice = strength === 'weak' ? ' Choose a longer one, or let "vault suggest-passphrase" do it.' : '';
  return `Ten thousand computers at once would guess it in ${HOLDS[holds]}.${advice}`;
}

export function suggestPhrase(): string {
  const file = join(findResources().folder, 'words', 'eff-large.json');
  const { words } = JSON.parse(readFileSync(file, 'utf8')) as { words: readonly string[] };
  return wordPhrase(words, (count) => randomInt(count));
}
