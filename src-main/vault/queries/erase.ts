/**
 * @file Takes rows out of the store for good. The guards that keep logs append-only are taken down and put up again in the
 * same transaction: whatever happens, they stand when it is over.
 */

import { deleteBlob } from '../blobs.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { blobsOnlyOf, LOOSE, NEVER, type Rows, WITHOUT_ROWID } from './what-hangs-on.ts';

/** Runs `change` without the guards. */
export function withoutGuards<T>(tx: WriteTx, change: () => T): T {
  const guards = tx.all<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name",
  );
  for (const { name } of guards) tx.run(`DROP TRIGGER "${name}"`);
  const result = change();
  for (const { sql } of guards) tx.run(sql);
  return result;
}

/** Removes the rows and the bytes that only they have. References are looked at when the transaction ends. */
export function removeRows(tx: WriteTx, rows: Rows): void {
  const blobs = blobsOnlyOf(tx, rows);
  tx.run('PRAGMA defer_foreign_keys = ON');
  const exhibits = [...(rows.get('evidence') ?? [])];
  const records = [...(rows.get('screening') ?? [])];
  const parents = { evidence_id: ['evidence', exhibits], screening_id: ['screening', records] } as const;
  for (const { table, column } of LOOSE) {
    const [parent, going] = parents[column];
    for (const row of going)
      tx.run(
        `UPDATE ${table} SET ${column} = NULL WHERE ${column} = (SELECT id FROM ${parent} WHERE rowid = ?)`,
        [row],
      );
  }
  for (const row of rows.get('departure') ?? []) {
    for (const table of WITHOUT_ROWID)
      tx.run(`DELETE FROM ${table} WHERE departure_id = (SELECT id FROM departure WHERE rowid = ?)`, [row]);
  }
  for (const [table, found] of rows) {
    if (NEVER.includes(table)) continue;
    for (const row of found) tx.run(`DELETE FROM ${table} WHERE rowid = ?`, [row]);
  }
  for (const blob of blobs) deleteBlob(tx, blob);
}

/** Names of backups that are out and were begun after this entry of the log; oldest first. */
export function backupsSince(db: ReadDb, seq: number): { name: string; at: string }[] {
  return db.all<{ name: string; at: string }>(
    `SELECT d.title AS name, d.at FROM departure AS d
       JOIN departure_newest AS newest ON newest.departure_id = d.id
      WHERE d.kind = 'backup' AND newest.state IN ('confirmed', 'found', 'found-in-part', 'unreachable')
        AND (SELECT min(seq) FROM audit_entry WHERE subject = d.id AND action = 'leaving.begun') > ?
      ORDER BY d.rowid`,
    [seq],
  );
}
