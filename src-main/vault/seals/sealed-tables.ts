/** @file Which tables are sealed, read from the schema itself: a table or a column that comes later is not forgotten. */
import type { ReadDb, SqlValue } from '../db.ts';

export interface SealedTable {
  readonly name: string;
  /** What is hashed of a row, as SQL after a prefix ("NEW." or nothing), in the order of the columns. */
  values(prefix: string): string[];
  readonly hasRowid: boolean;
}

/** The seals themselves. */
const UNSEALED: readonly string[] = ['table_seal', 'seal_key', 'store_state'];
/** Bytes of exhibits have a SHA-256 of their own, in `blob`, which is sealed: here their length is enough. */
const BYTES = { table: 'blob_chunk', column: 'bytes' } as const;

export const hasSeals = (db: ReadDb): boolean =>
  db.get("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'table_seal'") !== undefined;

export const sealKey = (db: ReadDb): Uint8Array =>
  db.get<{ key: Uint8Array }>('SELECT key FROM seal_key WHERE only_row = 1')?.key ?? new Uint8Array(0);

/** By the schema that says so: each opening of each vault asks, and all of one version have the same. */
const known = new Map<string, readonly SealedTable[]>();
const MOST_KNOWN = 20;

/** By name. */
export function sealedTables(db: ReadDb): readonly SealedTable[] {
  const schema = db.all<{ sql: string }>(
    "SELECT name || ' ' || sql AS sql FROM sqlite_schema WHERE type = 'table' ORDER BY name",
  );
  const key = JSON.stringify(schema.map(({ sql }) => sql));
  const found = known.get(key) ?? tablesIn(db);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, found);
  return found;
}

const tablesIn = (db: ReadDb): SealedTable[] =>
  db
    .all<{ name: string; wr: number }>(
      "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name",
    )
    .filter(({ name }) => !name.startsWith('sqlite_') && !UNSEALED.includes(name))
    .map(({ name, wr }) => {
      const columns = db.all<{ name: string }>(`SELECT name FROM pragma_table_info('${name}') ORDER BY cid`);
      const values = (prefix: string) =>
        columns.map(({ name: column }) => {
          const value = `${prefix}"${column}"`;
          return name === BYTES.table && column === BYTES.column ? `length(${value})` : value;
        });
      return { name, values, hasRowid: wr === 0 };
    });

const ROWS_AT_ONCE = 200;

/** The rows of a table, some at a time, so that whoever reads may pause between: the values that are hashed, in order. */
export function* sealedRows(db: ReadDb, table: SealedTable): Generator<readonly SqlValue[][], void> {
  const values = table.values('').map((value, at) => `${value} v${at}`);
  const rowsOf = (found: readonly Record<string, SqlValue>[]) =>
    found.map((row) => values.map((_, at) => row[`v${at}`] as SqlValue));
  if (!table.hasRowid) {
    yield rowsOf(db.all(`SELECT ${values.join(', ')} FROM "${table.name}"`));
    return;
  }
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const found = db.all<Record<string, SqlValue>>(
      `SELECT rowid AS sealed_row, ${values.join(', ')} FROM "${table.name}"
       WHERE rowid > ? ORDER BY rowid LIMIT ${ROWS_AT_ONCE}`,
      [after],
    );
    if (found.length > 0) yield rowsOf(found);
    if (found.length < ROWS_AT_ONCE) return;
    after = Number(found.at(-1)?.sealed_row);
  }
}
