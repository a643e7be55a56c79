/** @file Whether the store hangs together as SQLite sees it: its own check, of one table or of all. */
import type { ReadDb } from './db.ts';

const MOST = '20';

/** One line for a fault, at most 20; none where it is sound. */
export function structureFaults(db: ReadDb, table: string | undefined): readonly string[] {
  const which = table === undefined ? MOST : `"${table}"`;
  const rows = db.all<{ integrity_check: string }>(`PRAGMA integrity_check(${which})`);
  return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
}
