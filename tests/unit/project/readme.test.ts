import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../support/project-files.ts';

const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
const { scripts, dependencies, devDependencies, optionalDependencies } = JSON.parse(
  readFileSync(join(projectRoot, 'package.json'), 'utf8'),
) as Record<string, Record<string, string>>;

it('every file and folder the README points to is there', () => {
  const named = [
    ...readme.matchAll(
      /`((?:tests|src-main|src-renderer|resources|scripts|\.ci)\/[^`]*|\.dependency-cruiser\.mjs)`/g,
    ),
  ];
  const linked = [...readme.matchAll(/\]\(([^):]+)\)/g)];
  const paths = [...named, ...linked].map((match) => match[1] as string);
  expect(paths.length).toBeGreaterThan(15);
  expect(paths.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
});

it('every command in the README exists', () => {
  const commands = [...readme.matchAll(/npm (?:run (?:-s )?)?([a-z][a-z:0-9]*)/g)].map(
    (match) => match[1] as string,
  );
  expect(commands).toContain('demo');
  expect(commands.filter((name) => scripts?.[name] === undefined)).toEqual([]);
});

it('every package that ships is named in the README with its reason', () => {
  const patterns = [...readme.matchAll(/`((?:@[\w-]+\/)?[\w*-]+)`/g)].map((match) => match[1] as string);
  const isNamed = (name: string) =>
    patterns.some(
      (pattern) => pattern === name || (pattern.endsWith('*') && name.startsWith(pattern.slice(0, -1))),
    );
  const shipped = Object.keys({ ...dependencies, ...optionalDependencies });
  expect(shipped.filter((name) => !isNamed(name))).toEqual([]);
  expect(Object.keys(devDependencies ?? {}).length).toBeGreaterThan(10);
});
