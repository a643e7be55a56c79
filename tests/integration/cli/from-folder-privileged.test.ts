/** Whoever makes a bundle of a folder is told which papers are called as privileged ones are, while it can still be made anew. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder, testimony } from '../../support/cli.ts';
import { paper } from '../../support/papers.ts';

const parent = temporaryFolder();

function put(name: string, bytes: Uint8Array | string): void {
  const path = join(parent, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

it('names what may be privileged by its name, its folder or its heading, to be taken out of it', async () => {
  put('served/2026-05-01 Advice from counsel.pdf', await paper('NU'));
  put('served/2026-05-03 Attendance note.txt', 'She rang.');
  put('served/2026-05-04 Advice leaflet on benefits.pdf', await paper('XI'));
  put('served/Without prejudice/2026-05-05 Letter.pdf', await paper('OMICRON'));
  const { code, stdout } = await testimony([
    'bundle',
    'from-folder',
    join(parent, 'served'),
    '--out',
    join(parent, 'served-out'),
  ]);
  expect(code).toBe(0);
  const [line = ''] = stdout.split('\n').filter((one) => one.includes('privileged'));
  expect(line).toMatch(/^see +\[should\] May be privileged, going by their words: “Advice from counsel”; /);
  for (const words of ['“Attendance note”', '“Letter” (kept under “Without prejudice”)', 'out of the folder'])
    expect(line).toContain(words);
  expect(line).not.toMatch(/leaflet|privilege mark/);
});
