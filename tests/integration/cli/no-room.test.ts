/** @file What a command says goes into a file on a disk that is full: work goes on to its end, and whoever asked sees that it was not all said. */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/cli.ts';
import { paper } from '../../support/papers.ts';
import { projectRoot } from '../../support/project-files.ts';

/** A file that has room for nothing. */
const FULL = '/dev/full';

it.runIf(existsSync(FULL)).each([
  [FULL, '/dev/null', 1],
  ['/dev/null', FULL, 0],
])('a bundle is built with results in %s and words for people in %s', async (results, words, code) => {
  const parent = temporaryFolder();
  const [papers, out] = [join(parent, 'papers'), join(parent, 'out')];
  mkdirSync(papers);
  writeFileSync(join(papers, 'Letter.pdf'), await paper('ALPHA'));
  const streams = [openSync(results, 'w'), openSync(words, 'w')] as const;
  const args = [join(projectRoot, 'src-main/cli/main.mjs'), 'bundle', 'from-folder', papers, '--out', out];
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', ...streams] });
  for (const one of streams) closeSync(one);
  expect(status).toBe(code);
  const made = readdirSync(out);
  expect(made.filter((name) => name.startsWith('.'))).toEqual([]);
  expect(made.some((name) => name.endsWith('.pdf'))).toBe(true);
});
