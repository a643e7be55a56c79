/**
 * What people read is worded in resources/locales, and what the engine finds are codes. Sentences that stand in engine
 * code are counted here, file by file. The count may only fall: a new sentence goes into the catalogue as a code, and
 * where one has been moved there its file's number is put down.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { expect, it } from 'vitest';
import { projectRoot, sources } from '../../support/project-files.ts';

const LIST = join('tests', 'unit', 'project', 'sentences.json');
/** Help and lines of the command line are its own; migrations are frozen; names of fonts and of small words are data. */
const ELSEWHERE =
  /^src-main\/(cli|vault\/migrations|vault\/queries)\/|^src-main\/core\/(text\/fonts|worksheets\/short-names)\.ts$/;
const SQL = /\b(SELECT|INSERT|UPDATE|DELETE|CREATE|WHERE|PRAGMA|FROM|BETWEEN)\b/;
/** Three words or more, one after the other; `…` is a value put in between. */
const SENTENCE = /(?:[A-Za-z’]{2,}|[aI])(?: [“"(]?(?:[A-Za-z’-]+|…)[”",;:.)]*){2,}/;

interface Node {
  readonly type?: string;
  readonly value?: unknown;
  readonly callee?: Node;
  readonly quasis?: readonly { readonly cooked?: string | null; readonly raw: string }[];
}

/** The sentences in the code. What `new Error` says is for whoever works on the program. */
function sentencesIn(text: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) visit(one);
    else if (typeof node === 'object' && node !== null) read(node as Node);
  };
  const read = (node: Node): void => {
    if (node.type === 'NewExpression' && node.callee?.value === 'Error') return;
    const words =
      node.type === 'StringLiteral'
        ? String(node.value)
        : (node.quasis?.map(({ cooked, raw }) => cooked ?? raw).join(' … ') ?? '');
    if (SENTENCE.test(words) && !SQL.test(words)) found.push(words);
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(parseSync(text, { syntax: 'typescript', target: 'esnext' }).body);
  return found;
}

it('finds a sentence in a literal and in a template, and none in a code, a query or an assertion', () => {
  expect(sentencesIn("const why = 'this exhibit is elsewhere';")).toHaveLength(1);
  expect(sentencesIn(`const why = \`page $\{page} cannot be read\`;`)).toHaveLength(1);
  for (const none of [
    "coded('link-exhibit-elsewhere');",
    "db.all('SELECT id FROM person WHERE id = ?');",
    "throw new Error('this is for programmers');",
    "import { a } from './a-b-c.ts';",
  ])
    expect(sentencesIn(none), none).toEqual([]);
});

it('no sentence is added to engine code, and what has gone is no longer on the list', () => {
  const allowed = JSON.parse(readFileSync(join(projectRoot, LIST), 'utf8')) as Record<string, number>;
  const found = sources(['src-main'])
    .filter(({ path }) => !ELSEWHERE.test(path))
    .map(({ path, text }) => [path, sentencesIn(text)] as const)
    .filter(([, sentences]) => sentences.length > 0);
  const added = found.flatMap(([path, all]) => (all.length > (allowed[path] ?? 0) ? [{ path, all }] : []));
  expect(added, 'word it in resources/locales and carry a code').toEqual([]);
  const counts = Object.fromEntries(found.map(([path, { length }]) => [path, length]));
  expect(allowed, `put the lower numbers into ${LIST}`).toEqual(counts);
});
