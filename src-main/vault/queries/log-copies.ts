/** @file Copies of the log that left. Rows are only ever added. */
import type { CaseId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';

export interface NewLogCopy {
  readonly id: string;
  /** Null for the whole vault's. */
  readonly caseId: CaseId | null;
  readonly title: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly entries: number;
  readonly fileName: string;
  readonly sha256: string;
  readonly at: string;
  readonly by: string;
}

export function insertLogCopy(tx: WriteTx, one: NewLogCopy): void {
  tx.run(
    `INSERT INTO log_copy (id, case_id, title, recipient, purpose, entries, file_name, sha256, at, actor, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      one.id,
      one.caseId,
      one.title,
      one.recipient,
      one.purpose,
      one.entries,
      one.fileName,
      one.sha256,
      one.at,
      one.by,
      nextEntry(tx),
    ],
  );
}

/** Which exhibit an entry of the log is about: by itself, or because it was written out. */
export function exhibitsOfEntries(db: ReadDb): ReadonlyMap<string, string> {
  const rows = db.all<{ id: string; exhibit: string }>(
    `SELECT id, id AS exhibit FROM evidence UNION ALL SELECT id, subject FROM departure WHERE kind = 'evidence'`,
  );
  return new Map(rows.map(({ id, exhibit }) => [id, exhibit]));
}

export interface OpenedAccount {
  readonly seq: number;
  readonly record: string;
  readonly layer: number;
  /** As it was written down; null where it was held when it was opened. */
  readonly heldOn: string | null;
}

/** Entries with which later accounts were opened or came from another organisation, in the log's order. */
export const openedAccounts = (db: ReadDb): OpenedAccount[] =>
  db.all(
    `SELECT seq, subject AS record, coalesce(json_extract(CAST(canonical AS TEXT), '$.facts.layer'), 0) AS layer,
            json_extract(CAST(canonical AS TEXT), '$.facts.heldOn') AS heldOn
       FROM audit_entry
      WHERE action IN ('screening.layer-opened', 'screening.account-taken-in') AND json_valid(CAST(canonical AS TEXT))
      ORDER BY seq`,
  );
