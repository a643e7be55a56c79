import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { BackupChecked, BackupMade, BackupStatus } from '../../../src-main/contract/vault.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';

const parent = temporaryFolder();
const stick = join(parent, 'stick');
let open: string[];
let folder: string;
let file: string;
beforeAll(async () => {
  ({ open, folder } = await vaultForCli(parent));
});
const passphrase = () => open.slice(open.indexOf('--passphrase-file'));

it('a backup is due where there is work and none: exit code 5', async () => {
  await testimony(['case', 'create', ...open, '--reference', 'B/1', '--title', 'R v Kept']);
  const { code, json } = await asJson<BackupStatus>(['backup', 'status', ...open]);
  expect([code, json.last, json.reminder]).toEqual([5, null, 'none-yet']);
});

it('is made, and says what it is called and that it reads back', async () => {
  const { code, json } = await asJson<BackupMade>(['backup', 'make', ...open, '--out', stick]);
  expect(code).toBe(0);
  expect(readdirSync(stick)).toEqual([json.fileName]);
  file = join(stick, json.fileName);
  const { stdout } = await testimony(['backup', 'status', ...open]);
  expect(stdout).toMatch(/last backup +.*, by Ruth Adeyemi-Clarke: vault-backup-/);
});

it('is tried without a vault, and beside one', async () => {
  const alone = await testimony(['backup', 'check', file, ...passphrase()]);
  expect([alone.code, alone.stdout]).toEqual([0, expect.stringContaining('The backup opens')]);
  const beside = await asJson<BackupChecked>(['backup', 'check', file, ...open]);
  expect([beside.code, beside.json.beside.how]).toEqual([0, 'older']);
});

it('is tried with the key file that it needs, though the vault has none; and is shut without it', async () => {
  const [keys, sticks] = [join(parent, 'keys'), join(parent, 'with-key-file')];
  const made = await asJson<{ fileName: string }>(['people', 'key-file', ...open, '--out', keys]);
  const keyFile = ['--key-file', join(keys, made.json.fileName)];
  const { json } = await asJson<BackupMade>(['backup', 'make', ...open, ...keyFile, '--out', sticks]);
  const path = join(sticks, json.fileName);
  const shut = await testimony(['backup', 'check', path, ...passphrase()]);
  expect([shut.code, shut.stderr]).toEqual([3, expect.stringContaining('key file')]);
  const alone = await testimony(['backup', 'check', path, ...passphrase(), ...keyFile]);
  expect([alone.code, alone.stdout]).toEqual([0, expect.stringContaining('The backup opens')]);
  const both = await asJson<BackupChecked>(['backup', 'check', path, ...open, ...keyFile]);
  expect([both.code, both.json.beside.how]).toEqual([0, 'older']);
  // One from before, beside the vault as it is now; and the other way round.
  const now = ['--vault-key-file', join(keys, made.json.fileName)];
  expect((await testimony(['backup', 'check', file, ...open, ...now])).code).toBe(0);
  await testimony(['people', 'no-key-file', ...open, ...keyFile]);
  expect((await testimony(['backup', 'check', path, ...open, ...keyFile])).code).toBe(0);
});

it('is put back into a new folder, never over one, and opens there', async () => {
  const again = join(parent, 'again');
  const put = await testimony(['backup', 'restore', file, '--vault', again]);
  expect([put.code, put.stdout]).toEqual([0, expect.stringContaining(again)]);
  const check = await asJson<{ cases: number }>(['vault', 'open-check', '--vault', again, ...passphrase()]);
  expect([check.code, check.json.cases]).toEqual([0, 1]);
  const over = await testimony(['backup', 'restore', file, '--vault', folder]);
  expect([over.code, over.stderr]).toEqual([
    1,
    expect.stringContaining('A backup never overwrites anything.'),
  ]);
});
