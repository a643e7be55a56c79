/**
 * @file Run as a process of its own: an open vault that is sent hostile things and is asked something all the while. Arguments:
 * vault, passphrase, case. Hears of files by `take` and is asked by `ask`; answers each with what it came to, and an
 * asking with how long its own thread was at work since the one before: that long somebody waits on a computer with nothing
 * else to do.
 */
import { asTestimonyError } from '../../../src-main/core/errors/errors.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { openEngine } from '../../../src-main/host/compose.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import type { Hostile } from '../faults/hostile-things.ts';
import { quietJob } from '../ports.ts';

const [vault = '', passphrase = '', inCase = ''] = process.argv.slice(2);
const caseId = inCase as CaseId;
const engine = await openEngine({ folder: vault, passphrase: passphraseBytes(passphrase) });

export type ToVault =
  | { readonly ask: number }
  | { readonly take: number; readonly kind: Hostile['kind']; readonly path: string };
export type FromVault =
  | { readonly open: true }
  | { readonly asked: number; readonly workedMs: number }
  | { readonly taken: number; readonly code: string };

const say = (message: FromVault) => {
  if (process.connected) process.send?.(message);
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
let before = workMs();
process.on('message', (message: ToVault) => {
  if ('take' in message) {
    take(message.kind, message.path).then(
      () => say({ taken: message.take, code: 'none' }),
      (thrown: unknown) => say({ taken: message.take, code: asTestimonyError(thrown).code }),
    );
    return;
  }
  void perform(engine, 'caseShow', { caseId }, quietJob()).then(() => {
    const now = workMs();
    say({ asked: message.ask, workedMs: now - before });
    before = now;
  });
});
process.on('disconnect', () => process.exit(0));
say({ open: true });
