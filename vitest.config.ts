import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** One project per kind of test; `npm test` runs unit, integration and security, `.ci/run` the rest too. */
const project = (name: string, timeout: number) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    testTimeout: timeout,
    hookTimeout: timeout,
    pool: 'forks' as const,
    setupFiles: ['tests/support/derive-once.ts'],
  },
});

export default defineConfig({
  test: {
    // Files run side by side, one on each core; by itself vitest would leave one core idle.
    maxWorkers: availableParallelism(),
    projects: [
      project('unit', 20_000),
      project('integration', 60_000),
      project('security', 120_000),
      project('faults', 180_000),
      project('corpus', 600_000),
      project('e2e', 180_000),
    ],
  },
});
