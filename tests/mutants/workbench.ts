/** @file A copy of the project that mistakes are put into, so that the project itself is never touched. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseSync } from '@swc/core';
import { ensureBuilt } from '../../scripts/lib/build.mjs';
import { projectRoot } from '../support/project-files.ts';
import { type Mutant, mutated } from './mutant.ts';

const COPIED = [
  'src-main',
  'src-renderer',
  'resources',
  'scripts',
  'tests',
  'package.json',
  'package-lock.json',
];
const SETTINGS = ['vitest.config.ts', 'electron.vite.config.ts', 'tsconfig.base.json', 'tsconfig.json'];
const MORE_SETTINGS = ['tsconfig.web.json', 'README.md', 'electron-builder.yml', 'biome.json', 'knip.json'];
/** A mistake may go round in circles. */
const LONGEST_MS = 300_000;
/** All tests that are wanted, as they are. */
const ALL_MS = 1_800_000;
/** What the built window is made from. */
const BUILT = /^src-(main\/(app|preload|shared|core|contract|domain)|renderer)\//;
const NEEDS_BUILD = /^tests\/(e2e|security|faults\/host|integration\/app)\//;

export type Outcome = 'killed' | 'survived';

export class Workbench {
  readonly #root = mkdtempSync(join(tmpdir(), 'mutants-'));

  constructor() {
    for (const name of [...COPIED, ...SETTINGS, ...MORE_SETTINGS]) {
      cpSync(join(projectRoot, name), join(this.#root, name), { recursive: true });
    }
    // Where they really are: what may be read is held against that.
    symlinkSync(realpathSync(join(projectRoot, 'node_modules')), join(this.#root, 'node_modules'), 'dir');
  }

  /** Names of the tests that fail as things are. */
  async failing(tests: readonly string[]): Promise<string[]> {
    if (tests.some((test) => NEEDS_BUILD.test(test))) ensureBuilt(this.#root);
    const { report, run } = await this.#run([...tests], ALL_MS);
    if (report === undefined) return [`no report: ${run.stdout}${run.stderr}`];
    const missing = tests.filter((test) => !report.testResults.some(({ name }) => name.endsWith(test)));
    const failed = report.testResults.filter(({ status }) => status !== 'passed').map(({ name }) => name);
    return [...missing.map((test) => `${test} was not run`), ...failed];
  }

  /** Puts the mistake in, runs its test, and takes it out again. Throws where the mistake is no program. */
  async try(mutant: Mutant): Promise<Outcome> {
    const path = join(this.#root, mutant.file);
    const source = readFileSync(path, 'utf8');
    const changed = mutated(mutant, source);
    refuseNonsense(mutant, changed);
    writeFileSync(path, changed);
    try {
      if (BUILT.test(mutant.file) && NEEDS_BUILD.test(mutant.test)) ensureBuilt(this.#root);
      const only = mutant.only === undefined ? [] : ['-t', mutant.only];
      const { report, run } = await this.#run([mutant.test, ...only]);
      if (report === undefined) {
        if (run.wasStopped) return 'killed';
        throw new Error(`"${mutant.what}": its test could not be run.\n${run.stdout}${run.stderr}`);
      }
      if (report.numTotalTests === 0 || (report.numPassedTests === 0 && report.success))
        throw new Error(`"${mutant.what}": there is no such test: ${mutant.test} ${mutant.only ?? ''}`);
      return report.success ? 'survived' : 'killed';
    } finally {
      writeFileSync(path, source);
    }
  }

  /** The same with these test files, for as long as is said: the one that noticed, by path. What is stopped has not. */
  async noticedBy(mutant: Mutant, tests: readonly string[], timeout: number): Promise<string | undefined> {
    const path = join(this.#root, mutant.file);
    const source = readFileSync(path, 'utf8');
    const changed = mutated(mutant, source);
    refuseNonsense(mutant, changed);
    if (tests.length === 0) return undefined;
    writeFileSync(path, changed);
    try {
      const { report, run } = await this.#run([...tests], timeout);
      // One that is stopped writes what it was at as failed.
      if (run.wasStopped) return undefined;
      const all = report?.testResults.filter(({ status }) => status === 'failed') ?? [];
      // So are files that were left out after the first failure: of a file that could not even be loaded there is no other.
      const failed =
        all.find(({ assertionResults }) => assertionResults.some((one) => one.status === 'failed')) ?? all[0];
      return failed && relative(this.#root, failed.name);
    } finally {
      writeFileSync(path, source);
    }
  }

  close(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  async #run(
    args: readonly string[],
    timeout = LONGEST_MS,
  ): Promise<{ run: Run; report: Report | undefined }> {
    const output = join(this.#root, 'report.json');
    rmSync(output, { force: true });
    const vitest = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
    const options = ['run', '--root', this.#root, '--reporter=json', `--outputFile=${output}`, '--bail=1'];
    const run = await new Promise<Run>((resolve) => {
      const settings = {
        cwd: this.#root,
        // As in scripts/test.mjs. What is kept goes by the text of a file, so that a mistake is compiled anew.
        env: { NODE_COMPILE_CACHE: join(projectRoot, 'node_modules', '.cache', 'compiled'), ...process.env },
        timeout,
        maxBuffer: 64 << 20,
      };
      execFile(process.execPath, [vitest, ...options, ...args], settings, (error, stdout, stderr) => {
        // A code that is no number: it could not be started, or wrote without end.
        const wasStopped = error !== null && (typeof error.code !== 'number' || Boolean(error.signal));
        resolve({ wasStopped, stdout, stderr });
      });
    });
    try {
      return { run, report: JSON.parse(readFileSync(output, 'utf8')) };
    } catch {
      return { run, report: undefined };
    }
  }
}

interface Run {
  /** Ended from outside: it took too long, wrote without end, or could not be started. */
  readonly wasStopped: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

interface Report {
  readonly success: boolean;
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** A mistake that is no TypeScript would be noticed by anything, and says nothing about the tests. */
function refuseNonsense(mutant: Mutant, source: string): void {
  try {
    parseSync(source, { syntax: 'typescript', tsx: mutant.file.endsWith('.tsx'), target: 'es2024' });
  } catch (thrown) {
    throw new Error(`${mutant.file}: with "${mutant.what}" it is no program`, { cause: thrown });
  }
}
