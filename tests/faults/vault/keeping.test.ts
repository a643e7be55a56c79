/** A new key for the vault, and an erasure, killed at any point or on a full disk: the old state or the new, and it is said which. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { failureInWords } from '../../../src-main/cli/failure.ts';
import { composeEngine } from '../../../src-main/host/compose.ts';
import { systemClock } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import type { VaultSession } from '../../../src-main/vault/db.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { addPerson } from '../../../src-main/vault/people.ts';
import { listAudit, verifyAudit } from '../../../src-main/vault/queries/audit.ts';
import { untidied } from '../../../src-main/vault/queries/erasures.ts';
import { rekeyVault } from '../../../src-main/vault/rekey.ts';
import { allowing } from '../../support/engine.ts';
import { codeOf, failureOf } from '../../support/failures.ts';
import { onSmallDisk } from '../../support/hostile-disks.ts';
import { LARGE_BYTES, largeFilm } from '../../support/large-film.ts';
import { quietJob, steadyClock } from '../../support/ports.ts';
import { storeKeyOf } from '../../support/sqlcipher.ts';
import { decryptedPages } from '../../support/store-pages.ts';
import { PASSPHRASE, temporaryFolder, temporaryVault } from '../../support/vault.ts';

const KIM = 'a quite different long phrase';
const TASK = join(import.meta.dirname, '../../support/children/keeping-task.ts');
const KILL_AT = join(import.meta.dirname, '../../support/kill-at.mjs');
const AT_REST = ['header-copy.json', 'header.json', 'vault.db'];
const MIB = 1024 * 1024;
const TITLE = 'Marwilla Traceworth and others';
const clock = steadyClock();
const own = passphraseBytes(PASSPHRASE);
const open = (folder: string, passphrase = PASSPHRASE) =>
  openVault({ folder, passphrase: passphraseBytes(passphrase), clock });

let sound: string;
let oldKey: string;
let caseId: string;
beforeAll(async () => {
  const vault = await temporaryVault();
  const { session, random } = vault;
  await addPerson({
    session,
    clock,
    random,
    own,
    passphrase: passphraseBytes(KIM),
    name: 'Kim',
    role: 'caseworker',
  });
  const engine = composeEngine(session, systemClock);
  ({ id: caseId } = await perform(engine, 'caseCreate', { reference: 'K1', title: TITLE }, quietJob()));
  await engine.close();
  sound = vault.folder;
  oldKey = await storeKeyOf(sound, PASSPHRASE);
});

function copy(parent = temporaryFolder()): string {
  const folder = join(parent, 'vault');
  cpSync(sound, folder, { recursive: true });
  return folder;
}

function run(
  task: readonly string[],
  killAt?: number,
  keep: Readonly<Record<string, string>> = {},
): { killed: boolean; calls: number } {
  const { signal, status, stderr } = spawnSync(process.execPath, ['--import', KILL_AT, TASK, ...task], {
    encoding: 'utf8',
    env: { ...process.env, ...keep, ...(killAt === undefined ? {} : { KILL_AT: String(killAt) }) },
  });
  if (signal !== 'SIGKILL' && status !== 0) throw new Error(stderr);
  return { killed: signal === 'SIGKILL', calls: Number(stderr.trim().split('\n').at(-1)) };
}

async function expectSound(session: VaultSession): Promise<void> {
  expect(await session.findDamagedPages()).toEqual([]);
  expect(session.findStructureFaults()).toEqual([]);
  expect(session.read((db) => verifyAudit(db, { expected: session.anchoredHead })).intact).toBe(true);
}

const actionsOf = (session: VaultSession) =>
  session.read((db) => listAudit(db, { limit: 50 })).entries.map(({ action }) => action);

/** Which of the two keys it has; both people open it, and the log says what was done. */
async function keyNow(folder: string): Promise<'old' | 'new'> {
  const kim = await open(folder, KIM);
  await expectSound(kim);
  const done = actionsOf(kim).filter((action) => action === 'vault.rekeyed').length;
  kim.lock();
  (await open(folder)).lock();
  const which = (await storeKeyOf(folder, PASSPHRASE)) === oldKey ? 'old' : 'new';
  expect([which, done]).toEqual([which, which === 'new' ? 1 : 0]);
  return which;
}

describe('a new key', () => {
  test('killed at any call is the old one or the new one for everybody, and goes on when it is asked for again', async () => {
    // What a kill leaves is what the system had by then: the folder as it was before each call, from one run.
    const [parent, kept] = [temporaryFolder(), temporaryFolder()];
    const { calls } = run(['rekey', copy(parent), PASSPHRASE], undefined, {
      KEEP_EACH: kept,
      KEEP_OF: parent,
    });
    expect(calls).toBeGreaterThan(100);
    const really = copy();
    expect(run(['rekey', really, PASSPHRASE], calls - 6).killed).toBe(true);
    expect(readdirSync(really).sort()).toEqual(readdirSync(join(kept, String(calls - 6), 'vault')).sort());
    const outcomes = new Set<string>();
    // The pages in the middle are all alike; the first calls and the last dozen are where it is decided.
    for (const at of [1, 2, 3, Math.floor(calls / 2), ...Array.from({ length: 14 }, (_, n) => calls - n)]) {
      const folder = join(kept, String(at), 'vault');
      const which = await keyNow(folder);
      outcomes.add(which);
      const left = readdirSync(folder).filter((name) => !AT_REST.includes(name));
      if (which === 'new') {
        expect([at, left]).toEqual([at, []]);
        continue;
      }
      const session = await open(folder);
      await rekeyVault({
        session,
        own,
        leaveOut: [],
        clock,
        signal: quietJob().signal,
        copied: () => undefined,
      });
      expect([at, await keyNow(folder)]).toEqual([at, 'new']);
      expect(readdirSync(folder).sort()).toEqual(AT_REST);
    }
    expect([...outcomes].sort()).toEqual(['new', 'old']);
  }, 120_000);

  test('on a disk with no room for it changes nothing, gives the room back, and says so; cancelled too', async () => {
    await onSmallDisk(4 * 1024 * 1024, async (disk) => {
      const folder = copy(disk.folder);
      for (const left of [0, 64, 200].map((kib) => kib * 1024)) {
        const session = await open(folder);
        disk.leave(left);
        const request = {
          session,
          own,
          leaveOut: [],
          clock,
          signal: quietJob().signal,
          copied: () => undefined,
        };
        const code = await codeOf(() => rekeyVault(request));
        disk.makeRoom();
        session.lock();
        expect([left, code]).toEqual([left, 'disk-full']);
        expect(existsSync(join(folder, 'vault.db.rekeyed'))).toBe(false);
        expect(await keyNow(folder)).toBe('old');
      }
      const session = await open(folder);
      const stop = new AbortController();
      const copied = () => stop.abort();
      const request = { session, own, leaveOut: [], clock, signal: stop.signal, copied };
      const big = await codeOf(() => rekeyVault(request));
      session.lock();
      expect(['none', 'cancelled']).toContain(big);
      expect(await keyNow(folder)).toBe(big === 'none' ? 'new' : 'old');
    });
    const said = failureInWords({ code: 'disk-full', subject: 'vault.db.rekeyed' }, 'rekey');
    expect(said.what).toContain('The key was not changed');
  }, 60_000);
});

describe('an erasure', () => {
  const traces = async (folder: string) =>
    decryptedPages(join(folder, 'vault.db'), await storeKeyOf(folder, PASSPHRASE)).some((page) =>
      page.includes(TITLE),
    );

  test('killed at random moments erased all of it or nothing, and an opening ends what was begun', async () => {
    expect(await traces(sound)).toBe(true);
    const outcomes = new Set<string>();
    for (const ms of [0, 6, 18, 40]) {
      const folder = copy();
      const child = spawn(process.execPath, [TASK, 'erase', folder, PASSPHRASE, caseId, 'K1'], {
        stdio: 'inherit',
      });
      const closed = once(child, 'close');
      while (!existsSync(join(folder, 'vault.db-journal'))) await new Promise((wait) => setTimeout(wait, 1));
      await new Promise((wait) => setTimeout(wait, ms));
      child.kill('SIGKILL');
      await closed;
      const session = await open(folder);
      await expectSound(session);
      const erased = actionsOf(session).includes('erasure.made');
      expect(session.read(untidied)).toEqual([]);
      session.lock();
      expect([ms, await traces(folder)]).toEqual([ms, !erased]);
      expect(readdirSync(folder).sort()).toEqual(AT_REST);
      outcomes.add(erased ? 'erased' : 'there');
    }
    expect(outcomes.size).toBeGreaterThan(0);
  }, 60_000);

  test('on a full disk erases nothing; with little room it erases, and the store is written anew at the next opening', async () => {
    await onSmallDisk(3 * 1024 * 1024, async (disk) => {
      const folder = copy(disk.folder);
      const erase = async (left: number) => {
        const session = await open(folder);
        const engine = composeEngine(session, systemClock);
        disk.leave(left);
        const input = { caseId: caseId as never, ground: 'request', typed: 'K1' };
        await allowing(engine, 'erasureMake');
        const code = await codeOf(() => perform(engine, 'erasureMake', input, quietJob()));
        disk.makeRoom();
        const there = session.read((db) => db.get('SELECT 1 FROM case_file')) !== undefined;
        await engine.close();
        return { code, there };
      };
      expect(await erase(0)).toEqual({ code: 'disk-full', there: true });
      expect(await traces(folder)).toBe(true);
      expect(await erase(300 * 1024)).toEqual({ code: 'none', there: false });
      const session = await open(folder);
      expect(session.read(untidied)).toEqual([]);
      await expectSound(session);
      session.lock();
      expect(await traces(folder)).toBe(false);
    });
  }, 60_000);

  test('of a film says how much room it takes before it begins, and needs no more than it said', async () => {
    await onSmallDisk(64 * MIB, async (disk) => {
      const folder = copy(disk.folder);
      const session = await open(folder);
      const engine = composeEngine(session, systemClock);
      const film = join(temporaryFolder(), 'film.mp4');
      writeFileSync(film, largeFilm(7));
      const added = { caseId: caseId as never, file: engine.files.register(film) };
      await perform(engine, 'evidenceAdd', added, quietJob());
      const heard: unknown[] = [];
      const job = { ...quietJob(), report: ({ step }: { step: string }) => void heard.push(step) };
      const erase = async () => {
        await allowing(engine, 'erasureMake');
        const input = { caseId: caseId as never, ground: 'request', typed: 'K1' };
        return await perform(engine, 'erasureMake', input, job);
      };
      disk.leave(LARGE_BYTES - MIB);
      const failure = await failureOf(erase);
      expect(failureInWords(failure.toData(), 'erase')).toMatchObject({
        what: expect.stringContaining('Nothing was erased'),
        findings: [expect.stringMatching(/about 15 MB of room .* and 12 MB are free/)],
      });
      expect(heard).toEqual([]);
      const { evidence } = await perform(engine, 'evidenceList', { caseId: caseId as never }, quietJob());
      expect(evidence).toHaveLength(1);
      disk.makeRoom();
      disk.leave(15 * 1_000_000);
      expect((await erase()).certificate.counts.exhibits).toBe(1);
      disk.makeRoom();
      await engine.close();
      const again = await open(folder);
      expect(again.read(untidied)).toEqual([]);
      await expectSound(again);
      again.lock();
    });
  }, 60_000);
});
