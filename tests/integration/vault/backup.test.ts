/** A backup is a whole vault in one file: made while the vault is open, put back elsewhere, tried, and compared. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  composeEngine,
  createReadingBack,
  openEngine,
  type RunningEngine,
} from '../../../src-main/host/compose.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { restoreBackup } from '../../../src-main/vault/backup/restore.ts';
import { writeBackup } from '../../../src-main/vault/backup/write-backup.ts';
import { writeBlob } from '../../../src-main/vault/blobs.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { appendAudit, listAudit } from '../../../src-main/vault/queries/audit.ts';
import {
  appendDepartureState,
  insertDeparture,
  insertDepartureFiles,
} from '../../../src-main/vault/queries/departures.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { codeOf, failureOf } from '../../support/failures.ts';
import { quietJob, steadyClock, testClock } from '../../support/ports.ts';
import { storeKeyOf } from '../../support/sqlcipher.ts';
import { PASSPHRASE, temporaryFolder } from '../../support/vault.ts';

const NEXT = 'seven other herons wade upstream';
const clock = steadyClock();
const signal = new AbortController().signal;
const quiet = { signal, clock, copied: () => undefined };
const engines: RunningEngine[] = [];
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

let at: EngineAtWork;
let stick: string;
let file: string;
beforeAll(async () => {
  at = await engineAtWork();
  engines.push(at.engine);
  stick = temporaryFolder();
  const { fileName } = await at.do('backupMake', { folder: at.pickFolder(stick) });
  file = join(stick, fileName);
});

const open = async (folder: string, passphrase = PASSPHRASE) => {
  const engine = await openEngine({ folder, passphrase: passphraseBytes(passphrase), clock: testClock });
  engines.push(engine);
  return engine;
};
const logOf = (engine: RunningEngine) =>
  engine.session.read((db) => listAudit(db, { limit: 60 })).entries.map(({ action }) => action);
const restored = async (from = file) => {
  const folder = join(temporaryFolder(), 'again');
  await restoreBackup({ ...quiet, file: from, folder });
  return folder;
};
const check = (path: string, passphrase = PASSPHRASE) =>
  at.do('backupCheck', { file: at.engine.files.register(path), passphrase });

describe('a backup', () => {
  test('is one file, which tar and sha256sum take apart and find whole', () => {
    expect(readdirSync(stick)).toEqual([expect.stringMatching(/^vault-backup-\d{4}-\d\d-\d\d\.tar$/)]);
    const apart = temporaryFolder();
    execFileSync('tar', ['-xf', file, '-C', apart]);
    const sums = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], {
      cwd: join(apart, 'vault'),
      encoding: 'utf8',
    });
    expect(sums.trim().split('\n')).toEqual([
      'READ-ME-FIRST.txt: OK',
      'check-backup.py: OK',
      'header.json: OK',
      'header-copy.json: OK',
      'vault.db: OK',
    ]);
    expect(readFileSync(join(apart, 'vault', 'READ-ME-FIRST.txt'), 'utf8')).toContain('backup restore FILE');
  });

  test('taken apart by hand is a vault that opens, and that stock sqlcipher reads', async () => {
    const apart = temporaryFolder();
    execFileSync('tar', ['-xf', file, '-C', apart]);
    const key = await storeKeyOf(join(apart, 'vault'), PASSPHRASE);
    const rows = execFileSync('sqlcipher', [join(apart, 'vault', 'vault.db')], {
      input: `PRAGMA key = "x'${key}'";\nPRAGMA cipher_integrity_check;\nSELECT reference FROM case_file;\n`,
      encoding: 'utf8',
    });
    expect(rows).toContain('LH/1');
    const engine = await open(join(apart, 'vault'));
    expect((await perform(engine, 'caseList', {}, quietJob())).cases.map((one) => one.reference)).toEqual([
      'LH/1',
    ]);
  });

  test('holds nothing that can be read', () => {
    const bytes = readFileSync(file, 'latin1');
    for (const word of ['LH/1', 'Dorvan', 'Amina', 'Okafor', 'SQLite format'])
      expect(bytes).not.toContain(word);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('is recorded before it is out, and in the log when it is', () => {
    expect(logOf(at.engine).slice(0, 3)).toEqual(['leaving.confirmed', 'backup.made', 'leaving.begun']);
  });

  test.each([
    ['in this thread', Number.POSITIVE_INFINITY],
    ['in another', 0],
  ])('is of one moment though saving goes on while it is made, read back %s', async (_where, fromBytes) => {
    const { session } = at.engine;
    const path = join(temporaryFolder(), 'busy.tar');
    // Large enough for several pieces, between which things are saved.
    session.write((tx) => {
      const id = fromBytes === 0 ? 'y' : 'z';
      writeBlob(tx, id.repeat(26), new Uint8Array(12_000_000).fill(7), 'kept for its size');
      appendAudit(tx, { at: clock.now(), actor: 'A', action: 'test.saved', subject: 'large', facts: {} });
    });
    let saves = 0;
    const save = () => {
      saves += 1;
      const note = { kind: 'person', subject: 'a'.repeat(26), detail: `new ${saves}` } as const;
      return at.do('draftTextKeep', { ...note, words: { name: 'x'.repeat(900) } });
    };
    // The first save of its kind loads what saves it, and that takes longer than this backup does.
    await save();
    saves = 0;
    const { head } = await writeBackup({
      session,
      path,
      readme: '',
      checker: '',
      at: clock.now(),
      signal,
      beside: createReadingBack(fromBytes),
      // As work goes on in the program: in between, and not in the middle of a piece.
      copied: () => void setImmediate(save),
      checked: () => undefined,
    });
    expect(saves).toBeGreaterThan(3);
    expect(await check(path)).toMatchObject({ intact: true, entries: head.seq });
  });
});

describe('a backup that is damaged on the disk before it is read back', () => {
  // In two pages of its store, in its sums, what fills them up, and the zeros that end it.
  test.each([5_000_000, 300_000, 1800, 1500, 1100, 1])(
    '%i bytes from its end is refused',
    async (fromEnd) => {
      const path = join(temporaryFolder(), 'damaged.tar');
      const damage = () => {
        const bytes = readFileSync(path);
        const at = bytes.length - fromEnd;
        bytes.writeUInt8((bytes[at] ?? 0) ^ 1, at);
        writeFileSync(path, bytes);
      };
      const { session } = at.engine;
      let stands = false;
      // As on a disk that is slow to take it: nothing is read before all of it stands there.
      const thread = createReadingBack(fromEnd === 300_000 ? 0 : undefined);
      const standing = Promise.withResolvers<void>();
      const beside = {
        ...thread,
        readOn: async (most: number) => {
          await standing.promise;
          return await thread.readOn(most);
        },
      };
      const written = writeBackup({
        session,
        path,
        readme: '',
        checker: '',
        at: clock.now(),
        signal,
        beside,
        copied: () => undefined,
        checked() {
          if (!stands) damage();
          stands = true;
          standing.resolve();
        },
      });
      expect(await codeOf(() => written)).toBe('damaged-file');
      expect(stands).toBe(true);
    },
  );
});

/** As it stood when the program was cut off, in a version that knew a backup by the hash of the whole file. */
function leftByBefore({ session }: RunningEngine, id: string, folder: string, name: string, sha256: string) {
  const [when, actor] = [clock.now(), 'Amina Okafor'];
  const of = { caseId: null, subject: session.vaultId, title: name, folder, at: when, actor };
  session.write((tx) => {
    insertDeparture(tx, { id, kind: 'backup', mode: 'locked', ...of });
    insertDepartureFiles(tx, id, [{ path: name, sha256 }]);
    appendDepartureState(tx, id, { state: 'begun', at: when, actor });
    appendDepartureState(tx, id, { state: 'leaving', line: session.vaultId, at: when, actor });
    appendAudit(tx, { at: when, actor, action: 'leaving.begun', subject: id, facts: {} });
  });
}

test('a backup of an earlier version, known by the hash of the whole file, is found after a crash; an altered one is not', async () => {
  const fresh = await engineAtWork();
  const bytes = readFileSync(file);
  const whole = createHash('sha256').update(bytes).digest('hex');
  const [sound, altered, other] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  for (const folder of [sound, altered]) cpSync(file, join(folder, 'vault-backup-2026-11-20.tar'));
  const damaged = Buffer.from(bytes);
  damaged.writeUInt8(damaged.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
  writeFileSync(join(altered, 'vault-backup-2026-11-20.tar'), damaged);
  for (const [n, folder] of [sound, altered, other].entries())
    leftByBefore(fresh.engine, `${n}`.repeat(26), folder, 'vault-backup-2026-11-20.tar', whole);
  const { folder } = fresh.engine.session;
  await fresh.engine.close();
  const engine = await open(folder);
  const states = engine.session.read((db) =>
    db.all<{ state: string }>(
      `SELECT newest.state FROM departure AS d JOIN departure_newest AS newest ON newest.departure_id = d.id
        WHERE d.kind = 'backup' ORDER BY d.id`,
    ),
  );
  expect(states.map(({ state }) => state)).toEqual(['found', 'not-found', 'not-found']);
  const { last } = await perform(engine, 'backupStatus', {}, quietJob());
  expect(last?.folder).toBe(basename(sound));
});

describe('a backup that is put back', () => {
  test('is the vault again, and its log says where it came from', async () => {
    const folder = await restored();
    expect(readdirSync(folder).sort()).toEqual([
      'header-copy.json',
      'header.json',
      'restored-from-backup.json',
      'vault.db',
    ]);
    const engine = await open(folder);
    expect((await perform(engine, 'caseList', {}, quietJob())).total).toBe(1);
    expect(logOf(engine).slice(0, 3)).toEqual(['leaving.settled', 'vault.opened', 'vault.restored']);
    // The backup it came from was begun in it, and is known to have left.
    expect((await perform(engine, 'backupStatus', {}, quietJob())).last?.name).toMatch(/^vault-backup-/);
    expect(await perform(engine, 'leavingSettled', {}, quietJob())).toEqual({ settled: [] });
    await engine.close();
    expect(readdirSync(folder).sort()).toEqual(['header-copy.json', 'header.json', 'vault.db']);
  });

  test('goes over nothing that is there', async () => {
    const folder = await restored();
    const before = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'base64'));
    expect(await codeOf(() => restoreBackup({ ...quiet, file, folder }))).toBe('already-exists');
    expect(readdirSync(folder).map((name) => readFileSync(join(folder, name), 'base64'))).toEqual(before);
    const used = temporaryFolder();
    writeFileSync(join(used, 'letter.txt'), 'a letter');
    expect(await codeOf(() => restoreBackup({ ...quiet, file, folder: used }))).toBe('already-exists');
    expect(readdirSync(used)).toEqual(['letter.txt']);
  });

  test('that was altered anywhere, cut short or added to is refused, and nothing is left', async () => {
    const bytes = readFileSync(file);
    const damages: Record<string, Buffer> = { cut: bytes.subarray(0, -512), none: Buffer.alloc(0) };
    damages.longer = Buffer.concat([bytes, Buffer.alloc(512)]);
    for (let place = 3; place < bytes.length - 1100; place += Math.floor(bytes.length / 40)) {
      const altered = Buffer.from(bytes);
      altered.writeUInt8((altered[place] ?? 0) ^ 1, place);
      damages[`at ${place}`] = altered;
    }
    for (const [what, damaged] of Object.entries(damages)) {
      const path = join(temporaryFolder(), 'damaged.tar');
      writeFileSync(path, damaged);
      const folder = join(temporaryFolder(), 'again');
      expect([what, await codeOf(() => restoreBackup({ ...quiet, file: path, folder }))]).toEqual([
        what,
        'damaged-file',
      ]);
      expect(readdirSync(join(folder, '..'))).toEqual([]);
    }
  });
});

describe('a restore drill', () => {
  const workshops = () =>
    readdirSync(at.engine.session.folder).filter((name) => name.startsWith('.testimony'));

  test('opens it and says how old it is beside the vault; backup and folder stay as they were', async () => {
    const before = readFileSync(file);
    const entriesBefore = await check(file);
    await at.do('caseCreate', { reference: 'LH/2', title: 'R v Later', profile: 'general' });
    const found = await check(file);
    expect(found).toMatchObject({
      intact: true,
      altered: 0,
      opensAs: 'Amina Okafor',
      beside: { how: 'older' },
    });
    // The new case, and the entry of the drill before.
    expect(found.beside.entries - entriesBefore.beside.entries).toBe(2);
    expect(readFileSync(file)).toEqual(before);
    expect(workshops()).toEqual([]);
  });

  test('with a passphrase that does not fit says so, and leaves nothing', async () => {
    expect(await codeOf(() => check(file, 'not the passphrase at all'))).toBe('wrong-passphrase');
    expect(workshops()).toEqual([]);
  });

  test('tells a backup of another vault, and one that went its own way', async () => {
    const other = await engineAtWork();
    engines.push(other.engine);
    const elsewhere = temporaryFolder();
    const { fileName } = await other.do('backupMake', { folder: other.pickFolder(elsewhere) });
    // Made with ids that are counted: two vaults of tests have one id, and their logs tell them apart.
    expect((await check(join(elsewhere, fileName))).beside.how).toMatch(/another-vault|other-history/);

    const twin = await open(await restored());
    await perform(twin, 'caseCreate', { reference: 'T', title: 'Twin', profile: 'general' }, quietJob());
    const stick = temporaryFolder();
    const handle = twin.files.register(stick);
    const twins = await perform(twin, 'backupMake', { folder: handle }, quietJob());
    expect((await check(join(stick, twins.fileName))).beside.how).toBe('other-history');
  });

  test('of a backup from before a change of the passphrase wants the old one', async () => {
    const engine = await open(await restored());
    const call = { current: PASSPHRASE, next: NEXT };
    await perform(engine, 'vaultChangePassphrase', call, quietJob());
    const handle = engine.files.register(file);
    const tried = (passphrase: string) =>
      failureOf(() => perform(engine, 'backupCheck', { file: handle, passphrase }, quietJob()));
    expect(await tried(NEXT)).toMatchObject({ code: 'wrong-passphrase' });
  });
});

describe('the reminder', () => {
  test('comes where there is work and no backup, and goes when one is made', async () => {
    const fresh = await engineAtWork();
    engines.push(fresh.engine);
    expect(await fresh.do('backupStatus', {})).toMatchObject({ last: null, reminder: 'none-yet' });
    await fresh.do('backupMake', { folder: fresh.pickFolder(temporaryFolder()) });
    expect(await fresh.do('backupStatus', {})).toMatchObject({ doneSince: 0, reminder: null });
  });

  test('is not silenced by a backup that failed', async () => {
    const fresh = await engineAtWork();
    engines.push(fresh.engine);
    const gone = join(temporaryFolder(), 'gone');
    mkdirSync(gone);
    const handle = fresh.pickFolder(gone);
    cpSync(file, join(temporaryFolder(), 'x.tar'));
    const stopped = new AbortController();
    stopped.abort();
    expect(await codeOf(() => fresh.do('backupMake', { folder: handle }, stopped.signal))).toBe('cancelled');
    expect(readdirSync(gone)).toEqual([]);
    expect(await fresh.do('backupStatus', {})).toMatchObject({ last: null, reminder: 'none-yet' });
  });
});

test('an engine can be put together on a vault that was put back', async () => {
  const engine = composeEngine((await open(await restored())).session, testClock);
  expect((await perform(engine, 'auditVerify', {}, quietJob())).intact).toBe(true);
});
