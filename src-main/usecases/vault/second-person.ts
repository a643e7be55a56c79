/** @file Somebody else stands by a step that is to be done next. */
import type { CallName, CallOutput, CheckedInput } from '../../contract/index.ts';
import { contract } from '../../contract/index.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { withSecrets } from '../../crypto/secret.ts';
import { readKeyFile } from '../../vault/key-file.ts';
import type { Engine } from '../engine/engine.ts';
import { keepApproval, standBy } from '../engine/second-person.ts';

/** Throws as `standBy` does, and `bad-input` for a call that is none or an input that does not fit it. */
export async function secondApprove(
  engine: Engine,
  { call, input, person, passphrase, keyFile }: CheckedInput<'secondApprove'>,
): Promise<CallOutput<'secondApprove'>> {
  if (!isCall(call)) throw new TestimonyError('bad-input', { subject: 'call' });
  const checked = contract[call].input.safeParse(input);
  if (!checked.success) throw new TestimonyError('bad-input', { subject: 'input' });
  return await withSecrets(async ({ hold }) => {
    const path = keyFile === undefined ? undefined : engine.files.resolve(keyFile);
    const approval = await standBy(engine, call, {
      person,
      passphrase: hold(passphrase),
      keyFile: path === undefined ? undefined : hold(readKeyFile(path)),
    });
    keepApproval(engine.session, call, checked.data, approval);
    return { second: approval.second };
  });
}

const isCall = (name: string): name is CallName => Object.hasOwn(contract, name);
