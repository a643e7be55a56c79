/**
 * @file Puts known mistakes into a copy of the project, one at a time, and asks whether their test notices.
 *
 *   npm run test:mutants [-- --some 20] [-- --fresh 4] [-- --subject NAME] [-- --about WORD]
 *
 * `--some` takes that many, others each day; `--fresh` of these so many that a campaign found; `--subject` those of one list;
 * `--about` those with a word in their file, test or description.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { dayNumber } from '../support/ports.ts';
import { projectRoot } from '../support/project-files.ts';
import { MUTANTS, MUTANTS_BY_SUBJECT } from './list/all.ts';
import type { Mutant } from './mutant.ts';
import { Workbench } from './workbench.ts';

/** Each is a copy of the project, with a window of its own built where a mistake is in one. */
const MOST_BENCHES = 4;

const option = (name: string) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};

const about = option('--about');
const some = option('--some');
const subject = option('--subject');
const wanted = (subject === undefined ? MUTANTS : (MUTANTS_BY_SUBJECT[subject] ?? [])).filter(
  ({ what, file, test }) => about === undefined || `${what} ${file} ${test}`.includes(about),
);
const chosen = some === undefined ? wanted : shareOf(Number(some), Number(option('--fresh') ?? 0));
if (chosen.length === 0) throw new Error('No known mutant is meant by that.');
const running = chosen.filter((mutant) => mutant.equivalent === undefined);

const started = performance.now();
// One file of tests keeps one core busy.
const benches = Array.from({ length: Math.min(MOST_BENCHES, availableParallelism()) }, () => new Workbench());
const survived: Mutant[] = [];
try {
  const tests = [...new Set(running.map(({ test }) => test))];
  const failing = tests.length === 0 ? [] : ((await benches[0]?.failing(tests)) ?? []);
  if (failing.length > 0) throw new Error(`Without any mistake these do not pass:\n${failing.join('\n')}`);
  const left = [...running.entries()];
  const work = async (bench: Workbench) => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [i, mutant] = next;
      const outcome = await bench.try(mutant);
      if (outcome === 'survived') survived.push(mutant);
      say(`${i + 1}/${running.length} ${outcome}: ${mutant.what} (${mutant.file})`);
    }
  };
  // One that cannot be tried ends the run, and not before the others have let go of their files.
  const stopping = (thrown: unknown) => {
    left.length = 0;
    throw thrown;
  };
  const ends = await Promise.allSettled(benches.map((bench) => work(bench).catch(stopping)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
} finally {
  for (const bench of benches) bench.close();
}

const equivalent = chosen.filter((mutant) => mutant.equivalent !== undefined);
for (const { what, file, equivalent: why } of equivalent) say(`equivalent: ${what} (${file}): ${why}`);
for (const { what, file, test } of survived) say(`NOT NOTICED: ${what} (${file}), by ${test}`);
say(
  `${running.length - survived.length} killed, ${survived.length} survived, ${equivalent.length} equivalent, of ${MUTANTS.length} known`,
);
writeCounts(running.length - survived.length, survived.length);
if (survived.length > 0) process.exitCode = 1;

/** `fresh` of them from campaigns, which come round sooner than the long list would let them. */
function shareOf(count: number, fresh: number): Mutant[] {
  if (fresh === 0) return turnOf(wanted, count);
  const [found, others] = [true, false].map((is) =>
    wanted.filter(({ campaign }) => (campaign !== undefined) === is),
  );
  return [...turnOf(others ?? [], count - fresh), ...turnOf(found ?? [], fresh)];
}

/** The day's share: every mutant has its turn, then the first again. */
function turnOf(mutants: readonly Mutant[], count: number): Mutant[] {
  const start = dayNumber() * count;
  return Array.from(
    { length: Math.min(count, mutants.length) },
    (_, i) => mutants[(start + i) % mutants.length] as Mutant,
  );
}

/** Where .ci/run adds up what the suites counted. */
function writeCounts(killed: number, missed: number): void {
  const results = join(projectRoot, 'test-results');
  mkdirSync(results, { recursive: true });
  const counts = { numPassedTests: killed, numFailedTests: missed, testResults: [] };
  writeFileSync(join(results, 'mutants.json'), JSON.stringify(counts));
  writeFileSync(
    join(results, 'mutants-checks.json'),
    JSON.stringify({ numPassedTests: 0, numFailedTests: 0, ms: performance.now() - started }),
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
