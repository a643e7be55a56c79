/** @file A new key for the whole vault, for when somebody may have had the old one. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { withSecrets } from '../../crypto/secret.ts';
import type { KeyHolder } from '../../vault/db.ts';
import { planRekey, rekeyVault } from '../../vault/rekey.ts';
import type { Engine } from '../engine/engine.ts';

export function rekeyShow({ session }: Engine): CallOutput<'rekeyShow'> {
  const plan = planRekey(session);
  return { ...view(plan), interrupted: plan.interrupted };
}

/** Throws as `rekeyVault` does: the vault then has the key it had. When it returns the vault is locked. */
export async function rekeyMake(
  engine: Engine,
  { own, leaveOut }: CheckedInput<'rekeyMake'>,
  job: Job,
): Promise<CallOutput<'rekeyMake'>> {
  const { session, clock } = engine;
  return await withSecrets(async ({ hold }) => {
    const done = await rekeyVault({
      session,
      clock,
      leaveOut,
      own: hold(own),
      signal: job.signal,
      copied: (bytes, of) => job.report({ step: 'writing', bytes: { done: bytes, of } }),
    });
    return view(done);
  });
}

const view = ({ stays, leftOut }: { stays: readonly KeyHolder[]; leftOut: readonly KeyHolder[] }) => ({
  stays: stays.map(({ name }) => name),
  leftOut: leftOut.map(({ id, name }) => ({ id, name })),
});
