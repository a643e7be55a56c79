/** Attack: somebody with the store's raw key writes into it with another program, or puts old pages back. Each shows. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkSeals } from '../../../src-main/usecases/engine/seal-check.ts';
import { inOnePiece } from '../../../src-main/usecases/engine/slices.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { Connection } from '../../../src-main/vault/connection.ts';
import type { SqlValue } from '../../../src-main/vault/db.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { armSeals } from '../../../src-main/vault/seals/keep-seals.ts';
import { strangeSchema } from '../../../src-main/vault/seals/strange-schema.ts';
import { FROZEN_PASSPHRASE } from '../../support/frozen/frozen.ts';
import { openFrozen, type Thawed } from '../../support/frozen/thawed.ts';
import { quietJob, steadyClock } from '../../support/ports.ts';
import { sqlcipher } from '../../support/sqlcipher.ts';
import { engineOn } from '../../support/workers.ts';

const FORMER = '0640';
const SEALS = ['seal_key', 'table_seal', 'store_state'];

let vault: Thawed;
let store: string;
/** As it was before a consent was withdrawn, before somebody was added, and before a case was renamed. */
const older: string[] = [];

beforeAll(async () => {
  vault = await openFrozen(FORMER);
  store = join(vault.folder, 'vault.db');
  const keepCopy = () => {
    older.push(join(vault.folder, '..', `older-${older.length}.db`));
    copyFileSync(store, older.at(-1) as string);
  };
  const { caseId } = vault;
  const { people, reference, profile, status } = await vault.ask('caseShow', { caseId });
  const personId = people[0]?.id as never;
  keepCopy();
  await vault.ask('consentRecord', { personId, purpose: 'support-services', status: 'withdrawn' });
  keepCopy();
  await vault.ask('personAdd', { caseId, role: 'witness', name: 'Ines Adeyemi' });
  keepCopy();
  await vault.ask('caseUpdate', { caseId, reference, profile, status, title: 'Another name' });
  await vault.engine.close();
});

const opened = <T>(file: string, work: (connection: Connection) => T): T => {
  const connection = new Connection(file, Buffer.from(vault.storeKey, 'hex'), 'vault.db');
  try {
    return work(connection);
  } finally {
    connection.close();
  }
};
/** As `opened`, of a copy: rules that are taken out of it stay in the store. `filled`: with a row in every table. */
const onACopy = <T>(work: (connection: Connection) => T, filled: 'filled' | 'as-it-is' = 'as-it-is'): T => {
  const copy = join(vault.folder, '..', 'copy.db');
  copyFileSync(store, copy);
  if (filled === 'filled') expect(opened(copy, fillEmptyTables)).toEqual([]);
  return opened(copy, work);
};
const check = ({ reader }: Connection, tables?: readonly string[]) => inOnePiece(checkSeals(reader, tables));

const rules = ({ reader }: Connection) => inOnePiece(strangeSchema(reader));

it('what this program wrote fits', () => {
  expect(opened(store, rules)).toEqual([]);
  expect(opened(store, check)).toEqual([]);
});

describe('a change of one value, with the triggers that forbid it taken out', () => {
  it('is named by its table, for every column that there is', () => {
    const { missed, columns } = onACopy((connection) => {
      withoutRules(connection);
      const edits = tablesOf(connection)
        .filter((table) => !SEALS.includes(table))
        .flatMap((table) => columnsOf(connection, table).map((column) => editOf(table, column)));
      return {
        missed: edits.filter(({ table, sql }) => rolledBack(connection, sql, [table]).length === 0),
        columns: edits.length,
      };
    }, 'filled');
    expect(missed).toEqual([]);
    expect(columns).toBeGreaterThan(400);
  });

  it('is found in the seals themselves', () => {
    const missed = onACopy((connection) => {
      withoutRules(connection);
      return SEALS.flatMap((table) =>
        columnsOf(connection, table).map((column) => editOf(table, column)),
      ).filter(({ sql }) => rolledBack(connection, sql).length === 0);
    });
    expect(missed).toEqual([]);
  });

  it('is found where a table had nothing in it', () => {
    const missed = onACopy((connection) => {
      withoutRules(connection);
      return emptyTables(connection).filter((table) => {
        return rolledBack(connection, oneRow(connection, table), [table]).length === 0;
      });
    });
    expect(missed).toEqual([]);
  });
});

describe('a row put in or taken out', () => {
  it('is named by its table, whichever it is', () => {
    const missed = onACopy((connection) => {
      withoutRules(connection);
      // A second row of the seals' own tables is read by nobody.
      const edits = tablesOf(connection).flatMap((table) => [
        { table, sql: `DELETE FROM "${table}"` },
        ...(SEALS.includes(table) ? [] : [{ table, sql: oneRow(connection, table) }]),
      ]);
      return edits.filter(
        ({ table, sql }) => rolledBack(connection, sql, SEALS.includes(table) ? [] : [table]).length === 0,
      );
    }, 'filled');
    expect(missed).toEqual([]);
  });
});

describe('a rule of the store', () => {
  it.each([
    [
      'a trigger',
      'consent',
      `CREATE TRIGGER again AFTER INSERT ON consent BEGIN UPDATE consent SET status = 'given' WHERE id = NEW.id; END`,
    ],
    ['a view', 'people', "CREATE VIEW people AS SELECT 'x' AS name"],
    ['a table', 'notes', 'CREATE TABLE notes (text TEXT) STRICT'],
    ['an index', 'consent', 'CREATE INDEX consent_by_status ON consent(status)'],
    ['a column', 'consent', "ALTER TABLE consent ADD COLUMN more TEXT NOT NULL DEFAULT 'x'"],
  ])('that was put in is named by its table: %s', (_, table, sql) => {
    opened(store, (connection) => {
      expect(rules(connection)).toEqual([]);
      expect(rolledBack(connection, sql, rules)).toEqual([table]);
    });
  });

  it('that was taken out is named by its table: each trigger, index and view', () => {
    opened(store, (connection) => {
      const all = connection.reader.all<{ type: string; name: string; table: string }>(
        `SELECT type, name, tbl_name AS "table" FROM sqlite_schema WHERE type <> 'table' AND sql IS NOT NULL`,
      );
      expect(all.length).toBeGreaterThan(150);
      const found = all.map(({ type, name }) => rolledBack(connection, `DROP ${type} "${name}"`, rules));
      expect(found).toEqual(all.map(({ table }) => [table]));
    });
  });
});

interface Column {
  readonly name: string;
  readonly type: string;
}
const columnsOf = ({ reader }: Connection, table: string): Column[] =>
  reader.all<{ name: string; type: string }>(`SELECT name, type FROM pragma_table_info('${table}')`);
const named = ({ reader }: Connection, type: string): string[] =>
  reader
    .all<{ name: string }>('SELECT name FROM sqlite_schema WHERE type = ? ORDER BY name', [type])
    .map(({ name }) => name);
const tablesOf = (connection: Connection): string[] =>
  named(connection, 'table').filter((name) => !/^(sqlite_|search_words|search_vocabulary)/.test(name));
const emptyTables = (connection: Connection): string[] =>
  tablesOf(connection).filter(
    (table) =>
      connection.reader.get(`SELECT 1 FROM "${table}" LIMIT 1`) === undefined && !SEALS.includes(table),
  );
const oneRow = (connection: Connection, table: string): string =>
  `INSERT INTO "${table}" VALUES (${columnsOf(connection, table)
    .map(({ type }) => anything(type))
    .join(', ')})`;
const editOf = (table: string, { name, type }: Column) => ({
  table,
  sql: `UPDATE "${table}" SET "${name}" = ${another(name, type)}
        WHERE "${name}" IS (SELECT "${name}" FROM "${table}" LIMIT 1)`,
});

/** As another program would go about it. */
function withoutRules(connection: Connection): void {
  connection.define('PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;');
  for (const trigger of named(connection, 'trigger')) connection.define(`DROP TRIGGER "${trigger}"`);
}

/** A row in each table that has none, sealed as this program seals what it writes; which tables took none. */
function fillEmptyTables(connection: Connection): string[] {
  withoutRules(connection);
  armSeals(connection);
  for (const table of emptyTables(connection)) connection.define(oneRow(connection, table));
  return emptyTables(connection);
}

/** What is found after the edit, which is then taken back. */
function rolledBack(
  connection: Connection,
  edit: string,
  look: readonly string[] | typeof check = [],
): string[] {
  connection.define('BEGIN');
  try {
    connection.define(edit);
    return typeof look === 'function'
      ? look(connection)
      : check(connection, look.length > 0 ? look : undefined);
  } catch {
    // An index over what is in the value: no store takes it.
    return ['impossible'];
  } finally {
    connection.define('ROLLBACK');
  }
}

const another = (name: string, type: string): string =>
  ({ INTEGER: `coalesce("${name}", 0) + 1000003`, BLOB: `CAST(coalesce("${name}", '') || 'x' AS BLOB)` })[
    type
  ] ?? `coalesce("${name}", '') || 'x'`;
const anything = (type: string): string => ({ INTEGER: '7', BLOB: "x'00'" })[type] ?? "'x'";

describe('with the stock sqlcipher, seen by the check of the log', () => {
  it('a consent that was withdrawn is said to be given, and whoever is added has no name', async () => {
    const kept = readFileSync(store);
    sqlcipher(
      store,
      vault.storeKey,
      `DROP TRIGGER IF EXISTS consent_no_update;
       UPDATE consent SET status = 'given' WHERE id = (SELECT id FROM consent ORDER BY log_seq DESC LIMIT 1);
       CREATE TRIGGER unnamed AFTER INSERT ON person BEGIN UPDATE person SET name = '' WHERE id = NEW.id; END;`,
    );
    expect(await verified()).toMatchObject({ intact: true, alteredTables: ['consent', 'person'] });
    writeFileSync(store, kept);
  });
});

describe('pages of older copies, put back one by one', () => {
  it('are found, or hold nothing that had changed', () => {
    const now = readFileSync(store);
    const whole = dump(store);
    const replayed = join(vault.folder, '..', 'replayed.db');
    const unseen = older.flatMap((copy) => {
      const old = readFileSync(copy);
      const changed: number[] = [];
      for (let at = 0; at < old.length; at += 4096)
        if (!old.subarray(at, at + 4096).equals(now.subarray(at, at + 4096))) changed.push(at);
      expect(changed.length).toBeGreaterThan(5);
      return changed.filter((at) => {
        const bytes = Buffer.from(now);
        old.copy(bytes, at, at, at + 4096);
        writeFileSync(replayed, bytes);
        return !isFound(replayed) && dump(replayed) !== whole;
      });
    });
    expect(unseen).toEqual([]);
  });
});

function isFound(file: string): boolean {
  try {
    return opened(file, (connection) => {
      const faults = connection.reader.all<{ integrity_check: string }>('PRAGMA integrity_check');
      return (
        faults[0]?.integrity_check !== 'ok' || check(connection).length > 0 || rules(connection).length > 0
      );
    });
  } catch {
    return true;
  }
}

const dump = (file: string): string =>
  opened(file, ({ reader }) =>
    JSON.stringify(
      reader
        .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .map(({ name }) => [name, reader.all<Record<string, SqlValue>>(`SELECT * FROM "${name}"`)]),
    ),
  );

async function verified() {
  const clock = steadyClock(Date.UTC(2026, 11, 2));
  const session = await openVault({
    folder: vault.folder,
    passphrase: passphraseBytes(FROZEN_PASSPHRASE),
    clock,
  });
  const engine = { ...engineOn(session), clock };
  try {
    return await perform(engine, 'auditVerify', {}, quietJob());
  } finally {
    await engine.close();
  }
}
