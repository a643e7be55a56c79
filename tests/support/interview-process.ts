/**
 * @file Run as a process of its own: opens a vault and answers question after question, saying which answer it has
 * begun and which is saved. Until it is killed.
 */
import { realpathSync } from 'node:fs';
import type { ScreeningId } from '../../src-main/core/ids.ts';
import { openVault } from '../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { interviewCaller } from './interview.ts';
import { countingRandom, steadyClock } from './ports.ts';

const [folder = '', passphrase = '', screeningId = '', prefix = 'k'] = process.argv.slice(2);
const clock = steadyClock();
const session = await openVault({
  folder: realpathSync(folder),
  passphrase: passphraseBytes(passphrase),
  clock,
});
const call = interviewCaller({ session, clock, random: countingRandom(prefix) });
const QUESTIONS = ['family', 'journey-details', 'tasks', 'living', 'treatment', 'debt', 'who'];

for (let n = 0; ; n += 1) {
  const question = QUESTIONS[n % QUESTIONS.length] ?? '';
  const value = `${n} ${'what she said '.repeat(n % 50)}`;
  await call('screeningAnswer', {
    screeningId: screeningId as ScreeningId,
    answers: [{ question, state: 'answered', value }],
  });
  process.stdout.write(`${JSON.stringify({ n, question, value })}\n`);
}
