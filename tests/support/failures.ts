/** @file What went wrong, by name: for tests that expect one particular failure. */
import { TestimonyError } from '../../src-main/core/errors/errors.ts';

/** The failure that `work` ends in. Throws when it does not fail, and when it fails without a name. */
export async function failureOf(work: () => unknown): Promise<TestimonyError> {
  try {
    await work();
  } catch (thrown) {
    if (thrown instanceof TestimonyError) return thrown;
    throw thrown;
  }
  throw new Error('expected a failure, and there was none');
}

/** Its code alone, or 'none' when nothing went wrong. */
export async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'none';
  } catch (thrown) {
    if (thrown instanceof TestimonyError) return thrown.code;
    throw thrown;
  }
}
