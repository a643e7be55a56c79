import { availableParallelism, totalmem } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { quickDisk } from './tests/support/quick-disk.ts';

/** Faults that take long, or for which a disk has to be mounted, which not everybody may: not in `npm test`. */
const SLOW_FAULTS = [
  'tests/faults/bundle/disk-full.test.ts',
  'tests/faults/cli/build-killed.test.ts',
  'tests/faults/evidence/bombs.test.ts',
  'tests/faults/evidence/large-intake-killed.test.ts',
  'tests/faults/evidence/reading-killed.test.ts',
  'tests/faults/evidence/full-disk.test.ts',
  'tests/faults/evidence/search-killed.test.ts',
  'tests/faults/handover/killed.test.ts',
  'tests/faults/host/compiled-code.test.ts',
  'tests/faults/host/ipc-fuzz.test.ts',
  'tests/faults/host/hostile-while-asked.test.ts',
  'tests/faults/host/misbehaving.test.ts',
  'tests/faults/leaving/killed-often.test.ts',
  'tests/faults/vault/disks.test.ts',
  'tests/faults/vault/every-page.test.ts',
  'tests/faults/vault/trailing-bytes.test.ts',
  'tests/faults/cli/from-folder-killed.test.ts',
  'tests/faults/evidence/parallel-intake-killed.test.ts',
  'tests/faults/interview-kill.test.ts',
  'tests/faults/leaving/each-step.test.ts',
  'tests/faults/evidence/intake-killed.test.ts',
  'tests/faults/leaving/killed.test.ts',
  'tests/faults/vault/backup.test.ts',
  'tests/faults/vault/keeping.test.ts',
  'tests/faults/vault/killed.test.ts',
  'tests/faults/vault/killed-often.test.ts',
  'tests/faults/vault/working-day-killed.test.ts',
  'tests/faults/vault/disk-fails.test.ts',
  'tests/faults/vault/byte-flips.test.ts',
];

/** Killed at a moment of the clock, or when a disk fails: how long a disk takes is part of what happens. */
const ON_DISK = [
  'tests/faults/evidence/intake-killed.test.ts',
  'tests/faults/evidence/search-killed.test.ts',
  'tests/faults/leaving/killed-often.test.ts',
  'tests/faults/leaving/killed.test.ts',
  'tests/faults/vault/disk-fails.test.ts',
  'tests/faults/vault/disks.test.ts',
  'tests/faults/vault/keeping.test.ts',
  'tests/faults/vault/killed.test.ts',
  'tests/faults/vault/killed-often.test.ts',
  'tests/faults/vault/working-day-killed.test.ts',
];

/**
 * Security tests that drive the whole program in a browser, or several times over from its start: with the window's other
 * tests, not in `npm test`.
 */
const SECURITY_OF_THE_WINDOW = [
  'tests/security/browser-keeps-nothing.test.ts',
  'tests/security/demo-leaves-nothing.test.ts',
  'tests/security/linux-screen.test.ts',
  'tests/security/lock.test.ts',
  'tests/security/lock-while-working.test.ts',
  'tests/security/page-lockdown.test.ts',
  'tests/security/reaches-nobody.test.ts',
  'tests/security/start-and-end.test.ts',
  'tests/security/working-day.test.ts',
];

/**
 * Tables of every reader and every output, long histories with a vault for each row, and files of every odd make. The rules
 * beneath them have quicker tests of their own in `npm test`; `.ci/run` runs these too.
 */
const EXHAUSTIVE = [
  'tests/integration/accounts/every-sheet-hears.test.ts',
  'tests/integration/accounts/settled-in-every-output.test.ts',
  'tests/integration/accounts/withheld-readers.test.ts',
  'tests/integration/answers/what-was-said.test.ts',
  'tests/integration/bundle/odd-pages.test.ts',
  'tests/integration/bundle/page-as-picture.test.ts',
  'tests/integration/bundle/redacted.test.ts',
  'tests/integration/cli/two-laptops.test.ts',
  'tests/integration/cli/redact-scans.test.ts',
  'tests/integration/consent/every-no.test.ts',
  'tests/integration/bundle/right-to-left-rows.test.ts',
  'tests/integration/disclosure/same-words.test.ts',
  'tests/integration/evidence/as-written.test.ts',
  'tests/integration/evidence/bitmaps.test.ts',
  'tests/integration/evidence/brought.test.ts',
  'tests/integration/evidence/decode-process.test.ts',
  'tests/integration/evidence/hidden-together.test.ts',
  'tests/integration/evidence/hidden-words.test.ts',
  'tests/integration/evidence/large-files.test.ts',
  'tests/integration/evidence/marks.test.ts',
  'tests/integration/evidence/odd-pictures.test.ts',
  'tests/integration/evidence/pictures.test.ts',
  'tests/integration/evidence/redaction.test.ts',
  'tests/integration/evidence/tables.test.ts',
  'tests/integration/evidence/written-otherwise.test.ts',
  'tests/integration/handover/histories.test.ts',
  'tests/integration/handover/there-and-back.test.ts',
  'tests/integration/handover/two-noes.test.ts',
  'tests/integration/interviews/how-said-kept.test.ts',
  'tests/integration/interviews/prints-no-verdict.test.ts',
  'tests/integration/packs/states-in-pack.test.ts',
  'tests/integration/vault/backup-checker.test.ts',
  'tests/integration/vault/from-640.test.ts',
  'tests/integration/vault/hostile-backups.test.ts',
  'tests/integration/worksheets/paper-prints-no-verdict.test.ts',
];

/** What makes its cases itself: a tenth of them with `npm test` and all of them here (tests/support/many.ts). */
const MANY = [
  'tests/security/vault/tampering.test.ts',
  'tests/unit/core/consent/undecided.test.ts',
  'tests/unit/core/two-offices.test.ts',
];

/** Integration tests that are about the whole of their process, which no other file may have been in before. */
const ALONE = [
  // Counts the keys that the process holds.
  'tests/integration/vault/secrets-held.test.ts',
];

/**
 * Those that take longest, each begun before the others of its kind: begun last, it is waited for while the other workers
 * have nothing to do. How long a file is, by which the others are put in order, says little of that.
 */
const LONGEST = [
  'tests/e2e/no-verdict.test.ts',
  'tests/e2e/clock.test.ts',
  'tests/e2e/forms-kept.test.ts',
  'tests/e2e/interview.test.ts',
  'tests/e2e/packs.test.ts',
  'tests/e2e/only-looked-at.test.ts',
  'tests/faults/evidence/large-intake-killed.test.ts',
  'tests/integration/disclosure/same-words.test.ts',
  'tests/integration/consent/every-no.test.ts',
  'tests/integration/interviews/prints-no-verdict.test.ts',
  'tests/integration/accounts/withheld-readers.test.ts',
  'tests/integration/cli/from-folder.test.ts',
  'tests/integration/evidence/pictures.test.ts',
  'tests/security/working-day.test.ts',
  'tests/security/demo-leaves-nothing.test.ts',
  'tests/security/start-and-end.test.ts',
  'tests/security/lock.test.ts',
  'tests/security/browser-keeps-nothing.test.ts',
  'tests/unit/audit/proof.test.ts',
  'tests/unit/worker-client.test.ts',
  'tests/unit/core/told/every-kind-named.test.ts',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((one) => moduleId.endsWith(`/${one}`));
      return at === -1 ? LONGEST.length : at;
    };
    // Projects stay in their order, each in one piece: its files share their processes.
    const byProject = Map.groupBy(await super.sort(files), ({ project }) => project);
    return [...byProject.values()].flatMap((some) => some.toSorted((a, b) => rank(a) - rank(b)));
  }
}

const CORES = availableParallelism();
/**
 * How many files run side by side. Tests wait for processes that start and for a disk; those of the window wait half of
 * their time, for frames to be drawn, and each has a browser of its own, for which there must be memory.
 */
const WORKERS = {
  each: CORES,
  more: CORES + Math.ceil(CORES / 2),
  window: Math.max(CORES, Math.min(2 * CORES, Math.floor(totalmem() / (2 * 1024 ** 3)))),
};
type Workers = keyof typeof WORKERS;

interface Kind {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  /**
   * Files one after the other in the same process, which loads the program once: a third of the work is left. Only where
   * no support file sets something up, or closes it, once for the file that imports it first.
   */
  readonly together?: boolean;
  /** `more` where nothing is said. */
  readonly workers?: Workers;
  /** In place of Node's own world, one with a page in memory. */
  readonly environment?: 'happy-dom';
  /** Temporary files lie in memory; not where what lies about on the machine is looked for. */
  readonly inMemory?: boolean;
  /** All cases of a test that makes its own. */
  readonly many?: boolean;
}

const ORDER: readonly Workers[] = ['more', 'each', 'window'];

/** One project per kind of test; scripts/test.mjs says which of them `npm test` runs, `.ci/run` runs all. */
const project = (
  name: string,
  timeout: number,
  {
    include = [`tests/${name}/**/*.test.ts`],
    exclude = [],
    together = false,
    workers = 'more',
    environment,
    inMemory = false,
    many = false,
  }: Kind = {},
) => ({
  test: {
    name,
    include: [...include],
    exclude: [...exclude],
    testTimeout: timeout,
    hookTimeout: timeout,
    pool: 'forks' as const,
    isolate: !together,
    ...(environment === undefined ? {} : { environment }),
    maxWorkers: WORKERS[workers],
    // Much is made and dropped at once: with room for it, less is moved about. A twentieth of the work.
    execArgv: ['--max-semi-space-size=64'],
    // Only those of as many workers may run in one go.
    sequence: { groupOrder: ORDER.indexOf(workers) },
    env: { ...(inMemory ? quickDisk() : {}), ...(many ? { TESTIMONY_MANY: 'all' } : {}) },
    // What is waited for may take its time on a busy machine; the test's own limit is the one that counts.
    expect: { poll: { timeout: 15_000 } },
    setupFiles: ['tests/support/derive-once.ts'],
  },
});

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      project('unit', 20_000, { together: true, inMemory: true }),
      project('integration', 60_000, { exclude: [...ALONE, ...EXHAUSTIVE], together: true, inMemory: true }),
      project('exhaustive', 60_000, {
        include: [...EXHAUSTIVE, ...MANY],
        together: true,
        inMemory: true,
        many: true,
      }),
      project('window', 60_000, {
        include: ['tests/window/**/*.test.tsx'],
        together: true,
        inMemory: true,
        environment: 'happy-dom',
      }),
      project('integration-alone', 60_000, { include: ALONE }),
      project('security', 120_000, { exclude: SECURITY_OF_THE_WINDOW, together: true }),
      project('security-window', 180_000, {
        include: SECURITY_OF_THE_WINDOW,
        together: true,
        workers: 'window',
      }),
      project('faults', 180_000, {
        include: ['tests/faults/**/*.test.ts'],
        exclude: SLOW_FAULTS,
        inMemory: true,
      }),
      project('slow-faults', 180_000, {
        include: SLOW_FAULTS.filter((file) => !ON_DISK.includes(file)),
        inMemory: true,
      }),
      project('slow-faults-on-disk', 180_000, { include: ON_DISK, workers: 'each' }),
      project('year', 600_000, { inMemory: true }),
      project('corpus', 600_000, { workers: 'each' }),
      project('e2e', 180_000, { together: true, workers: 'window', inMemory: true }),
    ],
  },
});
