/** @file What is struck out of exhibits, in the store. Lines are added; what is taken back keeps its line. */
import type { RedactionView } from '../../contract/redaction.ts';
import type { CaseId } from '../../core/ids.ts';
import { keepsFrom, ReaderScope } from '../../core/withholding/readers.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';

type Row = Omit<RedactionView, 'rects' | 'terms' | 'readers'> & {
  readonly rects: string;
  readonly terms: string;
  readonly readers: string | null;
};

export function insertRedaction(tx: WriteTx, { id, evidenceId, ...mark }: RedactionView): void {
  tx.run(
    `INSERT INTO redaction (id, evidence_id, page, rects, terms, reason, basis, readers, at, actor, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      evidenceId,
      mark.page,
      JSON.stringify(mark.rects),
      JSON.stringify(mark.terms),
      mark.reason,
      mark.basis,
      mark.readers === null ? null : JSON.stringify(mark.readers),
      mark.at,
      mark.by,
      nextEntry(tx),
    ],
  );
}

export function insertTakenBack(
  tx: WriteTx,
  id: string,
  { why, at, by }: { readonly why: string; readonly at: string; readonly by: string },
): void {
  tx.run('INSERT INTO redaction_back (redaction_id, why, at, actor, log_seq) VALUES (?, ?, ?, ?, ?)', [
    id,
    why,
    at,
    by,
    nextEntry(tx),
  ]);
}

const STANDING = `
  SELECT r.id, r.evidence_id AS evidenceId, r.page, r.rects, r.terms, r.reason, r.basis, r.readers, r.at, r.actor AS "by"
    FROM redaction AS r JOIN evidence AS e ON e.id = r.evidence_id
   WHERE NOT EXISTS (SELECT 1 FROM redaction_back AS b WHERE b.redaction_id = r.id)`;

const toView = (row: Row): RedactionView => ({
  ...row,
  rects: JSON.parse(row.rects) as RedactionView['rects'],
  terms: JSON.parse(row.terms) as RedactionView['terms'],
  readers: row.readers === null ? null : ReaderScope.parse(JSON.parse(row.readers)),
});

/** In the order of their pages; without `removed` of exhibits that are still in the case, with it of removed ones alone. */
export const listRedactions = (
  db: ReadDb,
  caseId: CaseId,
  { removed }: { readonly removed: boolean } = { removed: false },
): RedactionView[] =>
  db
    .all<Row>(
      `${STANDING} AND e.case_id = ? AND (e.removed_at IS NOT NULL) = ? ORDER BY e.position, e.id, r.page, r.rowid`,
      [caseId, removed ? 1 : 0],
    )
    .map(toView);

/** Whether pages of the exhibit were set anew after something was marked on them: what lies under a mark may be something else now. */
export const isMarkedBefore = (
  db: ReadDb,
  { evidenceId, id }: Pick<RedactionView, 'evidenceId' | 'id'>,
): boolean =>
  db.get(
    `SELECT 1 AS found FROM audit_entry
      WHERE action = 'evidence.transcribed' AND subject = ? AND seq > (SELECT log_seq FROM redaction WHERE id = ?)
        AND json_extract(CAST(canonical AS TEXT), '$.facts.state') = 'finished'`,
    [evidenceId, id],
  ) !== undefined;

/** Whether it was ever marked here, taken back or not. */
export const isKnownRedaction = (db: ReadDb, id: string): boolean =>
  db.get('SELECT 1 AS found FROM redaction WHERE id = ?', [id]) !== undefined;

/** Undefined where there is none, or it was taken back. */
export function findRedaction(db: ReadDb, id: string): RedactionView | undefined {
  const row = db.get<Row>(`${STANDING} AND r.id = ?`, [id]);
  return row === undefined ? undefined : toView(row);
}

/** Whether something of this exhibit is struck out for this reader, be it in the case or removed. */
export const isRedactedFor = (db: ReadDb, evidenceId: string, reader: string): boolean =>
  db
    .all<Row>(`${STANDING} AND e.id = ?`, [evidenceId])
    .map(toView)
    .some(({ readers }) => keepsFrom(readers, reader));

/** What is struck out for this reader; of a reader without a name, all of it. `removed` as for listRedactions. */
export const redactionsFor = (
  db: ReadDb,
  caseId: CaseId,
  reader: string,
  of?: { readonly removed: boolean },
): RedactionView[] => listRedactions(db, caseId, of).filter(({ readers }) => keepsFrom(readers, reader));
