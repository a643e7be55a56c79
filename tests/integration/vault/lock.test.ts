import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { listAudit } from '../../../src-main/vault/queries/audit.ts';
import { lockVault, thisProcess } from '../../../src-main/vault/vault-lock.ts';
import { codeOf, failureOf } from '../../support/failures.ts';
import { steadyClock } from '../../support/ports.ts';
import { PASSPHRASE, temporaryFolder, temporaryVault } from '../../support/vault.ts';

const NOW = Date.UTC(2026, 10, 24, 12, 0, 0);
const MINUTE = 60_000;
const clock = steadyClock(NOW);
const open = (folder: string) => openVault({ folder, passphrase: passphraseBytes(PASSPHRASE), clock });

/** What trying to take the lock ends in, with a lock of that content and age already there. */
function attempt(content: string, ageMs = 0): string {
  const folder = temporaryFolder();
  const path = join(folder, 'vault.lock');
  writeFileSync(path, content);
  utimesSync(path, new Date(NOW - ageMs), new Date(NOW - ageMs));
  try {
    const lock = lockVault(folder, steadyClock(NOW));
    const { recovered } = lock;
    lock.release();
    return recovered ? 'recovered' : 'taken';
  } catch (thrown) {
    expect(readFileSync(path, 'utf8')).toBe(content);
    return (thrown as { code: string }).code;
  }
}

describe('a vault that is open', () => {
  test('cannot be opened a second time, whichever way its folder is named', async () => {
    const { session, folder } = await temporaryVault();
    const otherName = join(temporaryFolder(), 'link');
    symlinkSync(folder, otherName);
    expect(await codeOf(() => open(folder))).toBe('vault-in-use');
    expect(await codeOf(() => open(otherName))).toBe('vault-in-use');
    session.lock();
    (await open(otherName)).lock();
  });

  test('can be opened after its process was killed, and the log says so', async () => {
    const { session, folder } = await temporaryVault();
    session.lock();
    const child = spawn(process.execPath, [
      join(import.meta.dirname, '../../support/children/hold-open.ts'),
      folder,
      PASSPHRASE,
    ]);
    await once(child.stdout, 'data');
    expect(await codeOf(() => open(folder))).toBe('vault-in-use');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const opened = await open(folder);
    const { canonical } = opened.read((db) =>
      db.get<{ canonical: Uint8Array }>('SELECT canonical FROM audit_entry ORDER BY seq DESC LIMIT 1'),
    )!;
    expect(JSON.parse(Buffer.from(canonical).toString()).facts).toEqual({
      afterCrash: true,
      key: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(opened.read((db) => listAudit(db, { limit: 10 })).total).toBe(3);
    opened.lock();
  });

  test('stays closed to others where the lock file was deleted: the store has a lock of its own', async () => {
    const { session, folder } = await temporaryVault();
    session.lock();
    const child = spawn(process.execPath, [
      join(import.meta.dirname, '../../support/children/hold-open.ts'),
      folder,
      PASSPHRASE,
    ]);
    await once(child.stdout, 'data');
    rmSync(join(folder, 'vault.lock.held'));
    writeFileSync(join(folder, 'vault.lock'), JSON.stringify(thisProcess('')));
    expect(await codeOf(() => open(folder))).toBe('vault-in-use');
    child.kill('SIGKILL');
    await once(child, 'exit');
    (await open(folder)).lock();
  });
});

describe('a lock found beside the vault', () => {
  const me = thisProcess('2026-11-24T11:00:00.000+00:00');
  const by = (holder: Partial<typeof me>) => JSON.stringify({ ...me, ...holder });

  test('counts for nothing where no process holds it, whichever number it names', () => {
    // A living process that was given the number since: what a crash must never shut anybody out by.
    for (const process of [globalThis.process.ppid, globalThis.process.pid, 1, 2 ** 22 + 1])
      expect(attempt(by({ process }))).toBe('recovered');
    for (const content of ['', '{"comp', '[]', '{"process":"x"}', '\u0000\u0000'])
      expect(attempt(content)).toBe('recovered');
  });

  test('of another computer counts while it is touched, and is stale ten minutes later', () => {
    expect(attempt(by({ computer: 'elsewhere' }), 0)).toBe('vault-in-use');
    expect(attempt(by({ computer: 'elsewhere' }), 9 * MINUTE)).toBe('vault-in-use');
    expect(attempt(by({ computer: 'elsewhere' }), 11 * MINUTE)).toBe('recovered');
  });

  test('whoever comes second is told who has it', async () => {
    const folder = temporaryFolder();
    const lock = lockVault(folder, steadyClock(NOW));
    const { found } = await failureOf(async () => lockVault(folder, clock));
    const params = { process: process.pid, since: '24 Nov 2026, 12:00 UTC' };
    expect(found).toMatchObject([{ code: 'vault-held-here', params }]);
    lock.release();
    lockVault(folder, clock).release();
    expect(readdirSync(folder)).toEqual([]);
  });
});
