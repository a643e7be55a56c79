/** @file Things outside of the vault that hold a state of its log, as far as the vault knows. */
import type { LogHeads } from '../../contract/log-heads.ts';
import type { ReadDb } from '../db.ts';

/**
 * The newest by the order of the log. A table of the log for a spreadsheet is not counted: those of before hold none. What became of a file afterwards
 * nobody knows here.
 */
export function lastHeadOutside(db: ReadDb): LogHeads['last'] {
  const row = db.get<NonNullable<LogHeads['last']>>(
    `SELECT d.kind, d.title AS name, d.folder, d.at, d.actor AS by,
            coalesce((SELECT min(seq) FROM audit_entry WHERE subject = d.id AND action = 'leaving.begun'), 0) AS entries
       FROM departure AS d JOIN departure_newest AS newest ON newest.departure_id = d.id
      WHERE d.kind IN ('backup', 'bundle', 'handover', 'log') AND newest.state IN ('confirmed', 'found')
        AND NOT EXISTS (SELECT 1 FROM departure_file AS f WHERE f.departure_id = d.id AND f.path LIKE '%.csv'
                           AND d.kind = 'log')
      ORDER BY d.rowid DESC LIMIT 1`,
  );
  return row ?? null;
}
