import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { FLOOR_KDF } from '../../../src-main/crypto/kdf.ts';
import { createVault } from '../../../src-main/vault/create-vault.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { appendAudit, auditHead, listAudit } from '../../../src-main/vault/queries/audit.ts';
import { codeOf, failureOf } from '../../support/failures.ts';
import { countingRandom, steadyClock } from '../../support/ports.ts';
import { addPerson, querySqlcipher } from '../../support/sqlcipher.ts';
import { OWNER, PASSPHRASE, temporaryFolder, temporaryVault } from '../../support/vault.ts';

const note = {
  at: '2026-11-24T09:00:00.000+00:00',
  actor: OWNER,
  action: 'test.noted',
  subject: 'x',
  facts: {},
};
const clock = steadyClock();
const create = (folder: string, change: { owner?: string; passphrase?: string; memoryKib?: number } = {}) =>
  createVault({
    folder,
    owner: change.owner ?? OWNER,
    passphrase: passphraseBytes(change.passphrase ?? PASSPHRASE),
    clock,
    random: countingRandom(),
    kdf: { ...FLOOR_KDF, memoryKib: change.memoryKib ?? FLOOR_KDF.memoryKib },
  });
const open = (folder: string, passphrase = PASSPHRASE) =>
  openVault({ folder, passphrase: passphraseBytes(passphrase), clock });

describe('a vault', () => {
  test('is a folder with two header copies and the store, and nothing else once locked', async () => {
    const { session, folder } = await temporaryVault();
    session.lock();
    expect(readdirSync(folder).sort()).toEqual(['header-copy.json', 'header.json', 'vault.db']);
    expect(readFileSync(join(folder, 'header.json'))).toEqual(readFileSync(join(folder, 'header-copy.json')));
  });

  test('says that it is open, whatever a crash or somebody else left under that name, and follows no link', async () => {
    const { session, folder } = await temporaryVault();
    const sign = join(folder, 'IN-USE-DO-NOT-COPY.txt');
    const says = readFileSync(sign, 'utf8');
    session.lock();
    const target = join(temporaryFolder(), 'theirs.txt');
    writeFileSync(target, 'theirs');
    for (const leave of [() => writeFileSync(sign, 'hal'), () => symlinkSync(target, sign)]) {
      leave();
      const opened = await open(folder);
      expect([readFileSync(sign, 'utf8'), lstatSync(sign).isSymbolicLink()]).toEqual([says, false]);
      opened.lock();
      expect(existsSync(sign)).toBe(false);
    }
    expect(readFileSync(target, 'utf8')).toBe('theirs');
  });

  test('can be read by nobody else who uses the computer', async () => {
    const { session, folder } = await temporaryVault();
    session.write((tx) => appendAudit(tx, note));
    const modes = readdirSync(folder).map((name) => (statSync(join(folder, name)).mode & 0o777).toString(8));
    expect(new Set(modes)).toEqual(new Set(['600']));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('keeps what was written, and knows who wrote it, after it was locked and opened', async () => {
    const vault = await temporaryVault({ owner: 'ليلى Nguyễn <&"> 🕊' });
    vault.session.write((tx) => appendAudit(tx, { ...note, subject: 'kept' }));
    const session = await vault.reopen();
    expect(session.actor).toBe('ليلى Nguyễn <&"> 🕊');
    const { entries } = session.read((db) => listAudit(db, { limit: 10 }));
    expect(entries.map(({ action, subject }) => [action, subject])).toEqual([
      ['vault.opened', session.vaultId],
      ['test.noted', 'kept'],
      ['vault.created', session.vaultId],
    ]);
  });

  test('is one that the stock sqlcipher tool opens, finds whole, and reads the same from', async () => {
    const { session, folder } = await temporaryVault();
    session.write((tx) => appendAudit(tx, { ...note, subject: 'عمر 🕊' }));
    session.lock();
    const ask = (sql: string) => querySqlcipher(folder, PASSPHRASE, sql);
    // Silence is the answer for "every page is sound".
    expect(await ask('PRAGMA cipher_integrity_check;')).toEqual([]);
    expect(await ask('PRAGMA integrity_check;')).toEqual(['ok']);
    expect(await ask('SELECT seq, action, subject FROM audit_entry;')).toEqual([
      `1|vault.created|${session.vaultId}`,
      '2|test.noted|عمر 🕊',
    ]);
  });

  test('says "locked" to everything once it is locked, and may be locked twice', async () => {
    const { session, folder } = await temporaryVault();
    const rows = session.read((db) => db.iterate('SELECT seq FROM audit_entry'));
    rows.next();
    const checking = session.findDamagedPages();
    session.lock();
    session.lock();
    expect(session.locked).toBe(true);
    expect(await codeOf(() => session.read(() => 1))).toBe('locked');
    expect(await codeOf(() => session.write(() => 1))).toBe('locked');
    expect(await codeOf(() => session.findDamagedPages())).toBe('locked');
    expect(['none', 'locked']).toContain(await codeOf(() => checking));
    expect(readdirSync(folder)).not.toContain('vault.lock');
  });

  test('notes its newest log entry in the header when it is locked', async () => {
    const { session, folder } = await temporaryVault();
    session.write((tx) => appendAudit(tx, note));
    const head = session.read(auditHead);
    session.lock();
    expect(JSON.parse(readFileSync(join(folder, 'header.json'), 'utf8')).body.auditHead).toEqual(head);
  });

  test('notes it there every minute of work as well, for the day the plug is pulled', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const { session, folder } = await temporaryVault();
      const anchored = () => JSON.parse(readFileSync(join(folder, 'header.json'), 'utf8')).body.auditHead.seq;
      session.write((tx) => appendAudit(tx, note));
      expect(anchored()).toBe(1);
      vi.advanceTimersByTime(61_000);
      session.write((tx) => appendAudit(tx, note));
      expect(anchored()).toBe(3);
      session.write((tx) => appendAudit(tx, note));
      expect(anchored()).toBe(3);
    } finally {
      vi.useRealTimers();
    }
  });

  test('opens for each person with their own passphrase, and signs with their name', async () => {
    const { session, folder } = await temporaryVault();
    session.lock();
    await addPerson(folder, PASSPHRASE, {
      owner: 'Jonas Weber',
      passphrase: 'seven other herons wade upstream',
    });
    for (const [passphrase, owner] of [
      ['seven other herons wade upstream', 'Jonas Weber'],
      [PASSPHRASE, OWNER],
    ] as const) {
      const opened = await open(folder, passphrase);
      expect(opened.actor).toBe(owner);
      opened.lock();
    }
  });

  test('opens whichever way an accented passphrase was typed', async () => {
    const { session, folder } = await temporaryVault({
      passphrase: 'neuf hérons remontent'.normalize('NFD'),
    });
    session.lock();
    (await open(folder, 'neuf hérons remontent'.normalize('NFC'))).lock();
  });
});

describe('opening', () => {
  test('says which of these it is: no vault, a file, a wrong passphrase', async () => {
    const { session, folder } = await temporaryVault();
    session.lock();
    const before = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    expect(await codeOf(() => open(folder, 'nine quiet herons wade downstream'))).toBe('wrong-passphrase');
    expect(await codeOf(() => open(folder, ''))).toBe('wrong-passphrase');
    // A wrong passphrase leaves no trace, not in the log and not beside the store.
    expect(readdirSync(folder).map((name) => readFileSync(join(folder, name)))).toEqual(before);
    expect(await codeOf(() => open(join(folder, 'nowhere')))).toBe('no-vault');
    expect(await codeOf(() => open(dirname(folder)))).toBe('no-vault');
    expect(await codeOf(() => open(join(folder, 'vault.db')))).toBe('no-vault');
  });
});

describe('making a vault', () => {
  test('refuses a folder that holds one, open or locked, and leaves it as it is', async () => {
    const { session, folder } = await temporaryVault();
    expect(await codeOf(() => create(folder))).toBe('vault-exists');
    session.lock();
    expect(await codeOf(() => create(folder))).toBe('vault-exists');
    (await open(folder)).lock();
  });

  test('refuses one that somebody else made while it was waiting for the lock', async () => {
    const other = await temporaryVault();
    other.session.lock();
    const folder = join(temporaryFolder(), 'vault');
    mkdirSync(folder);
    // A lock that a crash left: judging it takes the time, and in that time a vault comes to be there.
    writeFileSync(join(folder, 'vault.lock'), 'unfinished');
    const slow = {
      ...clock,
      now: () => {
        for (const name of readdirSync(other.folder))
          copyFileSync(join(other.folder, name), join(folder, name));
        return '2030-01-01T00:00:00.000+00:00';
      },
    };
    const passphrase = passphraseBytes('seven pale moths cross the yard');
    const about = { folder, owner: 'B', passphrase, clock: slow, random: countingRandom(), kdf: FLOOR_KDF };
    expect(await codeOf(() => createVault(about))).toBe('vault-exists');
    (await openVault({ folder, passphrase: passphraseBytes(PASSPHRASE), clock })).lock();
  });

  test('makes the folders on the way, and takes them away again when it fails', async () => {
    const folder = join(temporaryFolder(), 'a/b/vault');
    const failure = await failureOf(() => create(folder, { memoryKib: 1024 }));
    expect(failure.code).toBe('vault-weak');
    expect(existsSync(join(folder, '../..'))).toBe(false);
    const random = {
      id() {
        throw new Error('no random numbers');
      },
    };
    const about = { folder, owner: 'Ana', passphrase: passphraseBytes(PASSPHRASE), kdf: FLOOR_KDF };
    await failureOf(() => createVault({ ...about, clock, random }));
    expect(existsSync(join(folder, '../..'))).toBe(false);
    (await create(folder)).lock();
    (await open(folder)).lock();
  });

  test('leaves other files in the folder alone', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'photos'));
    writeFileSync(join(folder, 'letter.txt'), 'as it was');
    (await create(folder)).lock();
    expect(readdirSync(folder).sort()).toEqual([
      'header-copy.json',
      'header.json',
      'letter.txt',
      'photos',
      'vault.db',
    ]);
    expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toBe('as it was');
  });

  test('asks for a passphrase of some length, and for a folder that is not a file', async () => {
    const folder = temporaryFolder();
    expect(await failureOf(() => create(join(folder, 'v'), { passphrase: 'short' }))).toMatchObject({
      code: 'bad-input',
      subject: 'passphrase',
    });
    // Twelve bytes, and six letters.
    expect(await failureOf(() => create(join(folder, 'v'), { passphrase: 'котята' }))).toMatchObject({
      code: 'bad-input',
      subject: 'passphrase',
    });
    writeFileSync(join(folder, 'file'), '');
    expect(await failureOf(() => create(join(folder, 'file')))).toMatchObject({
      code: 'bad-input',
      subject: 'folder',
    });
    expect(await codeOf(() => create(join(folder, 'file', 'deeper')))).toBe('bad-input');
    expect(readdirSync(folder)).toEqual(['file']);
  });

  test('measures what this computer can bear when it is not told', async () => {
    const folder = join(temporaryFolder(), 'vault');
    const session = await createVault({
      folder,
      owner: OWNER,
      passphrase: passphraseBytes(PASSPHRASE),
      clock,
      random: countingRandom(),
    });
    session.lock();
    const [slot] = JSON.parse(readFileSync(join(folder, 'header.json'), 'utf8')).body.slots;
    expect(slot.kdf.memoryKib).toBeGreaterThanOrEqual(64 * 1024);
    expect(slot.kdf.passes).toBeGreaterThanOrEqual(3);
  });
});
