/** @file What the tables of a store look like, from the store itself: columns, references, indexes. */
import type { ReadDb, SqlValue } from '../db.ts';
import { tablesIn } from '../queries/what-hangs-on.ts';

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly hasDefault: boolean;
}

export interface Reference {
  readonly parent: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export interface TableShape {
  readonly name: string;
  /** In the order in which a row has them. */
  readonly columns: readonly Column[];
  /** Column that is the row's number; null for none. */
  readonly alias: string | null;
  readonly withoutRowid: boolean;
  readonly references: readonly Reference[];
  /** Of each index over all rows its columns, null for an expression. */
  readonly indexes: ReadonlyMap<string, readonly (string | null)[]>;
}

/** Parents before their children. */
export function tableShapes(db: ReadDb): TableShape[] {
  const shapes = tablesIn(db).map((name) => shapeOf(db, name));
  const sorted: TableShape[] = [];
  const placed = new Set<string>();
  while (sorted.length < shapes.length) {
    const waiting = shapes.filter(({ name }) => !placed.has(name));
    const ready = waiting.filter(({ name, references }) =>
      references.every(({ parent }) => parent === name || placed.has(parent)),
    );
    // A circle of references has no first: any order of it will do.
    for (const shape of ready.length > 0 ? ready : waiting) {
      placed.add(shape.name);
      sorted.push(shape);
    }
  }
  return sorted;
}

function shapeOf(db: ReadDb, name: string): TableShape {
  const columns = db.all<{ name: string; type: string; notNull: 0 | 1; dflt: string | null; pk: number }>(
    'SELECT name, type, "notnull" AS "notNull", dflt_value AS dflt, pk FROM pragma_table_info(?) ORDER BY cid',
    [name],
  );
  const without = db.get<{ wr: number }>(
    "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?",
    [name],
  );
  const withoutRowid = without?.wr === 1;
  const keys = columns.filter(({ pk }) => pk > 0);
  const alias =
    !withoutRowid && keys.length === 1 && keys[0]?.type === 'INTEGER' ? (keys[0]?.name ?? null) : null;
  const ordered = withoutRowid
    ? [...[...keys].sort((a, b) => a.pk - b.pk), ...columns.filter(({ pk }) => pk === 0)]
    : columns;
  return {
    name,
    alias,
    withoutRowid,
    columns: ordered.map((one) => ({
      name: one.name,
      type: one.type,
      notNull: one.notNull === 1 || (one.pk > 0 && one.name !== alias),
      hasDefault: one.dflt !== null,
    })),
    references: referencesOf(db, name),
    indexes: indexesOf(db, name),
  };
}

function referencesOf(db: ReadDb, name: string): Reference[] {
  const rows = db.all<{ id: number; parent: string; from: string; to: string }>(
    'SELECT id, "table" AS parent, "from", "to" FROM pragma_foreign_key_list(?) ORDER BY id, seq',
    [name],
  );
  return [...new Set(rows.map(({ id }) => id))].map((id) => {
    const parts = rows.filter((row) => row.id === id);
    return {
      parent: parts[0]?.parent ?? '',
      from: parts.map(({ from }) => from),
      to: parts.map(({ to }) => to),
    };
  });
}

function indexesOf(db: ReadDb, name: string): Map<string, (string | null)[]> {
  const indexes = db.all<{ name: string }>('SELECT name FROM pragma_index_list(?) WHERE partial = 0', [name]);
  return new Map(
    indexes.map((index) => [
      index.name,
      db
        .all<{ name: string | null }>('SELECT name FROM pragma_index_info(?) ORDER BY seqno', [index.name])
        .map((column) => column.name),
    ]),
  );
}

/** Whether a row with these values can be one of the table: by number of columns and by type. */
export function fits({ columns, alias }: TableShape, values: readonly SqlValue[], whole: boolean): boolean {
  if (values.length > columns.length) return false;
  const rest = columns.slice(values.length);
  if (whole && rest.some(({ notNull, hasDefault }) => notNull && !hasDefault)) return false;
  return values.every((value, index) => {
    const column = columns[index];
    if (column === undefined) return false;
    if (column.name === alias) return value === null;
    if (value === null) return !column.notNull;
    return ofType(column.type, value);
  });
}

function ofType(type: string, value: SqlValue): boolean {
  if (type === 'TEXT') return typeof value === 'string';
  if (type === 'BLOB') return value instanceof Uint8Array;
  return typeof value === 'number' || typeof value === 'bigint';
}
