/** Files and folders whose names are no UTF-8, as older systems wrote them: they go in, or are refused for what is wrong. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readableName } from '../../../src-main/usecases/engine/path-on-disk.ts';
import { testimony } from '../../support/cli.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { temporaryFolder } from '../../support/vault.ts';

let at: EngineAtWork;
beforeAll(async () => {
  at = await engineAtWork();
});
afterAll(() => at.engine.close());

/** Windows-1252, as an old archive is unpacked. */
const inside = (folder: string, name: string) =>
  Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')]);
const LETTER = 'Letter of René.txt';

function folderOf(names: readonly string[]): string {
  const folder = temporaryFolder();
  for (const [i, name] of names.entries()) writeFileSync(inside(folder, name), `Paper ${i}`);
  return folder;
}

// Other systems write no such name.
describe.skipIf(process.platform !== 'linux')('a name that is no UTF-8', () => {
  it('is taken in, picked by itself or gathered in its folder, and its bytes can be told from its name', async () => {
    const folder = folderOf([LETTER]);
    const deep = inside(folder, 'Année');
    mkdirSync(deep);
    writeFileSync(Buffer.concat([deep, Buffer.from('/rota.txt')]), 'Mon 12h');
    const { files, passedOver } = await at.do('evidenceGather', { picked: [at.pickFolder(folder)] });
    expect(passedOver).toEqual([]);
    const added = [];
    for (const { handle } of files)
      added.push(await at.do('evidenceAdd', { caseId: at.caseId, file: handle }));
    expect(added.map(({ originalName }) => originalName)).toEqual(['Letter of Ren%E9.txt', 'rota.txt']);
  });

  it('goes into a bundle made from its folder', async () => {
    const folder = folderOf([LETTER, 'Plain.txt']);
    const out = temporaryFolder();
    const { stdout, code } = await testimony([
      'bundle',
      'from-folder',
      folder,
      '--out',
      join(out, 'b'),
      '--json',
    ]);
    expect(code, stdout).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ refused: [] });
  });

  it('is refused for being read as another, and nothing else is', async () => {
    const folder = folderOf(['Ren\xe9.txt', 'Ren\xe8.txt', 'Plain.txt']);
    mkdirSync(inside(folder, 'Ann\xe9'));
    mkdirSync(inside(folder, 'Ann\xe8'));
    const out = temporaryFolder();
    const { stdout } = await testimony([
      'bundle',
      'from-folder',
      folder,
      '--out',
      join(out, 'b'),
      '--without-refused',
      '--json',
    ]);
    const { refused } = JSON.parse(stdout) as { refused: { error: { found: { code: string }[] } }[] };
    expect(refused.map(({ error }) => error.found[0]?.code)).toEqual(Array(4).fill('names-alike'));
  });
});

it('shows letters as they are, and any other byte as in an address', () => {
  expect(readableName(Buffer.from('Nguyễn – 1.pdf'))).toBe('Nguyễn – 1.pdf');
  expect(readableName(Buffer.from('\xffé\xc3', 'latin1'))).toBe('%FF%E9%C3');
});
