/**
 * @file Tries the mistakes of one campaign: each is put into a copy of the project, alone, and the tests that are nearest to
 * the changed file are run: those that import it, then those that import what imports it.
 *
 *   node tests/mutants/campaign.ts FILE
 *
 * One mistake a line: `path:line|text of the line@@what is put in its place`. The places come from choose-places.ts, so that
 * nobody picks what is easy. A line is written for each: noticed or not. Whoever reads them looks at each that was not:
 * nothing changes for anybody, or a test is missing.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { projectRoot, sources } from '../support/project-files.ts';
import type { Mutant } from './mutant.ts';
import { Workbench } from './workbench.ts';

const MOST = { unit: 6, window: 2, integration: 2 };
/** The window's own take long and look at the window. */
const KINDS = {
  renderer: ['unit', 'window'],
  main: ['unit', 'integration'],
} as const;
const MOST_MS = 60_000;

const importers = whoImports();
const [list = ''] = process.argv.slice(2);
const counts = { noticed: 0, unnoticed: 0 };
const bench = new Workbench();
try {
  for (const line of readFileSync(list, 'utf8').split('\n').filter(Boolean)) {
    const { mutant, place } = mistakeOf(line);
    const by = await bench.noticedBy(mutant, nearestTests(mutant.file), MOST_MS);
    counts[by === undefined ? 'unnoticed' : 'noticed'] += 1;
    const outcome = by === undefined ? 'UNNOTICED' : `noticed by ${by}`;
    process.stdout.write(`${place}: ${outcome}: ${mutant.what}\n`);
  }
} finally {
  bench.close();
}
process.stdout.write(`${counts.noticed} noticed, ${counts.unnoticed} unnoticed\n`);

/** The whole line with the mistake in it, and its neighbours, so that the text is found once. */
function mistakeOf(line: string): { readonly mutant: Mutant; readonly place: string } {
  const [place = '', change = ''] = [line.slice(0, line.indexOf('|')), line.slice(line.indexOf('|') + 1)];
  const [file = '', number = ''] = place.split(':');
  const [find = '', put = ''] = change.split('@@');
  const lines = readFileSync(join(projectRoot, file), 'utf8').split('\n');
  // Lines move: the nearest that has the text.
  const [at] = [...lines.keys()]
    .filter((one) => lines[one]?.includes(find))
    .toSorted((a, b) => Math.abs(a + 1 - Number(number)) - Math.abs(b + 1 - Number(number)));
  if (at === undefined) throw new Error(`${place} does not have ${find}`);
  const text = lines[at] ?? '';
  const around = (middle: string) => [lines[at - 1] ?? '', middle, lines[at + 1] ?? ''].join('\n');
  const changed = around(text.replace(find, () => put));
  return { mutant: { what: change, file, find: around(text), put: changed, test: '' }, place };
}

/** Of each kind so many, by steps of import from the file. Of as many steps, first what is called like it. */
function nearestTests(file: string): string[] {
  const steps = new Map([[file, 0]]);
  for (const [from, count] of steps)
    for (const next of importers.get(from) ?? []) if (!steps.has(next)) steps.set(next, count + 1);
  const word = basename(file).split('.')[0] ?? '';
  const rank = (test: string) => (steps.get(test) ?? 0) * 2 + (test.includes(word) ? 0 : 1);
  const tests = [...steps.keys()]
    .filter((path) => /\.test\.tsx?$/.test(path))
    .toSorted((a, b) => rank(a) - rank(b));
  return KINDS[file.startsWith('src-renderer/') ? 'renderer' : 'main'].flatMap((kind) =>
    tests.filter((path) => path.startsWith(`tests/${kind}/`)).slice(0, MOST[kind]),
  );
}

function whoImports(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { path, text } of sources(['src-main', 'src-renderer', 'tests']))
    for (const [, to = ''] of text.matchAll(/(?:from|import) ?\(?'(\.[^']+)'/g)) {
      const imported = normalize(join(dirname(path), to));
      found.set(imported, [...(found.get(imported) ?? []), path]);
    }
  return found;
}
