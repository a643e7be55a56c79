/**
 * @file Stryker over one slice of the rules: it puts every small mistake that it knows into each line, and counts how many
 * the unit tests notice. The score of a slice is kept in scores.json and never falls.
 *
 *   npm run test:mutation -- --list | SLICE | --tonight
 *
 * `--tonight` takes the slice whose turn it is: each night another, then the first again. The engine is installed under
 * .cache when it is first asked for, which needs the internet once.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../support/project-files.ts';

interface Slice {
  readonly mutate: readonly string[];
  /** Not those that start another program for each case: one of them takes longer than all others together. */
  readonly tests: readonly string[];
}
interface Score {
  readonly noticed: number;
  readonly of: number;
  /** In a hundred, with one decimal. */
  readonly score: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** An endless loop is a mistake that was noticed; what is waited for is added to what its tests take. */
const TIMEOUT_MS = 5000;
const ENGINE = join(projectRoot, '.cache', 'mutation');
const SCORES = join(projectRoot, 'tests', 'mutation', 'scores.json');
const CORE = 'src-main/core';
const CORE_TESTS = ['core', 'forms', 'interviews', 'law', 'exchange'].map(
  (one) => `tests/unit/${one}/**/*.test.ts`,
);

const folders = readdirSync(join(projectRoot, CORE), { withFileTypes: true }).filter((one) =>
  one.isDirectory(),
);
const SLICES: Readonly<Record<string, Slice>> = {
  audit: { mutate: ['src-main/audit/**/*.ts'], tests: ['tests/unit/audit/**/*.test.ts'] },
  crypto: { mutate: ['src-main/crypto/**/*.ts'], tests: ['tests/unit/{crypto,vault}/**/*.test.ts'] },
  leaving: {
    mutate: ['src-main/usecases/leaving/**/*.ts'],
    tests: ['tests/unit/leaving/**/*.test.ts', 'tests/integration/durable.test.ts'],
  },
  core: { mutate: [`${CORE}/*.ts`], tests: CORE_TESTS },
  ...Object.fromEntries(
    folders.map(({ name }) => [`core/${name}`, { mutate: [`${CORE}/${name}/**/*.ts`], tests: CORE_TESTS }]),
  ),
};

const [asked = '--list'] = process.argv.slice(2);
const names = Object.keys(SLICES);
const name = asked === '--tonight' ? (names[Math.floor(Date.now() / DAY_MS) % names.length] ?? '') : asked;
const slice = SLICES[name];
if (slice === undefined) {
  const kept = scores();
  for (const one of names)
    say(`${one}: ${kept[one] === undefined ? 'not measured yet' : `${kept[one].score}%`}`);
  process.exitCode = asked === '--list' ? 0 : 1;
} else {
  install();
  run(name, slice);
}

function install(): void {
  const core = join(ENGINE, 'node_modules', '@stryker-mutator', 'core', 'package.json');
  const wanted = JSON.parse(readFileSync(join(projectRoot, 'tests', 'mutation', 'package.json'), 'utf8'));
  if (existsSync(core)) {
    const { version } = JSON.parse(readFileSync(core, 'utf8'));
    if (version === wanted.dependencies['@stryker-mutator/core']) return;
  }
  mkdirSync(ENGINE, { recursive: true });
  for (const one of ['package.json', 'package-lock.json'])
    copyFileSync(join(projectRoot, 'tests', 'mutation', one), join(ENGINE, one));
  // Its vitest is the project's own, which is found above it.
  const args = ['ci', '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', args, { cwd: ENGINE, stdio: 'inherit' });
  if (status !== 0) throw new Error('the mutation engine could not be installed; npm says why above');
}

function run(name: string, { mutate, tests }: Slice): void {
  const report = join(ENGINE, 'report.json');
  const settings = join(ENGINE, 'stryker.json');
  const sandbox = '.cache/mutation/sandbox';
  writeFileSync(
    settings,
    JSON.stringify({
      testRunner: 'vitest',
      plugins: [join(ENGINE, 'node_modules', '@stryker-mutator', 'vitest-runner', 'dist', 'src', 'index.js')],
      mutate,
      reporters: ['clear-text', 'json'],
      jsonReporter: { fileName: report },
      clearTextReporter: { allowColor: false, reportTests: false },
      concurrency: Math.max(1, availableParallelism() - 1),
      vitest: { configFile: 'tests/mutation/vitest.config.ts' },
      tempDirName: sandbox,
      // Of the project, what tests read.
      ignorePatterns: ['/out', '/dist', '/demo-output', '/test-results', '/.cache'],
      // TypeScript 7 has no interface that Stryker could read its settings through.
      tsconfigFile: 'none.json',
      disableTypeChecks: false,
      // What is worked out once when a file is loaded: each of these would need all tests, in a process of its own.
      ignoreStatic: true,
      timeoutMS: TIMEOUT_MS,
      allowEmpty: true,
    }),
  );
  const stryker = join(ENGINE, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const env = { ...process.env, MUTATION_TESTS: JSON.stringify(tests) };
  const { status } = spawnSync(process.execPath, [stryker, 'run', settings], {
    cwd: projectRoot,
    env,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`Stryker ended with ${status}`);
  keep(name, scoreOf(report));
}

function scoreOf(report: string): Score {
  const { files } = JSON.parse(readFileSync(report, 'utf8')) as {
    files: Record<string, { mutants: { status: string }[] }>;
  };
  const all = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const noticed = all.filter((status) => status === 'Killed' || status === 'Timeout').length;
  const of = noticed + all.filter((status) => status === 'Survived' || status === 'NoCoverage').length;
  return { noticed, of, score: of === 0 ? 100 : Math.floor((1000 * noticed) / of) / 10 };
}

function keep(name: string, score: Score): void {
  const kept = scores();
  const before = kept[name]?.score ?? 0;
  say(`${name}: ${score.noticed} of ${score.of} noticed, ${score.score}%; kept so far: ${before}%`);
  if (score.score < before) {
    say('The score fell: a rule of this slice has less of a test than it had.');
    process.exitCode = 1;
  } else {
    const sorted = Object.entries({ ...kept, [name]: score }).toSorted(([a], [b]) => (a < b ? -1 : 1));
    writeFileSync(SCORES, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
  }
}

function scores(): Record<string, Score> {
  return JSON.parse(readFileSync(SCORES, 'utf8')) as Record<string, Score>;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
