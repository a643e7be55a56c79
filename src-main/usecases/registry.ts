/** @file Every call of the contract and the use case that answers it. The compiler finds a missing one. */
import type { CallInput, CallName, CallOutput, CheckedInput } from '../shared/contract/index.ts';
import { contract } from '../shared/contract/index.ts';
import { TestimonyError } from '../shared/errors.ts';
import { issueInWords } from '../shared/issue-words.ts';
import type { Job } from '../shared/ports.ts';
import { bundleHandlers } from './bundles/handlers.ts';
import { caseHandlers } from './cases/handlers.ts';
import type { Engine } from './engine.ts';
import { evidenceHandlers } from './evidence/handlers.ts';
import { formHandlers } from './forms/handlers.ts';
import type { Handlers } from './handlers.ts';
import { screeningHandlers } from './screening/handlers.ts';
import { vaultHandlers } from './vault/handlers.ts';
import { wordsHandlers } from './words/handlers.ts';

const handlers: Handlers<CallName> = {
  ...vaultHandlers,
  ...caseHandlers,
  ...evidenceHandlers,
  ...screeningHandlers,
  ...formHandlers,
  ...bundleHandlers,
  ...wordsHandlers,
};

/**
 * Checks the input against the contract and runs the use case. Throws TestimonyError; `bad-input` names
 * the first field that does not fit, and nothing has then been touched.
 */
export async function perform<N extends CallName>(
  engine: Engine,
  name: N,
  input: CallInput<N>,
  job: Job,
): Promise<CallOutput<N>> {
  const checked = contract[name].input.safeParse(input);
  if (!checked.success) {
    const findings = checked.error.issues.map((issue) => issueInWords(issue, name));
    throw new TestimonyError('bad-input', {
      subject: checked.error.issues[0]?.path.join('.') ?? name,
      findings,
    });
  }
  return await handlers[name](engine, checked.data as CheckedInput<N>, job);
}
