/** @file What was said about typing a sheet into the form it prepares: lines are only added, the newest stands. */
import type { SubmissionLine } from '../../contract/submission.ts';
import type { CaseId, ScreeningId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';

const LINE = 'n.kind, n.day, n.reference, n.why, n.at, n.actor AS "by"';

/** Newest first. */
export const listSubmissionLines = (db: ReadDb, screeningId: ScreeningId): SubmissionLine[] =>
  db.all<SubmissionLine>(`SELECT ${LINE} FROM submission n WHERE n.screening_id = ? ORDER BY n.id DESC`, [
    screeningId,
  ]);

/** The sheets of a case about which anything was said, those that were last spoken of first. */
export const submittedSheets = (db: ReadDb, caseId: CaseId): { screeningId: ScreeningId }[] =>
  db.all<{ screeningId: ScreeningId }>(
    `SELECT s.id AS screeningId FROM submission n JOIN screening s ON s.id = n.screening_id
      WHERE s.case_id = ? GROUP BY s.id ORDER BY max(n.id) DESC`,
    [caseId],
  );

export function insertSubmission(
  tx: WriteTx,
  screeningId: ScreeningId,
  { kind, day, reference, why, at, by }: SubmissionLine,
  nonce: string,
): void {
  tx.run(
    `INSERT INTO submission (screening_id, kind, day, reference, why, at, actor, nonce, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [screeningId, kind, day, reference, why, at, by, nonce, nextEntry(tx)],
  );
}
