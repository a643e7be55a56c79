/**
 * @file Run as a process of its own: an open vault that is sent hostile things and is asked something all the while. Arguments:
 * vault, passphrase, case. Hears of files by `take` and is asked by `ask`; answers each with what it came to, and an
 * asking with how long its own thread was at work from when it was asked: that long somebody waits on a computer with nothing
 * else to do.
 *
 * [Note: at work since it was asked] While the thread is busy it cannot see a question come in. So it notes every few milliseconds
 * how long it has worked, and what it worked since the last note before the question was put counts as waiting.
 */

import { asTestimonyError } from '../../../src-main/core/errors/errors.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { openEngine } from '../../../src-main/host/compose.ts';
import { systemClock } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import type { Hostile } from '../faults/hostile-things.ts';
import { quietJob } from '../ports.ts';

const [vault = '', passphrase = '', inCase = ''] = process.argv.slice(2);
const caseId = inCase as CaseId;
const engine = await openEngine({
  folder: vault,
  passphrase: passphraseBytes(passphrase),
  clock: systemClock,
});

export type ToVault =
  /** `at`: when it was put, in milliseconds of the computer's monotonic clock. */
  | { readonly ask: number; readonly at: number }
  | { readonly take: number; readonly kind: Hostile['kind']; readonly path: string };
export type FromVault =
  | { readonly open: true }
  | { readonly asked: number; readonly workedMs: number }
  | { readonly taken: number; readonly code: string };

const say = (message: FromVault) => {
  // Whoever asked may have left while the answer was on its way.
  if (process.connected) process.send?.(message, () => undefined);
};

async function take(kind: Hostile['kind'], path: string): Promise<void> {
  const file = engine.files.register(path);
  if (kind === 'picture' || kind === 'pdf') {
    await perform(engine, 'evidenceAdd', { caseId, file, allowDuplicate: true }, quietJob());
    return;
  }
  const { form } = await perform(engine, 'formImport', { file, use: 'worksheet' }, quietJob());
  // Somebody new each time: of one person an interview may be open already.
  const person = { caseId, role: 'survivor', name: path } as const;
  const { id: personId } = await perform(engine, 'personAdd', person, quietJob());
  const begun = { caseId, personId, formId: form.id, language: 'English' };
  const { id: screeningId } = await perform(engine, 'screeningStart', begun, quietJob());
  for (const value of ['a'.repeat(64), `${'ab'.repeat(200)}!`]) {
    const answers = [{ question: 'a', state: 'answered' as const, value }];
    await perform(engine, 'screeningAnswer', { screeningId, answers }, quietJob());
  }
}

const workMs = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
const clockMs = () => Number(process.hrtime.bigint()) / 1e6;
const NOTE_EVERY_MS = 4;
const KEPT = 5000;
const notes = [{ at: clockMs(), worked: workMs() }];
setInterval(() => {
  notes.push({ at: clockMs(), worked: workMs() });
  if (notes.length > KEPT) notes.splice(0, KEPT / 2);
}, NOTE_EVERY_MS);
const workedBefore = (at: number) => (notes.findLast((note) => note.at <= at) ?? notes[0])?.worked ?? 0;

process.on('message', (message: ToVault) => {
  if ('take' in message) {
    take(message.kind, message.path).then(
      () => say({ taken: message.take, code: 'none' }),
      (thrown: unknown) => say({ taken: message.take, code: asTestimonyError(thrown).code }),
    );
    return;
  }
  void perform(engine, 'caseShow', { caseId }, quietJob()).then(() =>
    say({ asked: message.ask, workedMs: workMs() - workedBefore(message.at) }),
  );
});
process.on('disconnect', () => process.exit(0));
say({ open: true });
