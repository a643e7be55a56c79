/** Vaults from before the baseline: each comes to it with every row, or is refused and left as it is. Goes with from-640.ts. */
import { copyFileSync, cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Connection, schemaOf } from '../../../src-main/vault/connection.ts';
import { migrate } from '../../../src-main/vault/migrate.ts';
import { stepsToBaseline } from '../../../src-main/vault/migrations/from-640.ts';
import { MIGRATIONS } from '../../../src-main/vault/migrations/list.ts';
import type { Migration, Recorded } from '../../../src-main/vault/migrations/migration.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { verifyAudit } from '../../../src-main/vault/queries/audit.ts';
import { unsealedTables } from '../../../src-main/vault/seals/keep-seals.ts';
import { strangeTables } from '../../../src-main/vault/seals/unsealed-tables.ts';
import { changedRows, rowsOf as rowsIn, salvage } from '../../support/damaged.ts';
import { codeOf, failureOf } from '../../support/failures.ts';
import { formerVault } from '../../support/former-vault.ts';
import { FROZEN_PASSPHRASE, thaw } from '../../support/frozen/frozen.ts';
import { sha256 } from '../../support/frozen/pack.ts';
import { asBefore, openStore, rowsOf, storeOf } from '../../support/frozen/stores.ts';
import { steadyClock } from '../../support/ports.ts';
import { querySqlcipher } from '../../support/sqlcipher.ts';
import { temporaryFolder } from '../../support/vault.ts';

const AT = '2026-12-01T09:00:00.000+00:00';
const FORMER = ['0640', '0640-from-0160', '0690'];
/** From a program newer than any that is built. */
const NEWER = Math.max(...MIGRATIONS.map(({ version }) => version)) + 10;
const later: Migration = { version: NEWER, name: 'made-up', sql: 'CREATE TABLE later (x INTEGER) STRICT;' };

const stores: Connection[] = [];
afterAll(() => {
  for (const store of stores) store.close();
});
const opened = async (name: string): Promise<Connection> => {
  const store = await openStore(name);
  stores.push(store);
  return store;
};
const recordsOf = ({ reader }: Connection) =>
  reader.all<Recorded>('SELECT version, name, sha256 FROM migration ORDER BY version');
const schemaIn = ({ reader }: Connection) =>
  schemaOf(reader)
    .map((row) => JSON.stringify(row))
    .sort();
const hashOf = (sql: string) => sha256(Buffer.from(sql));

const STEPS = [650, 660, 670, 690];
/** A store of schema 640 taken as far as a program between then and the baseline took it. */
async function storeAt(version: number): Promise<Connection> {
  const store = await opened('0640');
  for (const step of stepsToBaseline(recordsOf(store)).filter((one) => one.version <= version))
    store.transaction((tx) => {
      store.define(step.sql);
      tx.run('INSERT INTO migration VALUES (?, ?, ?, ?)', [step.version, step.name, hashOf(step.sql), AT]);
    });
  return store;
}

describe.each([640, ...STEPS])('a store of schema %i from before the baseline', (version) => {
  it('is as a new one afterwards, to the letter, and has every row and column that it had', async () => {
    const store = await storeAt(version);
    const before = rowsOf(store.reader);
    expect(Object.values(before).filter((rows) => rows.length > 0).length).toBeGreaterThan(30);
    let ran: readonly number[] = [];
    migrate(store, MIGRATIONS, AT, (_tx, versions) => {
      ran = versions;
    });
    expect(ran).toEqual(MIGRATIONS.map((one) => one.version));
    expect(recordsOf(store)).toEqual(
      MIGRATIONS.map((one) => ({ version: one.version, name: one.name, sha256: hashOf(one.sql) })),
    );
    expect(schemaIn(store)).toEqual(schemaIn(storeOf(MIGRATIONS)));
    expect(unsealedTables(store.reader)).toEqual([]);
    const after = rowsOf(store.reader);
    for (const [table, rows] of Object.entries(before)) {
      // People are due to be found by name, birth and number.
      if (table === 'search_due' && version < 660) continue;
      expect([table, asBefore(rows, after[table] ?? [])]).toEqual([table, rows]);
    }
    migrate(store, MIGRATIONS, AT, () => {
      throw new Error('there is nothing left to do');
    });
  });
});

it('what came with 650 to 690 is empty, or says what every case was until then', async () => {
  const store = await opened('0640');
  migrate(store, MIGRATIONS, AT, () => undefined);
  const after = rowsOf(store.reader);
  for (const table of ['line_view', 'field_line', 'search_person', 'person_apart', 'release_line'])
    expect([table, after[table]]).toEqual([table, []]);
  const due = after.search_due?.filter(({ source }) => source === 'person').map(({ key }) => key);
  expect(after.person?.length).toBeGreaterThan(1);
  expect(due?.sort()).toEqual(after.person?.map(({ id }) => id).sort());
  expect(after.case_file?.length).toBeGreaterThan(0);
  expect(new Set(after.case_file?.map((row) => row.nation))).toEqual(new Set(['england-wales']));
  expect(after.event_line?.length).toBeGreaterThan(0);
  expect(new Set(after.event_line?.map((row) => row.sent_on))).toEqual(new Set([null]));
});

it('a later step follows in the same go', async () => {
  const store = await opened('0640');
  let ran: readonly number[] = [];
  migrate(store, [...MIGRATIONS, later], AT, (_tx, versions) => {
    ran = versions;
  });
  expect(ran).toEqual([...MIGRATIONS, later].map(({ version }) => version));
  expect(recordsOf(store).map(({ version }) => version)).toEqual(ran);
});

describe('a store that did not run what it says, or not all of it', () => {
  const refusals: readonly (readonly [string, string, string])[] = [
    ['the first step is another', "UPDATE migration SET sha256 = 'x' WHERE version = 10", 'vault-damaged'],
    [
      'one between is called otherwise',
      "UPDATE migration SET name = 'x' WHERE version = 310",
      'vault-damaged',
    ],
    ['one between is missing', 'DELETE FROM migration WHERE version = 310', 'vault-damaged'],
    ['640 is another', "UPDATE migration SET sha256 = 'x' WHERE version = 640", 'vault-damaged'],
    ['650 is another', "UPDATE migration SET sha256 = 'x' WHERE version = 650", 'vault-damaged'],
    ['690 is called otherwise', "UPDATE migration SET name = 'x' WHERE version = 690", 'vault-damaged'],
    ['660 is missing', 'DELETE FROM migration WHERE version = 660', 'vault-damaged'],
    ['there is one too many', "INSERT INTO migration VALUES (655, 'x', 'x', 'x')", 'vault-damaged'],
    ['it has seen a newer step', `INSERT INTO migration VALUES (${NEWER}, 'x', 'x', 'x')`, 'vault-newer'],
    ['it stops at 630', 'DELETE FROM migration WHERE version > 630', 'vault-older'],
  ];
  it.each(refusals)('is refused as it is: %s', async (_what, sql, code) => {
    const store = await opened('0690');
    store.define(sql);
    const before = [schemaIn(store), recordsOf(store)];
    expect(await codeOf(() => migrate(store, MIGRATIONS, AT, () => undefined))).toBe(code);
    expect([schemaIn(store), recordsOf(store)]).toEqual(before);
  });
});

const unlocked = (folder: string) =>
  openVault({
    folder,
    passphrase: passphraseBytes(FROZEN_PASSPHRASE),
    clock: steadyClock(Date.UTC(2026, 11, 2)),
  });

it('a vault of before 640 is refused in words that say how to open it, and not touched', async () => {
  const folder = join(temporaryFolder(), 'vault');
  await thaw('0640', folder);
  await querySqlcipher(folder, FROZEN_PASSPHRASE, 'DELETE FROM migration WHERE version > 630;');
  const before = readFileSync(join(folder, 'vault.db'));
  expect(await failureOf(() => unlocked(folder))).toMatchObject({
    code: 'vault-older',
    subject: 'vault.db',
    detail: 'schema 630',
  });
  expect(readFileSync(join(folder, 'vault.db')).equals(before)).toBe(true);
  const to = join(temporaryFolder(), 'new');
  expect(await codeOf(() => salvage(folder, to, undefined, FROZEN_PASSPHRASE))).toBe('vault-older');
  expect(existsSync(to)).toBe(false);
});

it('is old or new when the program is killed: what lies on the disk before the last moment opens as it was', async () => {
  const folder = join(temporaryFolder(), 'vault');
  await thaw('0640', folder);
  const store = await opened('0640');
  const file = store.reader.get<{ file: string }>('PRAGMA database_list')?.file ?? '';
  const before = [schemaIn(store), recordsOf(store)];
  const copy = join(temporaryFolder(), 'killed.db');
  migrate(store, MIGRATIONS, AT, () => {
    copyFileSync(file, copy);
    copyFileSync(`${file}-journal`, `${copy}-journal`);
  });
  const killed = await openStore('0640', copy);
  stores.push(killed);
  expect([schemaIn(killed), recordsOf(killed)]).toEqual(before);
  migrate(killed, MIGRATIONS, AT, () => undefined);
  expect(schemaIn(killed)).toEqual(schemaIn(store));
});

it.each(FORMER)(
  'the vault %s has no strange table once it is open, and says in its log that it came',
  async (name) => {
    const vault = await formerVault(name);
    expect(vault.session.read(strangeTables)).toEqual([]);
    const last = vault.session.read((db) =>
      db.get<{ n: number }>("SELECT count(*) AS n FROM audit_entry WHERE action = 'vault.migrated'"),
    );
    expect(last?.n).toBe(name === '0640-from-0160' ? 2 : 1);
    vault.session.lock();
  },
);

it.each(FORMER)(
  'from a damaged vault %s everything that is left is salvaged, and it is of today',
  async (name) => {
    const vault = await formerVault(name);
    const rows = rowsIn(vault.session);
    vault.session.lock();
    const folder = join(temporaryFolder(), 'vault');
    await thaw(name, folder);
    const [from, to] = [join(temporaryFolder(), 'damaged'), join(temporaryFolder(), 'new')];
    cpSync(folder, from, { recursive: true });
    const { missing, kept } = await salvage(from, to, undefined, FROZEN_PASSPHRASE);
    expect({ missing, kept }).toEqual({ missing: [], kept: 0 });
    const session = await unlocked(to);
    // The log goes on otherwise than that of the vault which was opened.
    const changed = changedRows(rows, rowsIn(session)).filter(({ table }) => table !== 'audit_entry');
    expect(changed).toEqual([]);
    expect(session.read((db) => verifyAudit(db))).toMatchObject({ intact: true });
    expect(session.read(unsealedTables)).toEqual([]);
    expect(session.read(strangeTables)).toEqual([]);
    session.lock();
  },
);
