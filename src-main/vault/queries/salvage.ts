/** @file What a salvage wrote down: what is missing, and what of it has no place. */
import type { SalvageKind } from '../../core/vault/salvage-kinds.ts';
import type { ReadDb, SqlValue, WriteTx } from '../db.ts';
import type { MissingLine, OwnedRow } from '../salvage/missing.ts';

export function insertMissing(tx: WriteTx, lines: readonly MissingLine[], logSeq: number): void {
  for (const { kind, caseId, evidenceId, personId, label, count } of lines)
    tx.run(
      `INSERT INTO salvage_missing (kind, case_id, evidence_id, person_id, label, count, log_seq)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [kind, caseId, evidenceId, personId, label, count, logSeq],
    );
}

export function insertKept(tx: WriteTx, rows: readonly OwnedRow[], logSeq: number): void {
  for (const { table, values, caseId, personId } of rows)
    tx.run(`INSERT INTO salvage_kept (from_table, case_id, person_id, row, log_seq) VALUES (?, ?, ?, ?, ?)`, [
      table,
      caseId,
      personId,
      JSON.stringify(values, asText),
      logSeq,
    ]);
}

/** Bytes in base64, numbers beyond 2^53 as text. */
function asText(_key: string, value: SqlValue): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return typeof value === 'bigint' ? String(value) : value;
}

export interface MissingRow {
  readonly kind: SalvageKind;
  readonly caseReference: string | null;
  readonly caseTitle: string | null;
  readonly exhibit: string | null;
  readonly person: string | null;
  readonly label: string;
  readonly count: number;
}

/** By case, then by what it is; what is of no case last. */
export const listMissing = (db: ReadDb): MissingRow[] =>
  db.all<MissingRow>(
    `SELECT m.kind, c.reference AS caseReference, c.title AS caseTitle,
            CASE WHEN e.id IS NULL THEN NULL ELSE trim(e.exhibit_ref || ' ' || e.title) END AS exhibit,
            p.name AS person, m.label, m.count
       FROM salvage_missing AS m
       LEFT JOIN case_file AS c ON c.id = m.case_id
       LEFT JOIN evidence AS e ON e.id = m.evidence_id
       LEFT JOIN person AS p ON p.id = m.person_id
      ORDER BY c.reference IS NULL, c.reference, m.id`,
  );

/** Whose decisions about consent were lost, and for what; only while nothing was decided since. '' for any purpose. */
export const lostDecisions = (db: ReadDb, caseId: string): { personId: string; purpose: string }[] =>
  db.all<{ personId: string; purpose: string }>(
    `SELECT DISTINCT person_id AS personId, label AS purpose FROM salvage_missing AS m
      WHERE kind = 'consent' AND case_id = ? AND person_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM consent AS c WHERE c.person_id = m.person_id AND c.log_seq > m.log_seq
           AND (m.label = '' OR c.purpose = m.label))`,
    [caseId],
  );

export interface KeptView {
  readonly kind: string;
  readonly caseReference: string | null;
  readonly row: string;
}

export const listKept = (db: ReadDb): KeptView[] =>
  db.all<KeptView>(
    `SELECT k.from_table AS kind, c.reference AS caseReference, k.row FROM salvage_kept AS k
       LEFT JOIN case_file AS c ON c.id = k.case_id ORDER BY c.reference IS NULL, c.reference, k.id`,
  );
