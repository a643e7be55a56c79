/** @file A frozen store taken through single steps of the schema, with its rows before and after each. */
import { join } from 'node:path';
import { Connection } from '../../../src-main/vault/connection.ts';
import type { ReadDb, SqlValue } from '../../../src-main/vault/db.ts';
import { migrate } from '../../../src-main/vault/migrate.ts';
import { MIGRATIONS } from '../../../src-main/vault/migrations/list.ts';
import { temporaryFolder } from '../vault.ts';
import { thaw } from './frozen.ts';

export type Row = Readonly<Record<string, SqlValue>>;
/** Rows of every table, by its name, in the order of their key. */
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** Of every migration's day: whatever a step stamps with a time has this one. */
export const STEP_AT = '2026-12-01T09:00:00.000+00:00';

export async function openStore(schema: number): Promise<Connection> {
  const folder = join(temporaryFolder(), 'vault');
  const key = Buffer.from(await thaw(schema, folder), 'hex');
  return new Connection(join(folder, 'vault.db'), key, 'vault.db');
}

/** Runs what is pending up to and with `version`. */
export function stepTo(store: Connection, version: number): void {
  const known = MIGRATIONS.filter((migration) => migration.version <= version);
  migrate(store, known, STEP_AT, () => undefined);
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
