/**
 * @file Runs the checks and the tests, one suite after another, and writes down what each counted and how long it took.
 *
 *   node scripts/test.mjs [--only SUITE] [ARGUMENT FOR VITEST…]
 *
 * Without `--only` it is what `npm test` promises: types, style, dependency direction, unused code, then the
 * unit, integration and security tests, and the faults that are quick. What drives the whole window is in `e2e`. The slower suites are
 * asked for by name.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './lib/build.mjs';
import { failedFiles, putInPlaceOf } from './lib/second-time.mjs';
import { minutes, slowestFiles } from './lib/test-times.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const results = join(root, 'test-results');

/** One reader for each of the two: several readers work out the same library's types once each, twice the work in all. */
const tsc = (project) => ['typescript/bin/tsc', '-p', project, '--checkers', '1'];
const CHECKS = [
  { name: 'types', run: tsc('tsconfig.json') },
  { name: 'types in the window', run: tsc('tsconfig.web.json') },
  { name: 'style', run: ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings'] },
  {
    name: 'dependency direction',
    run: [
      'dependency-cruiser/bin/dependency-cruise.mjs',
      'src-main',
      'src-renderer',
      'scripts',
      'tests',
      '--output-type',
      'err',
    ],
  },
  { name: 'unused code', run: ['knip/bin/knip.js'] },
];
/** The window as it ships; several tests look at it, so it is made once before any of them. */
const BUILD = { name: 'build', build: true };
const SLOW_FAULTS = ['slow-faults', 'slow-faults-on-disk'];
const SUITES = {
  default: {
    checks: [...CHECKS, BUILD],
    projects: ['unit', 'integration', 'window', 'integration-alone', 'security', 'faults'],
  },
  checks: { checks: CHECKS, projects: [] },
  e2e: { checks: [BUILD], projects: ['e2e', 'security-window'], mostTwice: 2 },
  corpus: { checks: [], projects: ['corpus'] },
  // Days on which counting goes wrong, each with the clock of a process of its own.
  year: { checks: [], projects: ['year'] },
  // The same tests a year later.
  ahead: { checks: [], projects: ['unit', 'integration', 'exhaustive'], daysAhead: 365 },
  faults: { checks: [], projects: ['faults', ...SLOW_FAULTS] },
  // Those that `npm test` leaves out.
  exhaustive: { checks: [], projects: ['exhaustive'] },
  'slow-faults': { checks: [], projects: SLOW_FAULTS },
  // `npm run -s t -- FILE`: some files of any kind, and nothing before them. Those that look at the built window build it.
  some: {
    checks: [],
    projects: [
      'unit',
      'integration',
      'exhaustive',
      'window',
      'integration-alone',
      'security',
      'security-window',
      'faults',
      ...SLOW_FAULTS,
      'e2e',
      'corpus',
    ],
  },
};

const args = process.argv.slice(2);
const onlyAt = args.indexOf('--only');
const name = onlyAt < 0 ? 'default' : args[onlyAt + 1];
const forVitest = onlyAt < 0 ? args : args.filter((_, i) => i !== onlyAt && i !== onlyAt + 1);
/** Whether somebody asked for a few tests of their own; a share of a suite (`--shard=1/2`) is run as the suite is. */
const chosenTests = forVitest.some((argument) => !argument.startsWith('--shard='));
const suite = SUITES[name];
if (suite === undefined) {
  process.stderr.write(`There is no suite called ${name}. There are: ${Object.keys(SUITES).join(', ')}.\n`);
  process.exit(2);
}

if (name === 'some' && forVitest.length === 0) {
  process.stderr.write('Say which: npm run -s t -- FILE [FILE…] [-t PART OF A NAME]\n');
  process.exit(2);
}

mkdirSync(results, { recursive: true });
rmSync(join(results, `${name}.json`), { force: true });
// With arguments of one's own (a file, a name) only the tests are wanted; a build is still needed.
const checks = forVitest.length > 0 ? suite.checks.filter((check) => check === BUILD) : suite.checks;
const started = performance.now();
const failed = await notPassed(checks);
const checked = performance.now();
const first = suite.projects.length === 0 ? 0 : runTests(suite.projects, forVitest, `${name}.json`);
const tests = first === 0 ? 0 : secondTime(suite, first);
const ended = performance.now();
writeFileSync(
  join(results, `${name}-checks.json`),
  JSON.stringify({
    numPassedTests: checks.length - failed.length,
    numFailedTests: failed.length,
    ms: ended - started,
  }),
);
if (suite.projects.length > 0) {
  for (const line of slowestFiles(root, join(results, `${name}.json`))) say(line);
  say(
    `Took ${minutes(ended - started)}: checks ${minutes(checked - started)}, tests ${minutes(ended - checked)}.`,
  );
}
if (failed.length > 0) say(`Not passed: ${failed.map((check) => check.name).join(', ')}.`);
process.exit(failed.length > 0 || tests !== 0 ? 1 : 0);

/**
 * The checks that did not pass. Two at a time: most of them use one core. The build first and alone, which others may
 * look at, and which ends before anything else is asked.
 */
async function notPassed(checks) {
  const failed = checks.filter((check) => check.build && !said(check, performance.now(), built()));
  const left = checks.filter((check) => !check.build);
  const runNext = async () => {
    for (let check = left.shift(); check !== undefined; check = left.shift()) {
      const started = performance.now();
      if (!said(check, started, await nodeBeside(check.run))) failed.push(check);
    }
  };
  await Promise.all([runNext(), runNext()]);
  return failed;
}

/** Whether a check passed; its output is shown only when there is something to see to. */
function said(check, started, result) {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const passed = result.status === 0;
  say(`${passed ? ' ok ' : ' NO '} ${check.name} (${seconds} s)`);
  if (!passed) say(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  return passed;
}

/** Builds when sources changed; a failure comes back as a failed command would. */
function built() {
  try {
    ensureBuilt(root);
    return { status: 0 };
  } catch (error) {
    return { status: 1, stderr: error.message };
  }
}

/**
 * The window's tests press and type while the machine does other things, and a few hundred of them in a row meet a moment
 * now and then that no person would. Where only a file or two did not pass, they are gone through once more, alone: what is
 * wrong with the program fails again. What passed only then is said at the end (scripts/count-tests.mjs), as something to
 * see to.
 */
function secondTime({ projects, mostTwice = 0 }, first) {
  const report = join(results, `${name}.json`);
  const files = failedFiles(report);
  if (files.length === 0 || files.length > mostTwice || chosenTests) return first;
  say(`Once more, alone: ${files.map((file) => relative(root, file)).join(', ')}`);
  const again = runTests(projects, files, `${name}-again.json`);
  putInPlaceOf(report, join(results, `${name}-again.json`));
  return again;
}

function runTests(projects, chosenFiles, report) {
  const chosen = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${join(results, report)}`];
  // Pictures of every way a screen is seen are for whoever looks at a few tests: tests/support/screen.ts.
  const pictures = chosenTests ? {} : { TESTIMONY_PICTURES: 'light' };
  const run = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...chosen, ...reporters, ...chosenFiles];
  const settings = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
  const { daysAhead } = suite;
  if (daysAhead === undefined)
    return spawnSync(process.execPath, run, { ...settings, env: { ...env(), ...pictures } }).status ?? 1;
  // Below the language: the clock of every process that is started is moved, whatever it is written in. The times of files
  // are the disk's, and what waits goes by a clock of its own.
  const moved = { NO_FAKE_STAT: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' };
  const clock = ['-m', '-f', `+${daysAhead}d`, process.execPath];
  return (
    spawnSync('faketime', [...clock, ...run], { ...settings, env: { ...env(), ...pictures, ...moved } })
      .status ?? 1
  );
}

// Node keeps what it made of our TypeScript: every process and worker that a test starts is up in half the time. The
// compiler, which ends soon, tidies its memory less often (GOGC): a fifth of its work.
function env() {
  return {
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
    GOGC: '200',
    ...process.env,
  };
}

/** Runs a file of a package while something else may run; what it wrote comes with how it ended. */
function nodeBeside([script, ...rest]) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...rest], {
      cwd: root,
      env: env(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const written = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'])
      child[name].setEncoding('utf8').on('data', (text) => {
        written[name] += text;
      });
    child.once('error', (error) => resolve({ status: null, ...written, stderr: error.message }));
    child.once('close', (status) => resolve({ status, ...written }));
  });
}

function say(line) {
  process.stderr.write(`${line}\n`);
}
