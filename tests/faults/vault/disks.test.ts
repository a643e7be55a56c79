/** The disk is full, or may not be written. Each ends in its name, and what was saved before is still there. */
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FLOOR_KDF } from '../../../src-main/crypto/kdf.ts';
import { openOrRead } from '../../../src-main/host/compose.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { readBlob, writeBlob } from '../../../src-main/vault/blobs.ts';
import { changePassphrase } from '../../../src-main/vault/change-passphrase.ts';
import { createVault } from '../../../src-main/vault/create-vault.ts';
import type { VaultSession } from '../../../src-main/vault/db.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { appendAudit, listAudit, verifyAudit } from '../../../src-main/vault/queries/audit.ts';
import { codeOf, failureOf } from '../../support/failures.ts';
import { onSmallDisk, whileReadOnly } from '../../support/hostile-disks.ts';
import { countingRandom, quietJob, steadyClock } from '../../support/ports.ts';
import { OWNER, PASSPHRASE, temporaryFolder, temporaryVault } from '../../support/vault.ts';

const NEXT = 'seven other herons wade upstream';
const MIB = 1024 * 1024;
const clock = steadyClock();
const open = (folder: string, passphrase = PASSPHRASE) =>
  openVault({ folder, passphrase: passphraseBytes(passphrase), clock });
const create = (folder: string) =>
  createVault({
    folder,
    owner: OWNER,
    passphrase: passphraseBytes(PASSPHRASE),
    clock,
    random: countingRandom(),
    kdf: FLOOR_KDF,
  });
const note = { at: clock.now(), actor: OWNER, action: 'test.saved', subject: 'kept', facts: {} };

/** Saves pieces of evidence until the store refuses; returns the ids that were saved and the refusal. */
async function saveUntilRefused(session: VaultSession): Promise<{ saved: string[]; code: string }> {
  const saved: string[] = [];
  const code = await codeOf(() => {
    for (;;) {
      const bytes = new Uint8Array(randomBytes(70_000));
      const id = createHash('sha256').update(bytes).digest('hex');
      session.write((tx) => {
        writeBlob(tx, id, bytes, id);
        appendAudit(tx, { ...note, subject: id });
      });
      saved.push(id);
    }
  });
  return { saved, code };
}

function expectSaved(session: VaultSession, saved: readonly string[]): void {
  const ids = session.read((db) => db.all<{ id: string }>('SELECT id FROM blob')).map(({ id }) => id);
  expect(ids.sort()).toEqual([...saved].sort());
  for (const id of saved) session.read((db) => readBlob(db, id));
  expect(session.read((db) => verifyAudit(db, { expected: session.anchoredHead }))).toMatchObject({
    intact: true,
  });
}

describe('a full disk', () => {
  test('refuses one more piece of evidence by name; those before can still be read, then and later', async () => {
    await onSmallDisk(3 * MIB, async (disk) => {
      const folder = join(disk.folder, 'vault');
      const session = await create(folder);
      const { saved, code } = await saveUntilRefused(session);
      expect(code).toBe('disk-full');
      expect(saved.length).toBeGreaterThan(10);
      expectSaved(session, saved);
      disk.fill();
      expect(await saveUntilRefused(session)).toEqual({ saved: [], code: 'disk-full' });
      expectSaved(session, saved);
      session.lock();
      expect(session.locked).toBe(true);

      // Locking gave back the journal's room. Opening writes a line in the log: without room it says so.
      disk.fill();
      expect(await codeOf(() => open(folder))).toBe('disk-full');
      expect(existsSync(join(folder, 'vault.lock'))).toBe(false);
      disk.makeRoom();
      const again = await open(folder);
      expectSaved(again, saved);
      expect(await again.findDamagedPages()).toEqual([]);
      again.lock();
      expect(readdirSync(folder).sort()).toEqual(['header-copy.json', 'header.json', 'vault.db']);
    });
  });

  test('stops a vault from being made, at whatever size it is full, and leaves nothing of it', async () => {
    const outcomes = new Set<string>();
    const openings: string[] = [];
    for (const kib of [4, 8, 16, 64, 128, 256, 400, 1024]) {
      await onSmallDisk(kib * 1024, async (disk) => {
        const folder = join(disk.folder, 'vault');
        const outcome = await codeOf(async () => (await create(folder)).lock());
        outcomes.add(outcome);
        // One that just fitted may have no room for the log's line about its opening, and says so.
        if (outcome === 'none') openings.push(await codeOf(async () => (await open(folder)).lock()));
        else expect([kib, readdirSync(disk.folder)]).toEqual([kib, []]);
      });
    }
    expect([...outcomes].sort()).toEqual(['disk-full', 'none']);
    expect(['none', 'disk-full']).toEqual(expect.arrayContaining(openings));
    expect(openings.at(-1)).toBe('none');
  });

  test('stops the passphrase from being changed, and the old one still opens the vault', async () => {
    await onSmallDisk(2 * MIB, async (disk) => {
      const folder = join(disk.folder, 'vault');
      const session = await create(folder);
      disk.fill();
      const change = () =>
        changePassphrase({
          folder,
          session,
          current: passphraseBytes(PASSPHRASE),
          next: passphraseBytes(NEXT),
          clock,
        });
      expect(await codeOf(change)).toBe('disk-full');
      session.lock();
      disk.makeRoom();
      expect(await codeOf(() => open(folder, NEXT))).toBe('wrong-passphrase');
      const again = await open(folder);
      expect(again.read((db) => listAudit(db, { limit: 9 })).entries.map(({ action }) => action)).toEqual([
        'vault.opened',
        'vault.created',
      ]);
      again.lock();
    });
  });
});

describe('a disk with room for a part of it only', () => {
  test('has the old passphrase where a change of it is said to have failed, and else the new one', async () => {
    const outcomes: string[] = [];
    await onSmallDisk(2 * MIB, async (disk) => {
      for (let kib = 0; kib <= 96; kib += 4) {
        disk.makeRoom();
        const folder = join(disk.folder, `vault-${kib}`);
        const session = await create(folder);
        disk.leave(kib * 1024);
        const change = () =>
          changePassphrase({
            folder,
            session,
            current: passphraseBytes(PASSPHRASE),
            next: passphraseBytes(NEXT),
            clock,
          });
        const outcome = await codeOf(change);
        outcomes.push(outcome);
        session.lock();
        disk.makeRoom();
        const [works, fails] = outcome === 'none' ? [NEXT, PASSPHRASE] : [PASSPHRASE, NEXT];
        expect([kib, outcome, await codeOf(() => open(folder, fails))]).toEqual([
          kib,
          outcome,
          'wrong-passphrase',
        ]);
        const again = await open(folder, works);
        const actions = again
          .read((db) => listAudit(db, { limit: 9 }))
          .entries.map(({ action }) => action)
          .filter((action) => action === 'vault.passphrase-changed');
        expect([kib, actions.length]).toEqual([kib, outcome === 'none' ? 1 : 0]);
        again.lock();
        rmSync(folder, { recursive: true });
      }
    });
    expect([...new Set(outcomes)].sort()).toEqual(['disk-full', 'none']);
  });
});

describe('a folder that may not be written', () => {
  test('is named when a vault is opened or made there, and nothing in it changes', async () => {
    const vault = await temporaryVault();
    vault.session.write((tx) => appendAudit(tx, note));
    vault.session.lock();
    const { folder } = vault;
    const contents = () =>
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'base64')]);
    const before = contents();
    await whileReadOnly(folder, async () => {
      // It names the folder, which somebody can do something about, and no file of the program's own.
      await expect(open(folder)).rejects.toMatchObject({ code: 'read-only', subject: basename(folder) });
      expect(await codeOf(() => create(join(folder, 'deeper')))).toBe('read-only');
      expect(contents()).toEqual(before);
    });
    expect(contents()).toEqual(before);
    await whileReadOnly(folder, async () => {
      const request = { folder, passphrase: passphraseBytes(PASSPHRASE), clock: steadyClock() };
      const engine = await openOrRead(request);
      const { entries } = await perform(engine, 'auditList', { limit: 9 }, quietJob());
      expect(entries.map(({ subject }) => subject)).toContain('kept');
      expect(await perform(engine, 'auditVerify', {}, quietJob())).toMatchObject({ intact: true });
      // Nothing that would be lost is written down.
      const change = () => perform(engine, 'caseCreate', { reference: 'C1', title: 'x' }, quietJob());
      expect(await codeOf(change)).toBe('read-only');
      // Nor does anything leave that can be read: its line could not stand in the log. What to do is said.
      const out = temporaryFolder();
      const to = engine.files.register(out);
      const asked = { recipient: '', forPurpose: '', format: 'json', folder: to } as const;
      for (const leave of [
        () => perform(engine, 'handoverKeyPaper', { folder: to }, quietJob()),
        () => perform(engine, 'auditExport', { ...asked, own: true, folder: null }, quietJob()),
      ])
        expect(await failureOf(leave)).toMatchObject({
          code: 'read-only',
          found: [{ code: 'vault-log-not-written' }],
        });
      expect(readdirSync(out)).toEqual([]);
      const { fileName, entries: shown } = await perform(
        engine,
        'auditExport',
        { ...asked, own: true },
        quietJob(),
      );
      expect(readFileSync(join(out, fileName), 'utf8')).toContain('kept');
      expect(shown).toBeGreaterThan(0);
      // A backup is the way out: it is the vault itself, with its keys and its log.
      const made = await perform(engine, 'backupMake', { folder: to }, quietJob());
      await engine.close();
      expect(readdirSync(out).sort()).toEqual([fileName, made.fileName].sort());
      execFileSync('tar', ['-xf', join(out, made.fileName)], { cwd: out });
      const back = await open(join(out, 'vault'));
      const subjects = back.read((db) => listAudit(db, { limit: 9 })).entries.map(({ subject }) => subject);
      expect(subjects).toContain('kept');
      expect(await back.findDamagedPages()).toEqual([]);
      back.lock();
      expect(contents()).toEqual(before);
    });
    const session = await open(folder);
    expect(session.read((db) => listAudit(db, { limit: 9 })).entries.map(({ subject }) => subject)).toContain(
      'kept',
    );
    session.lock();

    const empty = join(temporaryFolder(), 'empty');
    mkdirSync(empty);
    await whileReadOnly(empty, async () => {
      expect(await codeOf(() => create(empty))).toBe('read-only');
    });
    expect(readdirSync(empty)).toEqual([]);
  });
});
