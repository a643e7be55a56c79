/**
 * @file A new store out of the sound pages of a damaged one. The schema comes from the migrations, each row from its page;
 * indexes are made anew. Rows go in while the new store is nobody's yet, so nothing of it has to outlast a crash.
 */

import { sha256Stream } from '../../crypto/digest.ts';
import { ARRIVING, deleteBlob, iterateBlob } from '../blobs.ts';
import { Connection } from '../connection.ts';
import type { ReadDb, SqlValue, WriteTx } from '../db.ts';
import { migrate } from '../migrate.ts';
import { MIGRATIONS } from '../migrations/list.ts';
import { blobOwners } from '../queries/what-hangs-on.ts';
import { sealAll } from '../seals/keep-seals.ts';
import { hasSeals } from '../seals/sealed-tables.ts';
import { SEARCH_TABLES } from '../search-tables.ts';
import { STORE } from '../vault-files.ts';
import type { SalvageHelp } from './fill-row.ts';
import { RowLoader } from './row-loader.ts';
import type { StorePages } from './store-pages.ts';
import { readSchema, rebuildSchema, type StoredSchema } from './stored-schema.ts';
import { type RowGone, StoredTables } from './stored-tables.ts';
import { type TableShape, tableShapes } from './table-shape.ts';
import { TreeReader } from './tree-reader.ts';

export interface RebuildRequest {
  readonly pages: StorePages;
  /** An empty file. */
  readonly path: string;
  /** Of the new store, raw. */
  readonly storeKey: Uint8Array;
  readonly help: SalvageHelp;
  readonly at: string;
  /** Called between two pieces of work; may throw to stop. */
  between(): void;
}

export interface Rebuilt {
  /** Schema up to date; no identity, and nothing in the log of what was done. Not yet safe from a power cut. */
  readonly connection: Connection;
  readonly shapes: readonly TableShape[];
  readonly loader: RowLoader;
  /** Rows that only an index still knows of. */
  readonly gone: readonly RowGone[];
  /** Tables of which more may be gone than anybody can say. */
  readonly unsure: readonly string[];
  readonly blobs: Settled;
  readonly schemaVersion: number;
  /** Whether the key of the tables' seals was lost, or there was none. */
  readonly newSealKey: boolean;
}

/** Made anew, or meaning nothing in another store. */
const NOT_CARRIED = new Set([
  'migration',
  'vault_identity',
  'verified_head',
  'store_state',
  ...SEARCH_TABLES,
]);
const BATCH_ROWS = 200;
const BATCH_BYTES = 4 * 1024 * 1024;

/** Throws `vault-newer`, `vault-older`, what `between` throws, and the system's errors; nothing stays open then. */
export async function rebuildStore(request: RebuildRequest): Promise<Rebuilt> {
  const { pages, path, storeKey, help, at } = request;
  const reader = new TreeReader(pages);
  const schema = readSchema(reader);
  const connection = new Connection(path, storeKey, STORE, 'passing');
  try {
    const { schemaVersion, fromBefore } = makeSchema(connection, reader, schema, at);
    const shapes = tableShapes(connection.reader);
    const sealed = hasSeals(connection.reader);
    // The key and the seals that the migration made give way to the store's own.
    if (sealed)
      connection.transaction((tx) => {
        for (const table of ['seal_key', 'table_seal', 'store_state']) tx.run(`DELETE FROM ${table}`);
      });
    const tables = new StoredTables(reader, schema, shapes);
    const loader = new RowLoader(shapes, help, at);
    const gone: RowGone[] = [];
    const unsure: string[] = [];
    for (const shape of inOrder(shapes)) {
      const found = await loadTable(connection, tables, loader, shape, request);
      if (!tables.isTorn(shape.name)) continue;
      const missing = tables.gone(shape, found);
      gone.push(...missing);
      loader.changed.add(shape.name);
      if (shape.indexes.size === 0) unsure.push(shape.name);
      connection.transaction((tx) => {
        for (const row of missing) loader.addGone(tx, shape, row);
      });
    }
    const allOwners = blobOwners(connection.reader).every(({ child }) => !loader.changed.has(child));
    const blobs = connection.transaction((tx) => settleBlobs(tx, { readAll: pages.saltLost, allOwners }));
    const newKey = sealed && connection.transaction(makeKeyIfLost);
    // From here on it is a store like any other, of the version it had.
    migrate(connection, MIGRATIONS, at, () => undefined);
    // Its seals are of rows with fewer columns.
    if (fromBefore) connection.transaction(sealAll);
    const all = schema.whole || pages.damaged.size > schema.lostPages;
    return {
      connection,
      shapes,
      loader,
      gone,
      blobs,
      schemaVersion,
      newSealKey: newKey || !sealed,
      unsure: all ? unsure : [],
    };
  } catch (thrown) {
    connection.close();
    throw thrown;
  }
}

/** True where there was none left. */
function makeKeyIfLost(tx: WriteTx): boolean {
  return (
    tx.run(
      'INSERT INTO seal_key (only_row, key) SELECT 1, randomblob(32) WHERE NOT EXISTS (SELECT 1 FROM seal_key)',
    ) > 0
  );
}

/** `fromBefore`: its own version is one from before the baseline. */
function makeSchema(connection: Connection, reader: TreeReader, schema: StoredSchema, at: string) {
  const list = schema.entries.find(({ type, name }) => type === 'table' && name === 'migration');
  const recorded: number[] = [];
  let recordedWhole = list !== undefined;
  if (list !== undefined) {
    const lost = () => {
      recordedWhole = false;
    };
    for (const { rowid } of reader.rows(list.root, 'table', lost)) recorded.push(rowid);
  }
  const count = rebuildSchema({ schema, recorded, recordedWhole }, MIGRATIONS, (migration) => {
    const upTo = MIGRATIONS.filter(({ version }) => version <= migration.version);
    migrate(connection, upTo, at, () => undefined);
    return connection.reader;
  });
  const made = MIGRATIONS[count - 1]?.version ?? 0;
  const last = Math.max(0, ...recorded);
  const fromBefore = recorded.some((version) => version < (MIGRATIONS[0]?.version ?? 0));
  return { schemaVersion: fromBefore && recordedWhole ? last : made, fromBefore };
}

/** The log first: what is gone is filled in from it. Marks last: they name things without a reference. */
const inOrder = (shapes: readonly TableShape[]): TableShape[] =>
  [...shapes].filter(({ name }) => !NOT_CARRIED.has(name)).sort((a, b) => placeOf(a) - placeOf(b));

const placeOf = ({ name }: TableShape): number =>
  name === 'audit_entry' ? 0 : name === 'privileged_mark' ? 2 : 1;

/** Row numbers that were found, of a table of which some are gone. */
async function loadTable(
  connection: Connection,
  tables: StoredTables,
  loader: RowLoader,
  shape: TableShape,
  { between }: RebuildRequest,
): Promise<Set<number>> {
  const found = new Set<number>();
  const torn = tables.isTorn(shape.name);
  const rows = tables.rows(shape);
  for (let done = false; !done; ) {
    connection.transaction((tx) => {
      let bytes = 0;
      for (let count = 0; count < BATCH_ROWS && bytes < BATCH_BYTES; count += 1) {
        const next = rows.next();
        if (next.done === true) {
          done = true;
          return;
        }
        if (torn) found.add(next.value.rowid);
        loader.add(tx, shape, next.value);
        bytes += next.value.record.values.reduce((sum: number, value) => sum + sizeOf(value), 0);
      }
    });
    await new Promise((resume) => setImmediate(resume));
    between();
  }
  return found;
}

const sizeOf = (value: SqlValue): number =>
  value instanceof Uint8Array || typeof value === 'string' ? value.length : 8;

/** The bytes of files after a salvage: what their rows should say, and which of them have a hole. */
interface Settled {
  /** Files whose bytes are not all there. */
  readonly broken: readonly string[];
  /** What was on its way in when the store was damaged: never a file, and left out. */
  readonly arriving: readonly string[];
}

/**
 * Each is read through only with `readAll`, where no page's tag vouches for it. `allOwners`: whether everything that can point
 * to a file is there; what lost its name, and nothing points to, then was never one.
 */
function settleBlobs(
  tx: WriteTx,
  { readAll, allOwners }: { readonly readAll: boolean; readonly allOwners: boolean },
): Settled {
  const nameless = tx.all<{ id: string }>("SELECT id FROM blob WHERE sha256 = ''").map(({ id }) => id);
  const lost = allOwners ? nameless.filter((id) => !isPointedTo(tx, id)) : [];
  const arriving = [...ARRIVING.unfinished(tx), ...lost];
  for (const id of arriving) deleteBlob(tx, id);
  for (const id of nameless) if (!arriving.includes(id)) restoreRow(tx, id);
  const blobs = tx.all<{ id: string; whole: 0 | 1 }>(
    `SELECT id, byte_size = (SELECT coalesce(sum(length(bytes)), 0) FROM blob_chunk WHERE blob_id = blob.id) AS whole
       FROM blob ORDER BY id`,
  );
  const broken = blobs.filter(({ id, whole }) => whole === 0 || (readAll && !readsBack(tx, id)));
  return { broken: broken.map(({ id }) => id), arriving };
}

const isPointedTo = (db: ReadDb, id: string): boolean =>
  blobOwners(db).some(
    ({ child, column }) => db.get(`SELECT 1 FROM ${child} WHERE ${column} = ?`, [id]) !== undefined,
  );

/** An exhibit knows the hash and the size of its original; of any other file they are those of what is there. */
function restoreRow(tx: WriteTx, id: string): void {
  const said = tx.get<{ sha256: string; size: number }>(
    'SELECT sha256, byte_size AS size FROM evidence WHERE original_blob = ?',
    [id],
  );
  if (said !== undefined) {
    tx.run('UPDATE blob SET sha256 = ?, byte_size = ? WHERE id = ?', [said.sha256, said.size, id]);
    return;
  }
  const hash = sha256Stream();
  let size = 0;
  const rows = tx.all<{ seq: number }>('SELECT seq FROM blob_chunk WHERE blob_id = ? ORDER BY seq', [id]);
  for (const { seq } of rows) {
    const chunk = tx.get<{ bytes: Uint8Array }>(
      'SELECT bytes FROM blob_chunk WHERE blob_id = ? AND seq = ?',
      [id, seq],
    );
    hash.add(chunk?.bytes ?? new Uint8Array());
    size += chunk?.bytes.length ?? 0;
  }
  // One more than is there where a piece in the middle is gone: it must not pass for whole.
  const gap = rows.some(({ seq }, index) => seq !== index) ? 1 : 0;
  tx.run('UPDATE blob SET sha256 = ?, byte_size = ? WHERE id = ?', [hash.finish(), size + gap, id]);
}

function readsBack(db: ReadDb, id: string): boolean {
  try {
    for (const _ of iterateBlob(db, id));
    return true;
  } catch {
    return false;
  }
}
