import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Colleagues } from '../../../src-main/contract/vault.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';

const parent = temporaryFolder();
const file = (name: string, text: string) => {
  writeFileSync(join(parent, name), text);
  return join(parent, name);
};
const jonas = file('jonas.txt', 'five patient otters wait below\n');
const next = file('next.txt', 'seven other herons wade upstream\n');
let open: string[];
let folder: string;
beforeAll(async () => {
  ({ open, folder } = await vaultForCli(parent));
});

it('a colleague is added with a role, opens the vault, and is refused what the role does not cover', async () => {
  const added = await testimony([
    'people',
    'add',
    ...open,
    '--name',
    'Jonas Weber',
    '--role',
    'read-only',
    '--new-passphrase-file',
    jonas,
  ]);
  expect([added.code, added.stdout]).toEqual([
    0,
    expect.stringContaining('Jonas Weber can open the vault now'),
  ]);
  const as = ['--vault', folder, '--passphrase-file', jonas];
  expect((await asJson<Colleagues>(['people', 'list', ...as])).json.people.map(({ role }) => role)).toEqual([
    'supervisor',
    'read-only',
  ]);
  const refused = await testimony(['case', 'create', ...as, '--reference', 'X', '--title', 'x']);
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('does not allow this')]);
  const log = await testimony(['audit', 'list', ...open, '--kind', 'vault']);
  expect(log.stdout).toContain('Refused to somebody with a read-only role: opening a case');
});

it('a recovery kit is made, tried, and used; what was typed wrongly is said', async () => {
  const out = join(parent, 'pages');
  const { code } = await testimony(['recovery', 'make', ...open, '--out', out]);
  expect([code, readdirSync(out).length]).toEqual([0, 3]);
  const shares = readdirSync(out).map((name) => {
    const text = execFileSync('pdftotext', ['-layout', join(out, name), '-'], { encoding: 'utf8' });
    return [...text.matchAll(/(?<=\s|^)[0-9A-HJKMNP-TV-Z]{6}(?=\s)/g)].map(([group]) => group).join(' ');
  });
  const two = file('two.txt', `${shares[0]}\n${shares[2]}\n`);
  const tried = await testimony(['recovery', 'check', ...open, '--shares-file', two]);
  expect([tried.code, tried.stdout]).toEqual([
    0,
    expect.stringMatching(/^These pages of kit [0-9a-f]{4} open/),
  ]);
  const one = await testimony([
    'recovery',
    'check',
    ...open,
    '--shares-file',
    file('one.txt', `${shares[0]}\n`),
  ]);
  expect([one.code, one.stderr]).toEqual([2, expect.stringContaining('2 pages are needed, and 1 is typed')]);
  const use = ['recovery', 'use', '--vault', folder, '--shares-file', two, '--new-passphrase-file', next];
  expect((await testimony(use)).stderr).toContain('Jonas Weber');
  const used = await testimony([...use, '--person', 'Ruth Adeyemi-Clarke']);
  expect([used.code, used.stdout]).toEqual([
    0,
    expect.stringContaining('opens the vault with the new passphrase'),
  ]);
  expect((await testimony(['vault', 'open-check', ...open])).code).toBe(3);
});

it('an expert sees the raw key after a warning, stock sqlcipher opens the store with it, and the log says so', async () => {
  const as = ['--vault', folder, '--passphrase-file', next];
  expect((await testimony(['vault', 'show-key', ...as])).code).toBe(2);
  const shown = await asJson<{ lines: string[] }>(['vault', 'show-key', ...as, '--i-know-what-this-means']);
  const read = execFileSync('sqlcipher', [join(folder, 'vault.db')], {
    input: `${shown.json.lines.slice(1).join('\n')}\n`,
    encoding: 'utf8',
  });
  expect(read).toContain('audit_entry');
  expect((await testimony(['audit', 'list', ...as, '--limit', '3'])).stdout).toContain('vault.key-shown');
  const jonasAs = ['--vault', folder, '--passphrase-file', jonas];
  expect((await testimony(['vault', 'show-key', ...jonasAs, '--i-know-what-this-means'])).code).toBe(1);
});

it('a colleague’s key is taken away', async () => {
  const as = ['--vault', folder, '--passphrase-file', next];
  expect((await testimony(['people', 'remove', ...as, '--name', 'Jonas Weber'])).code).toBe(0);
  expect((await testimony(['vault', 'open-check', '--vault', folder, '--passphrase-file', jonas])).code).toBe(
    3,
  );
});
