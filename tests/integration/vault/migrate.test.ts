import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Connection } from '../../../src-main/vault/connection.ts';
import { migrate } from '../../../src-main/vault/migrate.ts';
import { MIGRATIONS } from '../../../src-main/vault/migrations/list.ts';
import type { Migration } from '../../../src-main/vault/migrations/migration.ts';
import { listAudit } from '../../../src-main/vault/queries/audit.ts';
import { OpenVault } from '../../../src-main/vault/session.ts';
import { codeOf, failureOf } from '../../support/failures.ts';
import { temporaryFolder, temporaryVault } from '../../support/vault.ts';

const AT = '2026-11-24T09:00:00.000+00:00';
const step = (version: number, sql = `CREATE TABLE t${version} (x INTEGER) STRICT;`): Migration => ({
  version,
  name: `step-${version}`,
  sql,
});
const [ten, twenty, thirty] = [step(10), step(20), step(30)];

function store(): Connection {
  const file = join(temporaryFolder(), 'store.db');
  writeFileSync(file, '');
  return new Connection(file, new Uint8Array(32).fill(1), 'store.db');
}
const run = (connection: Connection, steps: readonly Migration[]) => {
  let ran: readonly number[] = [];
  migrate(connection, steps, AT, (_tx, versions) => {
    ran = versions;
  });
  return ran;
};
const tables = (connection: Connection) =>
  connection.reader
    .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .map(({ name }) => name);

describe('migrations', () => {
  test('run once, in order, and only what is missing', () => {
    const connection = store();
    expect(run(connection, [ten, twenty])).toEqual([10, 20]);
    expect(run(connection, [ten, twenty])).toEqual([]);
    expect(run(connection, [ten, twenty, thirty])).toEqual([30]);
    expect(tables(connection)).toEqual(['migration', 't10', 't20', 't30']);
    connection.close();
  });

  test('happen all together or not at all', async () => {
    const connection = store();
    run(connection, [ten]);
    expect(await codeOf(() => run(connection, [ten, twenty, step(30, 'CREATE TABLE t20 (x);')]))).toBe(
      'storage',
    );
    expect(tables(connection)).toEqual(['migration', 't10']);
    const failing = () =>
      migrate(connection, [ten, twenty], AT, () => {
        throw new TypeError('afterwards');
      });
    expect(failing).toThrow(TypeError);
    expect(tables(connection)).toEqual(['migration', 't10']);
    connection.close();
  });

  test('of a newer program are refused, and nothing is touched', async () => {
    const connection = store();
    run(connection, [ten, twenty, thirty]);
    expect(await codeOf(() => run(connection, [ten, twenty]))).toBe('vault-newer');
    expect(await codeOf(() => run(connection, []))).toBe('vault-newer');
    expect(tables(connection)).toEqual(['migration', 't10', 't20', 't30']);
    connection.close();
  });

  test('must begin with what the store has seen, to the letter', async () => {
    const connection = store();
    run(connection, [ten, thirty]);
    const strangers: (readonly Migration[])[] = [
      [ten, twenty, thirty],
      [{ ...ten, sql: `${ten.sql} ` }, thirty],
      [{ ...ten, name: 'renamed' }, thirty],
      [thirty],
    ];
    for (const steps of strangers) expect(await codeOf(() => run(connection, steps))).toBe('vault-damaged');
    expect((await failureOf(() => run(connection, [thirty, twenty]))).code).toBe('internal');
    expect(run(connection, [ten, thirty])).toEqual([]);
    connection.close();
  });

  test('that ship make every table strict and every log append-only', async () => {
    const connection = store();
    run(connection, MIGRATIONS);
    const loose = connection.reader.all<{ name: string }>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
    );
    expect(loose).toEqual([]);
    connection.transaction((tx) =>
      tx.run("INSERT INTO audit_entry VALUES (1, 'at', 'actor', 'action', 'subject', x'00', x'00', x'00')"),
    );
    const attempts = [
      "UPDATE audit_entry SET actor = 'someone else'",
      'DELETE FROM audit_entry',
      "INSERT OR REPLACE INTO audit_entry VALUES (1, 'at', 'x', 'action', 'subject', x'00', x'00', x'00')",
      'UPDATE OR REPLACE audit_entry SET seq = 1',
    ];
    for (const sql of attempts) {
      expect([sql, await codeOf(() => connection.transaction((tx) => tx.run(sql)))]).toEqual([
        sql,
        'storage',
      ]);
    }
    expect(connection.reader.get('SELECT actor FROM audit_entry')).toEqual({ actor: 'actor' });
    connection.close();
  });

  test('of an existing vault are in its log, and a vault that a newer program changed is refused', async () => {
    const vault = await temporaryVault();
    if (!(vault.session instanceof OpenVault)) throw new Error('not a vault of this program');
    const newest = MIGRATIONS.at(-1)?.version ?? 0;
    vault.session.migrate([...MIGRATIONS, step(newest + 10)], AT);
    const { entries } = vault.session.read((db) => listAudit(db, { limit: 1 }));
    expect(entries[0]).toMatchObject({ action: 'vault.migrated', subject: vault.session.vaultId });
    expect(await failureOf(() => vault.reopen())).toMatchObject({ code: 'vault-newer', subject: 'vault.db' });
    expect(await codeOf(() => vault.reopen('not the passphrase'))).toBe('wrong-passphrase');
  });
});
