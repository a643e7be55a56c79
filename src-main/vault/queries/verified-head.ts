/** @file The newest entry up to which the log was once followed without fault, and when. */
import type { AuditHead } from '../../audit/entry.ts';
import type { ReadDb, WriteTx } from '../db.ts';

export interface VerifiedHead extends AuditHead {
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
