/**
 * @file Chooses places for a fresh campaign of mistakes, by a rule that nobody can lean on: of every folder so many lines,
 * drawn by a seed, at which one of the usual mistakes can be made.
 *
 *   node tests/mutants/choose-places.ts SEED [HOW MANY]
 *
 * A line counts where it compares, negates, waits, filters, sorts, has a default, or names a field beside others; comments,
 * imports and types do not, nor a line that the list of known mistakes has already. Whoever runs the campaign puts one
 * mistake in at each place, of the kind that the line allows, and notes at the first run whether a test notices it.
 */
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot } from '../support/project-files.ts';
import { MUTANTS } from './list/all.ts';

/** Each gets as many as its share of all lines, and at least two. */
const FOLDERS = [
  'core',
  'contract',
  'crypto',
  'audit',
  'vault',
  'evidence',
  'documents',
  'bundle',
  'exchange',
  'usecases',
  'host',
  'cli',
].map((name) => `src-main/${name}`);
const LEAST = 2;
const MISTAKES =
  /[^=]=== |!== | [<>]=? |\?\? |&& |\|\| |\bawait |\.(filter|some|every|find|at|slice|toSorted)\(|: -?\d|\b(true|false)\b|![a-z(]/;
const NO_PLACE = /^\s*(\/\/|\*|\/\*|import |export type |type |interface |readonly |\}? ?from )/;

interface Place {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

const [seed = '1', most = '60'] = process.argv.slice(2);
const known = Map.groupBy(MUTANTS, ({ file }) => file);
const drawn = seeded(Number(seed));
const places = new Map([...FOLDERS, 'src-renderer'].map((folder) => [folder, placesIn(folder)]));
const all = [...places.values()].reduce((sum, some) => sum + some.length, 0);
for (const [, some] of places) {
  const count = Math.max(LEAST, Math.round((Number(most) * some.length) / all));
  for (const { file, line, text } of shuffled(some).slice(0, count))
    process.stdout.write(`${file}:${line}: ${text.trim()}\n`);
}

function placesIn(folder: string): Place[] {
  const files = globSync(`${folder}/**/*.{ts,tsx}`, { cwd: projectRoot }).toSorted();
  return files.flatMap((file) =>
    readFileSync(join(projectRoot, file), 'utf8')
      .split('\n')
      .map((text, at): Place => ({ file: relative('.', file), line: at + 1, text }))
      .filter(({ text }) => MISTAKES.test(text) && !NO_PLACE.test(text) && !isKnown(file, text)),
  );
}

function isKnown(file: string, text: string): boolean {
  return (known.get(file) ?? []).some(({ find }) => text.includes(find.trim()) || find.includes(text.trim()));
}

function shuffled<T>(all: readonly T[]): T[] {
  return all
    .map((one) => ({ one, by: drawn() }))
    .toSorted((a, b) => a.by - b.by)
    .map(({ one }) => one);
}

/** Mulberry32: the same numbers for the same seed, everywhere. */
function seeded(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
