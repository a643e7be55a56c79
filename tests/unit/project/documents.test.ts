import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../support/project-files.ts';

const read = (name: string) => readFileSync(join(projectRoot, name), 'utf8');
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(projectRoot, 'docs')).map((name) => `docs/${name}`),
];
const { scripts, dependencies, devDependencies, optionalDependencies } = JSON.parse(
  read('package.json'),
) as Record<string, Record<string, string>>;

describe.each(documents)('%s', (name) => {
  const text = read(name);

  it('points to files and folders that are there', () => {
    const named = [
      ...text.matchAll(
        /`((?:tests|src-main|src-renderer|resources|scripts|docs|\.ci)\/[^`\s]*|\.dependency-cruiser\.mjs)`/g,
      ),
    ].map((match) => join(projectRoot, match[1] as string));
    const linked = [...text.matchAll(/\]\(([^):]+)\)/g)].map((match) =>
      join(projectRoot, dirname(name), match[1] as string),
    );
    expect([...named, ...linked].filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names commands that exist', () => {
    const commands = [...text.matchAll(/npm (?:run (?:-s )?)?([a-z][a-z:0-9]*)/g)].map(
      (match) => match[1] as string,
    );
    expect(commands.filter((command) => scripts?.[command] === undefined)).toEqual([]);
  });
});

it('the README leads to all of the documents, and can be read in five minutes', () => {
  const readme = read('README.md');
  for (const name of documents.slice(1)) expect(readme).toContain(`](${name})`);
  expect(readme.split(/\s+/).length).toBeLessThan(1000);
});

it('each promise names a test that holds it', () => {
  const rows = read('docs/security.md').match(/^\| \d+ \|.*$/gm) ?? [];
  expect(rows.length).toBeGreaterThanOrEqual(10);
  expect(rows.filter((row) => !/`(tests\/|\.dependency-cruiser)/.test(row))).toEqual([]);
});

it('every package that ships is named in docs/architecture.md with its reason', () => {
  const patterns = [...read('docs/architecture.md').matchAll(/`((?:@[\w.-]+\/)?[\w.*-]+)`/g)].map(
    (match) => match[1] as string,
  );
  const isNamed = (name: string) =>
    patterns.some(
      (pattern) => pattern === name || (pattern.endsWith('*') && name.startsWith(pattern.slice(0, -1))),
    );
  const shipped = Object.keys({ ...dependencies, ...optionalDependencies });
  expect(shipped.filter((name) => !isNamed(name))).toEqual([]);
  expect(Object.keys(devDependencies ?? {}).length).toBeGreaterThan(10);
});
