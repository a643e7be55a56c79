/** from-folder is killed: its working vault, which nobody has a key to, is cleared away by the next run. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { paper } from '../../support/papers.ts';
import { projectRoot } from '../../support/project-files.ts';

const FILES = 6;
const A_NAME = '.testimony-0123456789abcdefghijklmnop';
const CLEARED = /Cleared away/;

const parent = temporaryFolder();
const papers = join(parent, 'papers');
const one = join(parent, 'one');

beforeAll(async () => {
  for (const folder of [papers, one]) mkdirSync(folder);
  writeFileSync(join(one, 'a.pdf'), await paper('ONE'));
  for (let i = 0; i < FILES; i++) writeFileSync(join(papers, `${i}.pdf`), await paper(`PAPER ${i}`, 3));
});

/** Starts a run and waits until it is in the middle of its work. */
async function begun(out: string) {
  const args = [join(projectRoot, 'src-main/cli/main.mjs'), 'bundle', 'from-folder', papers, '--out', out];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.once('close', () => reject(new Error(`it ended early: ${said}`)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes(`[2 of ${FILES}] in:`)) resolve();
    });
  });
  return child;
}

const vaultsIn = (out: string) => readdirSync(out).filter((name) => name.startsWith('.testimony-'));
const runOne = (out: string) => testimony(['bundle', 'from-folder', one, '--out', out]);

it('killed in the middle, it leaves a vault that the next run into that folder clears away and says so', async () => {
  const out = join(parent, 'killed');
  const child = await begun(out);
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(vaultsIn(out)).toHaveLength(1);

  const next = await runOne(out);
  expect([next.code, CLEARED.test(next.stderr)]).toEqual([0, true]);
  expect(vaultsIn(out)).toEqual([]);
  expect((await runOne(out)).stderr).not.toMatch(CLEARED);
});

it('the vault of a run that is still going on is left alone, and that run ends as it should', async () => {
  const out = join(parent, 'alive');
  const child = await begun(out);
  child.kill('SIGSTOP');
  const [vault = ''] = vaultsIn(out);
  const other = await runOne(out);
  expect([other.code, CLEARED.test(other.stderr)]).toEqual([0, false]);
  expect(vaultsIn(out)).toEqual([vault]);
  child.kill('SIGCONT');
  expect((await once(child, 'close'))[0]).toBe(0);
  expect(vaultsIn(out)).toEqual([]);
});

it("what merely looks like one stays: somebody's own vault, other files, a link, a younger one without a lock", async () => {
  const out = join(parent, 'alike');
  const child = await begun(out);
  child.kill('SIGKILL');
  await once(child, 'close');
  const [left = ''] = vaultsIn(out);
  const named = (last: string) => join(out, A_NAME.slice(0, -1) + last);

  const { folder } = await vaultForCli(parent);
  cpSync(folder, named('a'), { recursive: true });
  cpSync(join(out, left), named('b'), { recursive: true });
  writeFileSync(join(named('b'), 'my notes.txt'), 'mine');
  symlinkSync(folder, named('c'));
  mkdirSync(named('d'));
  mkdirSync(named('e'));
  writeFileSync(join(named('e'), 'vault.db'), 'no sign whose it is');
  const longAgo = new Date('2026-01-01');
  for (const last of ['a', 'b', 'e']) utimesSync(named(last), longAgo, longAgo);
  const before = readFileSync(join(named('a'), 'vault.db'));

  expect((await runOne(out)).stderr).toMatch(CLEARED);
  expect(vaultsIn(out)).toEqual(['a', 'b', 'c', 'd', 'e'].map((last) => A_NAME.slice(0, -1) + last));
  expect(readFileSync(join(named('a'), 'vault.db')).equals(before)).toBe(true);
  expect(readdirSync(named('b'))).toContain('my notes.txt');
});
