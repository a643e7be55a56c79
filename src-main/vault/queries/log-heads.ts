/** @file Up to where the log was followed without fault, and what outside of the vault holds a state of it. */

import type { AuditHead } from '../../audit/entry.ts';
import type { LogHeads } from '../../contract/log-heads.ts';
import type { ReadDb, WriteTx } from '../db.ts';

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

/** The newest entry up to which the log was once followed without fault, and when. */
interface VerifiedHead extends AuditHead {
  readonly at: string;
}

export const readVerifiedHead = (db: ReadDb): VerifiedHead | undefined =>
  db.get<VerifiedHead>('SELECT seq, hash, at FROM verified_head WHERE only_row = 1');

export function writeVerifiedHead(tx: WriteTx, { seq, hash }: AuditHead, at: string): void {
  tx.run('INSERT OR REPLACE INTO verified_head (only_row, seq, hash, at) VALUES (1, ?, ?, ?)', [
    seq,
    hash,
    at,
  ]);
}
