/** @file The store of a frozen vault without the rest of the program, and its rows. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '../../../src-main/vault/connection.ts';
import type { ReadDb, SqlValue } from '../../../src-main/vault/db.ts';
import { migrate } from '../../../src-main/vault/migrate.ts';
import type { Migration } from '../../../src-main/vault/migrations/migration.ts';
import { temporaryFolder } from '../vault.ts';
import { thaw } from './frozen.ts';

export type Row = Readonly<Record<string, SqlValue>>;
/** Rows of every table, by its name, in the order of their key. */
export type Rows = Readonly<Record<string, readonly Row[]>>;

const STEP_AT = '2026-12-01T09:00:00.000+00:00';

/** The store of a frozen vault; or another file with its key. */
export async function openStore(name: string, file?: string): Promise<Connection> {
  const folder = join(temporaryFolder(), 'vault');
  const key = Buffer.from(await thaw(name, folder), 'hex');
  return new Connection(file ?? join(folder, 'vault.db'), key, 'vault.db');
}

/** A new store after these steps. */
export function storeOf(migrations: readonly Migration[]): Connection {
  const file = join(temporaryFolder(), 'store.db');
  writeFileSync(file, '');
  const store = new Connection(file, new Uint8Array(32).fill(1), 'store.db');
  migrate(store, migrations, STEP_AT, () => undefined);
  return store;
}

/** Except the record of migrations, which every step adds to, the seals, which follow it, and what an index keeps for itself. */
export function rowsOf(db: ReadDb): Rows {
  const tables = db.all<{ name: string }>(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('migration', 'table_seal', 'store_state')",
  );
  return Object.fromEntries(
    tables.map(({ name }) => [name, db.all<Row>(`SELECT * FROM "${name}" ORDER BY 1, 2`)]),
  );
}

/** The columns that there were before, of the rows that there are now: what a step must not touch. */
export const asBefore = (before: readonly Row[], after: readonly Row[]): Row[] =>
  after.map((row) =>
    Object.fromEntries(Object.keys(before[0] ?? {}).map((column) => [column, row[column] ?? null])),
  );
