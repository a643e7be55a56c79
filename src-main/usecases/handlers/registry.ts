/** @file Every call of the contract and the use case that answers it. The compiler finds a missing one. */
import type { CallInput, CallName, CallOutput, CheckedInput } from '../../contract/index.ts';
import { contract } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { faultIn } from '../../core/errors/validation-faults.ts';
import type { Engine } from '../engine/engine.ts';
import { withSecond } from '../engine/second-person.ts';
import { bundleHandlers } from './bundles.ts';
import { caseHandlers } from './cases.ts';
import { chronologyHandlers } from './chronology.ts';
import { consentHandlers } from './consent.ts';
import { contactHandlers } from './contact.ts';
import { dateHandlers } from './dates.ts';
import { draftHandlers } from './drafts.ts';
import { evidenceHandlers } from './evidence.ts';
import { formHandlers } from './forms.ts';
import type { Handlers } from './handlers.ts';
import { handoverHandlers } from './handover.ts';
import { interviewHandlers } from './interviews.ts';
import { keepingHandlers } from './keeping.ts';
import { packHandlers } from './packs.ts';
import { requireRight, requireSeconds } from './rights.ts';
import { searchHandlers } from './search.ts';
import { vaultHandlers } from './vault.ts';
import { worksheetHandlers } from './worksheets.ts';

const handlers: Handlers<CallName> = {
  ...vaultHandlers,
  ...keepingHandlers,
  ...caseHandlers,
  ...evidenceHandlers,
  ...interviewHandlers,
  ...consentHandlers,
  ...worksheetHandlers,
  ...formHandlers,
  ...bundleHandlers,
  ...draftHandlers,
  ...dateHandlers,
  ...contactHandlers,
  ...chronologyHandlers,
  ...packHandlers,
  ...handoverHandlers,
  ...searchHandlers,
};

/**
 * Checks the input against the contract and the role against the rights, and runs the use case. Throws TestimonyError; `bad-input` names
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
    const found = checked.error.issues.map((issue) => faultIn(issue, name));
    throw new TestimonyError('bad-input', {
      subject: checked.error.issues[0]?.path.join('.') ?? name,
      found,
    });
  }
  requireRight(engine, name, checked.data);
  return await withSecond(engine, name, checked.data, async (standing) => {
    requireSeconds(standing, name, checked.data);
    return await handlers[name](standing, checked.data as CheckedInput<N>, job);
  });
}
