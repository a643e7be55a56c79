/** @file Chronologies that left, and those that became exhibits with what they were made from. Rows are only ever added. */
import type { CaseId, EvidenceId, ScreeningId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';

export interface ChronologyIssue {
  readonly id: string;
  readonly caseId: CaseId;
  readonly title: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly pages: number;
  readonly entries: number;
  readonly upTo: number;
  readonly at: string;
  readonly by: string;
}

export function insertChronologyIssue(tx: WriteTx, one: ChronologyIssue): void {
  tx.run(
    `INSERT INTO chronology_issue (id, case_id, title, recipient, purpose, file_name, sha256, pages, entries, up_to, at,
       actor, log_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      one.id,
      one.caseId,
      one.title,
      one.recipient,
      one.purpose,
      one.fileName,
      one.sha256,
      one.pages,
      one.entries,
      one.upTo,
      one.at,
      one.by,
      nextEntry(tx),
    ],
  );
}

export interface ChronologyOrigin {
  readonly entries: number;
  readonly upTo: number;
  readonly records: readonly ScreeningId[];
  readonly exhibits: readonly EvidenceId[];
}

export function insertChronologyExhibit(
  tx: WriteTx,
  id: EvidenceId,
  caseId: CaseId,
  one: ChronologyOrigin,
): void {
  tx.run(
    `INSERT INTO chronology_exhibit (evidence_id, case_id, entries, up_to, records, exhibits, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      caseId,
      one.entries,
      one.upTo,
      JSON.stringify(one.records),
      JSON.stringify(one.exhibits),
      nextEntry(tx),
    ],
  );
}

/** What an exhibit was made from; undefined for one that is no chronology. */
export function chronologyOrigin(db: ReadDb, id: EvidenceId): ChronologyOrigin | undefined {
  const row = db.get<{ entries: number; upTo: number; records: string; exhibits: string }>(
    'SELECT entries, up_to AS upTo, records, exhibits FROM chronology_exhibit WHERE evidence_id = ?',
    [id],
  );
  if (row === undefined) return undefined;
  return {
    entries: row.entries,
    upTo: row.upTo,
    records: JSON.parse(row.records) as ScreeningId[],
    exhibits: JSON.parse(row.exhibits) as EvidenceId[],
  };
}

export const listChronologyExhibits = (db: ReadDb, caseId: CaseId): EvidenceId[] =>
  db
    .all<{ id: EvidenceId }>('SELECT evidence_id AS id FROM chronology_exhibit WHERE case_id = ?', [caseId])
    .map(({ id }) => id);
