/** @file Backups as the vault knows them: the newest that is out, and what was done since. */
import type { ReadDb } from '../db.ts';

export interface LastBackup {
  readonly at: string;
  readonly by: string;
  /** The file's name. */
  readonly name: string;
  /** The folder it went to: an absolute path. */
  readonly folder: string;
}

/** By the order of the log, and by no clock. */
export function lastBackup(db: ReadDb): LastBackup | null {
  const row = db.get<LastBackup>(
    `SELECT d.at, d.actor AS by, d.title AS name, d.folder
       FROM departure AS d JOIN departure_newest AS newest ON newest.departure_id = d.id
      WHERE d.kind = 'backup' AND newest.state IN ('confirmed', 'found')
      ORDER BY d.rowid DESC LIMIT 1`,
  );
  return row ?? null;
}

/** What is no work that could be lost: looking, and backing up itself. */
const NO_WORK = `action NOT LIKE 'vault.%' AND action NOT LIKE 'backup.%' AND action NOT LIKE 'leaving.%'
  AND action <> 'evidence.viewed'`;

/** Entries of the log that say that something was done since the newest backup was begun, or ever. */
export function doneSinceBackup(db: ReadDb): number {
  const row = db.get<{ done: number }>(
    `SELECT count(*) AS done FROM audit_entry WHERE ${NO_WORK} AND seq > coalesce(
       (SELECT max(e.seq) FROM audit_entry AS e
          JOIN departure AS d ON d.id = e.subject AND d.kind = 'backup'
          JOIN departure_newest AS newest ON newest.departure_id = d.id AND newest.state IN ('confirmed', 'found')
         WHERE e.action = 'leaving.begun'), 0)`,
  );
  return row?.done ?? 0;
}

/** Whether the vault was put back from a backup after this departure was begun: it was then that backup, or one after. */
export function restoredSince(db: ReadDb, departureId: string): boolean {
  const row = db.get(
    `SELECT 1 FROM audit_entry WHERE action = 'vault.restored'
        AND seq > (SELECT min(seq) FROM audit_entry WHERE action = 'leaving.begun' AND subject = ?)`,
    [departureId],
  );
  return row !== undefined;
}

/** When an entry of the log was written, by the clock of its computer. */
export function entryTime(db: ReadDb, seq: number): string | undefined {
  return db.get<{ at: string }>('SELECT at FROM audit_entry WHERE seq = ?', [seq])?.at;
}
