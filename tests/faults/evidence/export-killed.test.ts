/** An export is killed in the middle: the readable half of an original does not outlive the next export. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { paper } from '../../support/papers.ts';
import { projectRoot } from '../../support/project-files.ts';

const KILL_AT = join(import.meta.dirname, '../../support/kill-at.mjs');
const parent = temporaryFolder();
let exporting: (out: string) => string[];
beforeAll(async () => {
  const { open } = await vaultForCli(parent);
  const inCase = [...open, '--case', 'K1'];
  await asJson(['case', 'create', ...open, '--reference', 'K1', '--title', 'x']);
  writeFileSync(join(parent, 'letter.pdf'), await paper('Letter'));
  await asJson(['evidence', 'add', join(parent, 'letter.pdf'), ...inCase]);
  exporting = (out) => ['evidence', 'export', ...inCase, '--out', out];
});
const hidden = (out: string) =>
  existsSync(out) ? readdirSync(out).filter((name) => name.startsWith('.')) : [];

it('what a killed export wrote is gone after the next one, and its name is still free', async () => {
  const out = join(parent, 'killed');
  const program = join(projectRoot, 'src-main/cli/main.mjs');
  const killed = spawnSync(process.execPath, ['--import', KILL_AT, program, ...exporting(out)], {
    env: { ...process.env, KILL_BEFORE_PLACING: 'letter.pdf' },
  });
  expect(killed.signal).toBe('SIGKILL');
  // Beside it stands the turn in this folder, and no file system says which is named first.
  const [half = ''] = hidden(out).filter((name) => existsSync(join(out, name, 'out')));
  expect(
    readFileSync(join(out, half, 'out', 'letter.pdf'))
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');

  expect((await testimony(exporting(out))).code).toBe(0);
  expect(readdirSync(out)).toEqual(['letter.pdf']);
});
