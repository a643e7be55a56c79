import { defineConfig } from 'vitest/config';

/** The tests of one slice, in one process; which they are is said by tests/mutation/run.ts. */
export default defineConfig({
  test: {
    include: JSON.parse(process.env['MUTATION_TESTS'] ?? '[]') as string[],
    testTimeout: 20_000,
    setupFiles: ['tests/support/derive-once.ts'],
  },
});
