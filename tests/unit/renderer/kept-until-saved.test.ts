/** What was typed is forgotten, and its form closed, only once it was saved: what failed to save stays to be tried again. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../support/project-files.ts';

const FORGETS = /\b(?:leave|noLongerKept|onClose|onDone|close)\b/;
const files = globSync('src-renderer/**/*.{ts,tsx}', { cwd: projectRoot });
const source = (file: string) => readFileSync(join(projectRoot, file), 'utf8');

/** Where a change is sent: what is to be done when it ended, well or not, and when it failed. */
const endings = files.flatMap((file) =>
  [...source(file).matchAll(/\.mutate\(/g)].flatMap(({ index }) => {
    const rest = source(file).slice(index, index + 1500);
    const call = rest.slice(0, rest.search(/\)\s*;|\)\s*\}/) + 1 || rest.length);
    return [...call.matchAll(/\b(onSettled|onError)\b[^\n]*/g)].map(([said]) => `${file}: ${said}`);
  }),
);

it('is looked for where changes are sent', () => {
  const sends = files.filter((file) => source(file).includes('.mutate('));
  expect(sends.length).toBeGreaterThan(40);
  expect(sends).toContain('src-renderer/questions/note-dialog.tsx');
});

it('nothing is forgotten whatever the end is, or when it failed', () => {
  expect(endings.filter((said) => said.includes('onSettled') || FORGETS.test(said))).toEqual([]);
});
