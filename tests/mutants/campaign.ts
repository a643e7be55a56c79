/**
 * @file Tries the mistakes of one campaign: each is put into a copy of the project, alone, and the tests that are nearest to
 * the changed file are run: those that import it, then those that import what imports it, then those that look at a whole
 * case. Unit tests first: where one of them notices, no other is run.
 *
 *   nice -n 15 node tests/mutants/campaign.ts FILE
 *
 * One mistake a line: `path:line|text of the line@@what is put in its place`. The places come from choose-places.ts, so that
 * nobody picks what is easy. A line is written for each: noticed, not noticed, or moved where the file has that text no
 * longer. A test counts only where it passes without the mistake. Whoever reads the lines looks at each that was not noticed:
 * nothing changes for anybody, or a test is missing. Then it goes into list/campaigns.ts, and a share of that runs each day.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { projectRoot, sources } from '../support/project-files.ts';
import type { Mutant } from './mutant.ts';
import { Workbench } from './workbench.ts';

/** Of each kind so many at most, in this order. */
const STEPS = {
  renderer: [
    { kind: 'unit', most: 10 },
    { kind: 'window', most: 4 },
  ],
  main: [
    { kind: 'unit', most: 25 },
    { kind: 'integration', most: 4 },
  ],
};
/** A test in the folder of the same name is so many steps nearer: what is done in a worker is far by its imports. */
const AREA = 8;
/** What everything comes together in. */
const WHOLE_CASE = ['tests/integration/cli/approved.test.ts', 'tests/integration/whole-case.test.ts'];
const MOST_MS = 240_000;

const importers = whoImports();
const [list = ''] = process.argv.slice(2);
const counts = { noticed: 0, unnoticed: 0, moved: 0 };
const bench = new Workbench();
/** By whether it passes as things are. */
const passes = new Map<string, boolean>();
try {
  for (const line of readFileSync(list, 'utf8').split('\n').filter(Boolean)) {
    const { mutant, place } = mistakeOf(line);
    const by = mutant === undefined ? undefined : await noticedBy(mutant);
    const outcome = mutant === undefined ? 'moved' : by === undefined ? 'unnoticed' : 'noticed';
    counts[outcome] += 1;
    process.stdout.write(`${place}: ${outcome} ${by ?? ''}: ${line.slice(line.indexOf('|') + 1)}\n`);
  }
} finally {
  bench.close();
}
process.stdout.write(`${counts.noticed} noticed, ${counts.unnoticed} unnoticed, ${counts.moved} moved\n`);

/** The first test that fails with it and passes without it. */
async function noticedBy(mutant: Mutant): Promise<string | undefined> {
  for (const near of nearestTests(mutant.file)) {
    let tests = near;
    for (;;) {
      const by = await bench.noticedBy(mutant, tests, MOST_MS);
      if (by === undefined) break;
      if (!passes.has(by)) passes.set(by, (await bench.failing([by])).length === 0);
      if (passes.get(by) === true) return by;
      tests = tests.filter((one) => one !== by);
    }
  }
  return undefined;
}

/** The whole line with the mistake in it, and its neighbours, so that the text is found once; none where the text is gone. */
function mistakeOf(line: string): { readonly mutant: Mutant | undefined; readonly place: string } {
  const [place = '', change = ''] = [line.slice(0, line.indexOf('|')), line.slice(line.indexOf('|') + 1)];
  const [file = '', number = ''] = place.split(':');
  const [find = '', put = ''] = change.split('@@');
  const lines = readFileSync(join(projectRoot, file), 'utf8').split('\n');
  // Lines move: the nearest that has the text.
  const [at] = [...lines.keys()]
    .filter((one) => lines[one]?.includes(find))
    .toSorted((a, b) => Math.abs(a + 1 - Number(number)) - Math.abs(b + 1 - Number(number)));
  if (at === undefined) return { mutant: undefined, place };
  const text = lines[at] ?? '';
  const around = (middle: string) => [lines[at - 1] ?? '', middle, lines[at + 1] ?? ''].join('\n');
  const changed = around(text.replace(find, () => put));
  return { mutant: { what: change, file, find: around(text), put: changed, test: '' }, place };
}

/** Of each kind so many, by steps of import from the file. Of as many steps, first what is called like it, or like its folder. */
function nearestTests(file: string): string[][] {
  const steps = new Map([[file, 0]]);
  for (const [from, count] of steps)
    for (const next of importers.get(from) ?? []) if (!steps.has(next)) steps.set(next, count + 1);
  const word = basename(file).split('.')[0] ?? '';
  const [, area = ''] = file.split('/');
  const rank = (test: string) =>
    (steps.get(test) ?? 0) * 2 + (test.includes(word) ? 0 : 1) - (test.includes(`/${area}/`) ? AREA : 0);
  const tests = [...steps.keys()]
    .filter((path) => /\.test\.tsx?$/.test(path))
    .toSorted((a, b) => rank(a) - rank(b));
  const near = STEPS[file.startsWith('src-renderer/') ? 'renderer' : 'main'].map(({ kind, most }) =>
    tests.filter((path) => path.startsWith(`tests/${kind}/`)).slice(0, most),
  );
  return [...near, WHOLE_CASE.filter((test) => tests.includes(test))].filter((some) => some.length > 0);
}

function whoImports(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  // Whatever is named: a worker is started by the name of its file.
  for (const { path, text } of sources(['src-main', 'src-renderer', 'tests']))
    for (const [, to = ''] of text.matchAll(/'(\.{1,2}\/[^']+)'/g)) {
      const imported = normalize(join(dirname(path), to));
      found.set(imported, [...(found.get(imported) ?? []), path]);
    }
  return found;
}
