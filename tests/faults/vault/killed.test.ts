/**
 * The plug is pulled: at every call that changes a file, and in the middle of writing. Whatever was said to be saved
 * must be there; the rest is old or new, never other. What a kill leaves is what the system had from the process by
 * then, so the folder as it was before each call is kept from one run; a real process is killed at some of them as well.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { FLOOR_KDF } from '../../../src-main/crypto/kdf.ts';
import { readBlob } from '../../../src-main/vault/blobs.ts';
import { createVault } from '../../../src-main/vault/create-vault.ts';
import type { VaultSession } from '../../../src-main/vault/db.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { appendAudit, listAudit, verifyAudit } from '../../../src-main/vault/queries/audit.ts';
import { codeOf } from '../../support/failures.ts';
import { countingRandom, steadyClock } from '../../support/ports.ts';
import { PASSPHRASE, temporaryFolder, temporaryVault } from '../../support/vault.ts';

const NEXT = 'seven other herons wade upstream';
const TASK = join(import.meta.dirname, '../../support/children/vault-task.ts');
const KILL_AT = join(import.meta.dirname, '../../support/kill-at.mjs');
const clock = steadyClock();
const open = (folder: string, passphrase = PASSPHRASE) =>
  openVault({ folder, passphrase: passphraseBytes(passphrase), clock });

/** Runs a task in a process of its own. Returns how many calls there were, if it got so far. */
function run(task: string[], env: Readonly<Record<string, string>> = {}): { killed: boolean; calls: number } {
  const { signal, status, stderr } = spawnSync(process.execPath, ['--import', KILL_AT, TASK, ...task], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (signal !== 'SIGKILL' && status !== 0) throw new Error(stderr);
  return { killed: signal === 'SIGKILL', calls: Number(stderr.trim().split('\n').at(-1)) };
}

/** The vault's folder as a kill at each call leaves it, from a copy of `begin`; after them those that real kills left. */
function leftByKills(task: string, passphrases: string[], begin: (folder: string) => void): string[] {
  const work = () => {
    const parent = temporaryFolder();
    begin(join(parent, 'vault'));
    return parent;
  };
  const [parent, kept] = [work(), temporaryFolder()];
  const { calls } = run([task, join(parent, 'vault'), ...passphrases], { KEEP_EACH: kept, KEEP_OF: parent });
  const really = [1, Math.ceil(calls / 2), calls].map((at) => {
    const folder = join(work(), 'vault');
    expect(run([task, folder, ...passphrases], { KILL_AT: String(at) }).killed).toBe(true);
    expect([at, filesIn(folder)]).toEqual([at, filesIn(join(kept, String(at), 'vault'))]);
    return folder;
  });
  return [...Array.from({ length: calls }, (_, i) => join(kept, String(i + 1), 'vault')), ...really];
}

const filesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : []);

async function expectSound(session: VaultSession): Promise<void> {
  expect(await session.findDamagedPages()).toEqual([]);
  expect(session.read((db) => verifyAudit(db, { expected: session.anchoredHead }))).toMatchObject({
    intact: true,
  });
  expect(session.read((db) => db.get('PRAGMA integrity_check'))).toEqual({ integrity_check: 'ok' });
}

describe('a process killed', () => {
  test('at any point of making a vault leaves a whole vault, or none and a folder where one can be made', async () => {
    const left = leftByKills('create', [PASSPHRASE], () => undefined);
    expect(left.length).toBeGreaterThan(8);
    const outcomes = new Set<string>();
    for (const [at, folder] of left.entries()) {
      const outcome = await codeOf(async () => (await open(folder)).lock());
      outcomes.add(outcome);
      if (outcome === 'no-vault') {
        const made = await createVault({
          folder,
          owner: 'A',
          passphrase: passphraseBytes(PASSPHRASE),
          clock,
          random: countingRandom(),
          kdf: FLOOR_KDF,
        });
        made.lock();
      }
      const session = await open(folder);
      await expectSound(session);
      session.lock();
      expect([at, readdirSync(folder).sort()]).toEqual([at, ['header-copy.json', 'header.json', 'vault.db']]);
    }
    expect([...outcomes].sort()).toEqual(['no-vault', 'none']);
  });

  test('at any point of changing the passphrase leaves the old one or the new one, never neither or both', async () => {
    const vault = await temporaryVault();
    vault.session.write((tx) =>
      appendAudit(tx, { at: clock.now(), actor: 'A', action: 'test.saved', subject: 'kept', facts: {} }),
    );
    vault.session.lock();
    const left = leftByKills('change', [PASSPHRASE, NEXT], (folder) =>
      cpSync(vault.folder, folder, { recursive: true }),
    );
    expect(left.length).toBeGreaterThan(12);
    const opensWith = new Set<string>();
    for (const [at, folder] of left.entries()) {
      const oldOne = await codeOf(async () => (await open(folder, PASSPHRASE)).lock());
      const [works, fails] = oldOne === 'none' ? [PASSPHRASE, NEXT] : [NEXT, PASSPHRASE];
      expect([at, oldOne]).toEqual([at, works === PASSPHRASE ? 'none' : 'wrong-passphrase']);
      expect([at, await codeOf(() => open(folder, fails))]).toEqual([at, 'wrong-passphrase']);
      opensWith.add(works === PASSPHRASE ? 'old' : 'new');
      const session = await open(folder, works);
      await expectSound(session);
      const actions = session.read((db) => listAudit(db, { limit: 20 })).entries.map(({ action }) => action);
      expect(actions).toContain('test.saved');
      // Changed and not in the log has nowhere to hide, wherever the plug was pulled.
      expect(actions.filter((action) => action === 'vault.passphrase-changed')).toHaveLength(
        works === PASSPHRASE ? 0 : 1,
      );
      session.lock();
      expect(readdirSync(folder).sort()).toEqual(['header-copy.json', 'header.json', 'vault.db']);
    }
    expect([...opensWith].sort()).toEqual(['new', 'old']);
  });

  test('in the middle of writing, again and again, loses nothing it said was saved', async () => {
    const vault = await temporaryVault();
    vault.session.lock();
    const { folder } = vault;
    let saved = new Map<number, string>();
    let hotJournals = 0;
    for (let round = 0; round < 10; round += 1) {
      const child = spawn(process.execPath, [TASK, 'write', folder, PASSPHRASE], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const lines = createInterface({ input: child.stdout });
      let told = 0;
      lines.on('line', (line) => {
        const [seq, sha256] = line.split(' ') as [string, string];
        saved.set(Number(seq), sha256);
        told += 1;
        if (told === 3 + (round % 5) * 4) child.kill('SIGKILL');
      });
      const [[, signal]] = await Promise.all([once(child, 'exit'), once(lines, 'close')]);
      expect(signal).toBe('SIGKILL');
      if (existsSync(join(folder, 'vault.db-journal'))) hotJournals += 1;

      const session = await open(folder);
      await expectSound(session);
      const blobs = session.read((db) => db.all<{ id: string }>('SELECT id FROM blob')).map(({ id }) => id);
      const logged = session.read((db) =>
        db.all<{ seq: number; subject: string }>(
          "SELECT seq, subject FROM audit_entry WHERE action = 'test.saved'",
        ),
      );
      expect(blobs.sort()).toEqual(logged.map(({ subject }) => subject).sort());
      const found = new Map(logged.map(({ seq, subject }) => [seq, subject]));
      for (const [seq, sha256] of saved) expect([seq, found.get(seq)]).toEqual([seq, sha256]);
      for (const id of blobs.slice(-3)) session.read((db) => readBlob(db, id));
      saved = found;
      session.lock();
      expect(readdirSync(folder).sort()).toEqual(['header-copy.json', 'header.json', 'vault.db']);
    }
    expect(saved.size).toBeGreaterThan(100);
    // Some of the kills fell into a commit, and were undone at the next opening.
    expect(hotJournals).toBeGreaterThan(0);
  });
});

describe('a damaged vault', () => {
  /** Noise over a page in the middle of the store. */
  async function damaged(): Promise<string> {
    const vault = await temporaryVault();
    vault.session.write((tx) =>
      appendAudit(tx, { at: clock.now(), actor: 'A', action: 'test.saved', subject: 'one', facts: {} }),
    );
    vault.session.lock();
    const store = join(vault.folder, 'vault.db');
    writeFileSync(store, readFileSync(store).fill(0x5a, 30 * 4096 + 512, 30 * 4096 + 640));
    return vault.folder;
  }
  const WHOLE = ['header-copy.json', 'header.json', 'vault.db'];

  test('is salvaged again wherever the first salvage was killed, and nothing of that is left', async () => {
    const folder = await damaged();
    const tmp = temporaryFolder();
    const salvage = (to: string, more: Readonly<Record<string, string>> = {}) =>
      run(['salvage', folder, PASSPHRASE, to], { TMPDIR: tmp, ...more });
    const { calls } = salvage(join(temporaryFolder(), 'new'));
    expect(calls).toBeGreaterThan(5);
    for (let at = 1; at <= calls; at += 1) {
      const to = join(temporaryFolder(), 'new');
      expect(salvage(to, { KILL_AT: String(at) }).killed).toBe(true);
      const made = filesIn(to).includes('vault.db');
      if (!made) salvage(to);
      const session = await open(to);
      session.lock();
      // The lock of a process that is gone keeps nobody out; the next to come takes it away.
      const left = filesIn(folder).filter((name) => !(made && name.startsWith('vault.lock')));
      expect([at, filesIn(to), left, filesIn(tmp)]).toEqual([at, WHOLE, WHOLE, []]);
    }
  });

  test('that is looked at by a process that is killed leaves no copy once somebody looks again', async () => {
    const folder = await damaged();
    const tmp = temporaryFolder();
    const look = (more: Readonly<Record<string, string>> = {}) =>
      run(['look', folder, PASSPHRASE], { TMPDIR: tmp, ...more });
    const { calls } = look();
    for (let at = 1; at <= calls; at += 1) look({ KILL_AT: String(at) });
    expect(look().killed).toBe(false);
    expect([filesIn(tmp), filesIn(folder)]).toEqual([[], WHOLE]);
  });
});
