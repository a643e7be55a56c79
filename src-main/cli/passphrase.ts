/** @file Passphrases: from a person at the prompt or from a file, never from the command line. */
import { readFileSync } from 'node:fs';
import { asTestimonyError, TestimonyError } from '../core/errors/errors.ts';
import { SHORTEST_PASSPHRASE } from '../core/vault/passphrase.ts';
import { withSecrets } from '../crypto/secret.ts';
import { passphraseBytes } from '../vault/passphrase.ts';
import type { Terminal } from './command.ts';
import { strengthLine } from './passphrase-strength.ts';

/** The first line of a file, as it stands; "-" reads standard input. Throws file-unreadable, usage. */
export function secretFromFile(file: string, terminal: Terminal): string {
  let text: string;
  try {
    text = file === '-' ? terminal.readInput() : readFileSync(file, 'utf8');
  } catch (thrown) {
    throw asTestimonyError(thrown, file);
  }
  const line = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  if (line === '') throw new TestimonyError('usage', { subject: file, detail: 'its first line is empty' });
  return line;
}

/** Runs `use` with the passphrase of an existing vault, and wipes it. */
export async function withPassphrase<T>(
  terminal: Terminal,
  file: string | undefined,
  use: (passphrase: Uint8Array) => Promise<T>,
  question = 'Passphrase:',
): Promise<T> {
  const text = file === undefined ? await terminal.askSecret(question) : secretFromFile(file, terminal);
  return holding(text, use);
}

/** The same for a new passphrase: asked for twice. Throws `usage` when the two differ. */
export async function withNewPassphrase<T>(
  terminal: Terminal,
  file: string | undefined,
  use: (passphrase: Uint8Array) => Promise<T>,
): Promise<T> {
  if (file !== undefined) return withPassphrase(terminal, file, use);
  terminal.say(
    `Choose a passphrase of at least ${SHORTEST_PASSPHRASE} characters: five or six unrelated words are good.`,
  );
  terminal.say('Nobody can look it up or reset it. "vault suggest-passphrase" chooses six words for you.');
  const text = await terminal.askSecret('New passphrase:');
  if ((await terminal.askSecret('The same again:')) !== text) {
    throw new TestimonyError('usage', { subject: 'passphrase', detail: 'the two were not the same' });
  }
  terminal.say(await strengthLine(text));
  return holding(text, use);
}

const holding = <T>(text: string, use: (bytes: Uint8Array) => Promise<T>): Promise<T> =>
  withSecrets(async ({ hold }) => await use(hold(passphraseBytes(text))));
