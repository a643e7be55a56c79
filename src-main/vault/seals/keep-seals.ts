/**
 * @file Keeping the seals up. Triggers of this connection alone see every row that this program writes, in the same
 * transaction; another program that writes the store has none of them, and what it changed no longer fits its seal.
 */
import type { Connection } from '../connection.ts';
import type { ReadDb, SqlValue, WriteTx } from '../db.ts';
import { emptyDigest, minus, plus, rowHash } from './row-digest.ts';
import { hasSeals, type SealedTable, sealedRows, sealedTables, sealKey } from './sealed-tables.ts';
import { bindSeals } from './store-state.ts';

/** From now on every change through this connection is in the seals. Nothing where the store has none yet. */
export function armSeals(connection: Connection): void {
  const db = connection.reader;
  if (!hasSeals(db)) return;
  const key = sealKey(db);
  connection.addFunction('seal_plus', (digest, table, ...values) =>
    plus(digest as Uint8Array, rowHash(key, String(table), values)),
  );
  connection.addFunction('seal_minus', (digest, table, ...values) =>
    minus(digest as Uint8Array, rowHash(key, String(table), values)),
  );
  const tables = sealedTables(db);
  const triggers = written.get(tables) ?? tables.map(triggersOf).join('\n');
  written.set(tables, triggers);
  connection.define(triggers);
}

const written = new WeakMap<readonly SealedTable[], string>();

function triggersOf(table: SealedTable): string {
  const { name } = table;
  const change = (which: 'plus' | 'minus', prefix: string) =>
    `UPDATE table_seal SET digest = seal_${which}(digest, '${name}', ${table.values(prefix).join(', ')}),
     row_count = row_count ${which === 'plus' ? '+' : '-'} 1 WHERE name = '${name}';`;
  const trigger = (event: 'INSERT' | 'UPDATE' | 'DELETE', body: string) =>
    `CREATE TEMP TRIGGER "seal_${name}_${event}" AFTER ${event} ON main."${name}" BEGIN ${body} END;`;
  const [added, taken] = [change('plus', 'NEW.'), change('minus', 'OLD.')];
  return [trigger('INSERT', added), trigger('UPDATE', `${taken} ${added}`), trigger('DELETE', taken)].join(
    '\n',
  );
}

/** All seals as the store is now: after a change of the schema, in its transaction, and at no other time. */
export function sealAll(tx: WriteTx): void {
  if (!hasSeals(tx)) return;
  tx.run('DELETE FROM table_seal');
  const key = sealKey(tx);
  for (const table of sealedTables(tx)) {
    const { digest, count } = digestOf(tx, table, key);
    tx.run('INSERT INTO table_seal (name, digest, row_count) VALUES (?, ?, ?)', [table.name, digest, count]);
  }
  bindSeals(tx);
}

/**
 * Seals of these tables and of those that have none, as they are now; all where the key is another. The others keep the
 * seal they had: what was altered in them before still shows.
 */
export function sealAnew(tx: WriteTx, tables: ReadonlySet<string>, otherKey: boolean): void {
  if (otherKey) {
    sealAll(tx);
    return;
  }
  const key = sealKey(tx);
  for (const table of sealedTables(tx)) {
    const { name } = table;
    const kept = tx.get('SELECT 1 FROM table_seal WHERE name = ?', [name]) !== undefined;
    if (kept && !tables.has(name)) continue;
    const { digest, count } = digestOf(tx, table, key);
    const values = [name, digest, count];
    tx.run('INSERT OR REPLACE INTO table_seal (name, digest, row_count) VALUES (?, ?, ?)', values);
  }
  bindSeals(tx);
}

/** Tables that do not fit their seals, in one piece. Empty where the store has none yet. `looksAt`: which are looked at, by name. */
export function unsealedTables(db: ReadDb, looksAt: (name: string) => boolean = () => true): string[] {
  if (!hasSeals(db)) return [];
  const key = sealKey(db);
  return sealedTables(db)
    .filter(({ name }) => looksAt(name))
    .filter((table) => !fitsSeal(db, table.name, digestOf(db, table, key)))
    .map(({ name }) => name);
}

export interface TableDigest {
  readonly digest: Uint8Array;
  readonly count: number;
}

export function fitsSeal(db: ReadDb, name: string, { digest, count }: TableDigest): boolean {
  const kept = db.get<{ digest: Uint8Array; count: number }>(
    'SELECT digest, row_count AS count FROM table_seal WHERE name = ?',
    [name],
  );
  return kept !== undefined && kept.count === count && Buffer.compare(kept.digest, digest) === 0;
}

function digestOf(db: ReadDb, table: SealedTable, key: Uint8Array): TableDigest {
  let [digest, count] = [emptyDigest(), 0];
  for (const rows of sealedRows(db, table)) {
    count += rows.length;
    for (const row of rows) digest = plus(digest, rowHash(key, table.name, row as SqlValue[]));
  }
  return { digest, count };
}
