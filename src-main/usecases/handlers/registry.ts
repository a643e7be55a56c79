/** @file How a call of the contract comes to the use case that answers it (areas.ts has them all). */
import type { CallInput, CallName, CallOutput, CheckedInput } from '../../contract/index.ts';
import { contract } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { faultIn } from '../../core/errors/validation-faults.ts';
import { wipeSecrets } from '../../core/vault/secrets-in-input.ts';
import { namingAltered } from '../engine/as-written.ts';
import type { Engine } from '../engine/engine.ts';
import { withSecond } from '../engine/second-person.ts';
import { handlersOf } from './areas.ts';
import { requireDecider, requireRole, requireSeconds } from './rights.ts';

/**
 * Checks the role against the rights and the input against the contract, and runs the use case. Throws TestimonyError. The role
 * comes first: whoever may not ask is told that, whatever they gave, and the log says that they tried. `bad-input` names the
 * first field that does not fit, and nothing has then been touched. What fails because another program wrote in the store is
 * `vault-damaged`, with the tables.
 */
export async function perform<N extends CallName>(
  engine: Engine,
  name: N,
  input: CallInput<N>,
  job: Job,
): Promise<CallOutput<N>> {
  mustBeOfRole(engine, name, input);
  const checked = contract[name].input.safeParse(input);
  if (!checked.success) {
    const found = checked.error.issues.map((issue) => faultIn(issue, name));
    throw new TestimonyError('bad-input', {
      subject: checked.error.issues[0]?.path.join('.') ?? name,
      found,
    });
  }
  try {
    requireDecider(engine, name, checked.data);
    return await withSecond(engine, name, checked.data, async (standing) => {
      requireSeconds(standing, name, checked.data);
      const area = await handlersOf[name]();
      return await area[name](standing, checked.data as CheckedInput<N>, job);
    });
  } catch (thrown) {
    throw namingAltered(engine, thrown);
  } finally {
    wipeSecrets(checked.data);
  }
}

/** What was given and is not looked at is wiped too. */
function mustBeOfRole(engine: Engine, name: CallName, input: unknown): void {
  try {
    requireRole(engine, name);
  } catch (thrown) {
    wipeSecrets(input);
    throw thrown;
  }
}
