/** An export is killed in the middle: the readable half of an original does not outlive the next export, or a lock. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { systemClock, systemRandom } from '../../../src-main/host/system.ts';
import { clearOpenStaging, StagingDirectory } from '../../../src-main/usecases/leaving/staging.ts';
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
const hidden = (out: string) => readdirSync(out).filter((name) => name.startsWith('.'));

it('what a killed export wrote is gone after the next one, and the name it held is free again', async () => {
  const out = join(parent, 'killed');
  const program = join(projectRoot, 'src-main/cli/main.ts');
  const killed = spawnSync(process.execPath, ['--import', KILL_AT, program, ...exporting(out)], {
    env: { ...process.env, KILL_BEFORE_PLACING: 'letter.pdf' },
  });
  expect(killed.signal).toBe('SIGKILL');
  const [half = ''] = hidden(out);
  expect(
    readFileSync(join(out, half, '0'))
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');

  expect((await testimony(exporting(out))).code).toBe(0);
  expect(readdirSync(out)).toEqual(['letter.pdf']);
});

it('a process that ends in the middle of work takes its halves and the names they held with it', () => {
  const out = join(parent, 'locked');
  mkdirSync(out);
  const staging = StagingDirectory.begin(out, systemRandom.id(), systemClock);
  writeFileSync(join(staging.path, '0'), 'half of a statement');
  for (const name of ['held.pdf', 'whole.pdf'])
    writeFileSync(join(out, name), name === 'whole.pdf' ? 'theirs' : '');
  staging.writeNames({ files: ['held.pdf', 'whole.pdf'], folders: [] });
  clearOpenStaging();
  expect(readdirSync(out)).toEqual(['whole.pdf']);
});
