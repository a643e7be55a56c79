/** @file What a damaged store says of its own tables, and which version of the schema it had. */
import { TestimonyError } from '../../core/errors/errors.ts';
import type { ReadDb, SqlValue } from '../db.ts';
import { refuseOlder } from '../migrations/from-640.ts';
import type { Migration } from '../migrations/migration.ts';
import { STORE } from '../vault-files.ts';
import type { FoundRow, TreeReader } from './tree-reader.ts';

export interface SchemaEntry {
  readonly type: string;
  readonly name: string;
  readonly table: string;
  /** Page that its tree begins with; 0 for what has none. */
  readonly root: number;
  readonly sql: string | null;
}

export interface StoredSchema {
  readonly entries: readonly SchemaEntry[];
  /** Whether none of them is missing. */
  readonly whole: boolean;
  /** Pages of the list of tables that cannot be read. */
  readonly lostPages: number;
}

const TYPES: readonly SqlValue[] = ['table', 'index', 'view', 'trigger'];

export function readSchema(reader: TreeReader): StoredSchema {
  const lostPages = reader.survey(1, 'table').length;
  let whole = lostPages === 0;
  const lost = () => {
    whole = false;
  };
  const rows = [...reader.rows(1, 'table', lost)];
  if (!whole)
    for (const leaf of reader.orphans('table')) {
      const found = [...reader.rowsOfLeaf(leaf, 'table', lost)];
      if (!found.every(isEntry)) continue;
      rows.push(...found);
      reader.claim(leaf);
    }
  const entries = new Map<string, SchemaEntry>();
  for (const row of rows) {
    const [type, name, table, root, sql] = row.record.values;
    if (!isEntry(row)) {
      whole = false;
      continue;
    }
    const [text, page] = [typeof sql === 'string' ? sql : null, typeof root === 'number' ? root : 0];
    entries.set(`${type} ${name}`, {
      type: String(type),
      name: String(name),
      table: String(table),
      root: page,
      sql: text,
    });
  }
  return { entries: [...entries.values()], whole, lostPages };
}

/** One whose text is cut off still says where its tree begins. */
const isEntry = ({ record: { values } }: FoundRow): boolean =>
  values.length >= 4 &&
  values.length <= 5 &&
  TYPES.includes(values[0] ?? null) &&
  typeof values[1] === 'string' &&
  typeof values[2] === 'string' &&
  typeof values[3] === 'number';

/** Which migrations a store has seen: of `known`, how many from the first. */
export interface VersionClues {
  readonly schema: StoredSchema;
  /** Versions in the store's own list, as far as it can be read. */
  readonly recorded: readonly number[];
  readonly recordedWhole: boolean;
}

/**
 * Applies migrations one by one until the store being built looks like the damaged one, and returns how many those were. The rows of
 * a store from before the baseline fit into it. Throws `vault-newer` for a store that has seen more than `known`, and `vault-older`
 * for one whose rows would not fit.
 */
export function rebuildSchema(
  clues: VersionClues,
  known: readonly Migration[],
  apply: (migration: Migration) => ReadDb,
): number {
  const { schema, recorded, recordedWhole } = clues;
  const last = Math.max(0, ...recorded);
  if (last > (known.at(-1)?.version ?? 0))
    throw new TestimonyError('vault-newer', { subject: STORE, detail: `schema ${last}` });
  if (recordedWhole) refuseOlder(last);
  const wanted = schema.entries.filter(({ sql, name }) => sql !== null && !name.startsWith('sqlite_'));
  for (const [index, migration] of known.entries()) {
    const db = apply(migration);
    if (migration.version < last) continue;
    if (recordedWhole || (schema.whole && hasAll(db, wanted))) return index + 1;
  }
  return known.length;
}

function hasAll(db: ReadDb, wanted: readonly SchemaEntry[]): boolean {
  const rows = db.all<{ name: string; sql: string | null }>('SELECT name, sql FROM sqlite_schema');
  const there = new Map(rows.map(({ name, sql }) => [name, sql]));
  return wanted.every(({ name, sql }) => there.get(name) === sql || name === 'migration');
}
