/**
 * @file What hangs on a case, or on a person in it: every row that the store's own references lead to. Worked out from the
 * schema, so a table that comes later is not forgotten; what refers to things by a bare identifier is named here, and a
 * test holds this list against the schema.
 */
import type { ReadDb } from '../db.ts';
import { SEARCH_TABLES } from '../search-tables.ts';

export interface Root {
  readonly table: 'case_file' | 'person';
  readonly id: string;
}

/** Rows by table. */
export type Rows = ReadonlyMap<string, ReadonlySet<number>>;

interface Reference {
  readonly child: string;
  readonly column: string;
  readonly parent: string;
  readonly to: string;
}

/** References of rows that stay, and only lose what they point at: somebody else's consent, or a hearing, with a paper that goes. */
export const LOOSE = [
  { table: 'consent', column: 'evidence_id' },
  { table: 'consent', column: 'screening_id' },
  { table: 'event_line', column: 'evidence_id' },
] as const;

/** Columns that name a thing by its identifier, without a reference that the store knows. */
export const BY_ID = [
  { table: 'detail_salt', column: 'subject' },
  { table: 'field_line', column: 'subject' },
  { table: 'kept_words', column: 'subject' },
  { table: 'privileged_mark', column: 'subject' },
  { table: 'departure', column: 'subject' },
  { table: 'clock_mark', column: 'subject' },
  // A case that came from others may be here or not; what came of it stands beside the cases.
  { table: 'handover_in', column: 'case_id' },
] as const;

/** What belongs to no case: never taken. */
export const NEVER: readonly string[] = [
  'seal_key',
  'table_seal',
  'store_state',
  'log_checkpoint',
  // Follows what is taken: see search-index.ts.
  ...SEARCH_TABLES,
  'audit_entry',
  'erasure',
  'erased_entry',
  'migration',
  'vault_identity',
  'vault_rule',
  'verified_head',
  'store_untidied',
  // Goes with the particulars of its entry.
  'line_salt',
  'own_form',
  'own_form_listing',
  'receiving_key',
  'form_version',
  'blob',
  'blob_chunk',
  'receiving_key',
];

const isLoose = (one: Reference): boolean =>
  LOOSE.some(({ table, column }) => table === one.child && column === one.column);

/** Every row that goes with the root, the root among them; for a person, the exhibits that were made from their records too. */
export function whatHangsOn(db: ReadDb, root: Root): Rows {
  const rows = new Map<string, Set<number>>();
  const references = referencesIn(db);
  const waiting: [string, number[]][] = [];
  const take = (table: string, found: readonly number[]): void => {
    const known = rows.get(table) ?? new Set<number>();
    const fresh = found.filter((row) => !known.has(row));
    for (const row of fresh) known.add(row);
    rows.set(table, known);
    if (fresh.length > 0) waiting.push([table, fresh]);
  };
  take(root.table, rowsWhere(db, root.table, 'id', [root.id]));
  for (;;) {
    const next = waiting.pop();
    if (next === undefined) {
      const before = sizeOf(rows);
      takeByName(db, rows, take);
      if (sizeOf(rows) === before) return rows;
      continue;
    }
    const [table, found] = next;
    for (const one of references.filter(({ parent }) => parent === table)) {
      if (isLoose(one)) continue;
      take(one.child, rowsWhere(db, one.child, one.column, valuesOf(db, table, one.to, found)));
    }
  }
}

/** What the store's references do not lead to. */
function takeByName(
  db: ReadDb,
  rows: Map<string, Set<number>>,
  take: (table: string, found: number[]) => void,
) {
  const ids = [...idsOf(db, rows)];
  for (const { table, column } of BY_ID) take(table, rowsWhere(db, table, column, ids));
  // A page that was made of what somebody said is theirs.
  const origins = [...(rows.get('exhibit_origin') ?? [])];
  take('evidence', rowsWhere(db, 'evidence', 'id', valuesOf(db, 'exhibit_origin', 'evidence_id', origins)));
  // So is an exhibit of the days of a case that names their records.
  const named = db
    .all<{ row: number; made: string }>(
      'SELECT rowid AS row, records || exhibits AS made FROM chronology_exhibit',
    )
    .filter(({ made }) => ids.some((id) => made.includes(id)));
  take(
    'chronology_exhibit',
    named.map(({ row }) => row),
  );
  const days = [...(rows.get('chronology_exhibit') ?? [])];
  take('evidence', rowsWhere(db, 'evidence', 'id', valuesOf(db, 'chronology_exhibit', 'evidence_id', days)));
  // A list of what was in a bundle has the titles of its documents.
  const items = [...(rows.get('bundle_item') ?? [])];
  take(
    'bundle_issue',
    rowsWhere(db, 'bundle_issue', 'bundle_id', valuesOf(db, 'bundle_item', 'bundle_id', items)),
  );
  take('handover_in', receivedAbout(db, [...(rows.get('person') ?? [])]));
  const called = CALLED.flatMap(({ table, name }) =>
    [...(rows.get(table) ?? [])].flatMap((row) =>
      db.all<{ name: string }>(`SELECT ${name} AS name FROM ${table} WHERE rowid = ?`, [row]),
    ),
  ).map(({ name }) => name);
  for (const table of ['release_told', 'release_line']) take(table, rowsWhere(db, table, 'release', called));
}

/** What the list of what is out calls the rows of each table: see releases.ts. */
const CALLED = [
  { table: 'release', name: "kind || ':' || id" },
  { table: 'pack', name: "'pack:' || id" },
  { table: 'bundle_issue', name: "'bundle:' || id" },
  { table: 'handover_out', name: "'handover:' || id" },
  { table: 'chronology_issue', name: "'chronology:' || id" },
  { table: 'log_copy', name: "'log:' || id" },
  { table: 'custody_event', name: "'evidence:' || evidence_id || ':' || seq" },
] as const;

/** Files from others that name one of these people: all of such a file goes, it is whole or nothing. */
function receivedAbout(db: ReadDb, people: readonly number[]): number[] {
  return people.flatMap((person) =>
    db
      .all<{ row: number }>(
        `SELECT h.rowid AS row FROM handover_in AS h, person AS p WHERE p.rowid = ? AND (instr(h.manifest, p.name) > 0
            OR EXISTS (SELECT 1 FROM handover_text AS t WHERE t.handover_id = h.id AND instr(t.text, p.id) > 0)
            OR EXISTS (SELECT 1 FROM handover_item AS i WHERE i.handover_id = h.id AND i.item = 'person/' || p.id))`,
        [person],
      )
      .map(({ row }) => row),
  );
}

/** Identifiers of everything that goes: what the log's entries may be about. */
export function idsOf(db: ReadDb, rows: Rows): Set<string> {
  const ids = new Set<string>();
  for (const [table, found] of rows) {
    if (!columnsOf(db, table).includes('id')) continue;
    for (const id of valuesOf(db, table, 'id', [...found])) if (typeof id === 'string') ids.add(id);
  }
  return ids;
}

/** Blobs that nothing would refer to any more. */
export function blobsOnlyOf(db: ReadDb, rows: Rows): string[] {
  const users = blobOwners(db);
  const theirs = new Set(
    users.flatMap(({ child, column }) => valuesOf(db, child, column, [...(rows.get(child) ?? [])])),
  );
  return [...theirs].filter(
    (blob): blob is string =>
      typeof blob === 'string' &&
      users.every(({ child, column }) =>
        rowsWhere(db, child, column, [blob]).every((row) => rows.get(child)?.has(row) === true),
      ),
  );
}

/** Of them, how many bytes. */
export const bytesOnlyOf = (db: ReadDb, rows: Rows): number =>
  blobsOnlyOf(db, rows).reduce(
    (sum, id) =>
      sum + (db.get<{ size: number }>('SELECT byte_size AS size FROM blob WHERE id = ?', [id])?.size ?? 0),
    0,
  );

/** What points to the bytes of files, but for their own pieces. */
export const blobOwners = (db: ReadDb): Reference[] =>
  referencesIn(db).filter(({ parent, child }) => parent === 'blob' && child !== 'blob_chunk');

/** Not the tables in which an index of words keeps itself. */
export function tablesIn(db: ReadDb): string[] {
  return db
    .all<{ name: string }>(
      `SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .map(({ name }) => name);
}

export function referencesIn(db: ReadDb): Reference[] {
  return tablesIn(db).flatMap((child) =>
    db
      .all<{ column: string; parent: string; to: string }>(
        'SELECT "from" AS "column", "table" AS parent, "to" FROM pragma_foreign_key_list(?)',
        [child],
      )
      .map((one) => ({ ...one, child })),
  );
}

export const columnsOf = (db: ReadDb, table: string): string[] =>
  db.all<{ name: string }>('SELECT name FROM pragma_table_info(?)', [table]).map(({ name }) => name);

type Value = string | number | null;
/** SQLite takes 32,766 values; fewer at a time are no slower. */
const AT_ONCE = 500;

/** Tables without row numbers are known by their references alone, and go with what they refer to. */
function rowsWhere(db: ReadDb, table: string, column: string, values: readonly Value[]): number[] {
  if (WITHOUT_ROWID.includes(table)) return [];
  return pieces(values.filter((value) => value !== null)).flatMap((piece) =>
    db
      .all<{ row: number }>(
        `SELECT rowid AS row FROM ${table} WHERE ${column} IN (${piece.map(() => '?').join(', ')})`,
        piece,
      )
      .map(({ row }) => row),
  );
}

function valuesOf(db: ReadDb, table: string, column: string, rows: readonly number[]): Value[] {
  return pieces(rows).flatMap((piece) =>
    db
      .all<{ value: Value }>(
        `SELECT ${column} AS value FROM ${table} WHERE rowid IN (${piece.map(() => '?').join(', ')})`,
        piece,
      )
      .map(({ value }) => value),
  );
}

/** Removed with the rows they refer to, by the first column. */
export const WITHOUT_ROWID: readonly string[] = ['departure_file'];

function pieces<T>(all: readonly T[]): T[][] {
  const found: T[][] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) found.push(all.slice(at, at + AT_ONCE));
  return found;
}

const sizeOf = (rows: Rows): number => [...rows.values()].reduce((sum, { size }) => sum + size, 0);
