/** @file Privileged marks in the store: lines are added, and the newest for a thing counts. */
import type { MarkView } from '../../contract/privilege.ts';
import type { CaseId, EvidenceId, PersonId, ScreeningId } from '../../core/ids.ts';
import type { MarkedKind } from '../../core/privilege/mark.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';
import { NOT_ERASED } from './erased-entries.ts';

export interface MarkLine {
  readonly kind: MarkedKind;
  readonly subject: string;
  readonly caseId: CaseId;
  readonly stands: boolean;
  readonly reason: string;
  readonly decidedBy: string;
  readonly at: string;
  readonly actor: string;
}

export function insertMark(tx: WriteTx, line: MarkLine): void {
  tx.run(
    `INSERT INTO privileged_mark (kind, subject, case_id, stands, reason, decided_by, at, actor, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      line.kind,
      line.subject,
      line.caseId,
      line.stands ? 1 : 0,
      line.reason,
      line.decidedBy,
      line.at,
      line.actor,
      nextEntry(tx),
    ],
  );
}

export function isMarked(db: ReadDb, kind: MarkedKind, subject: string): boolean {
  return (
    db.get('SELECT 1 AS found FROM privileged_now WHERE kind = ? AND subject = ?', [kind, subject]) !==
    undefined
  );
}

/** In the order in which they were marked. */
export function listMarks(db: ReadDb, caseId: CaseId): MarkView[] {
  return db.all<MarkView>(
    `SELECT m.kind, m.subject, m.reason, m.decided_by AS decidedBy, m.at,
            coalesce(e.title, f.title, n.note, '') AS title
       FROM privileged_now AS m
       LEFT JOIN evidence AS e ON m.kind = 'exhibit' AND e.id = m.subject
       LEFT JOIN screening AS s ON m.kind = 'record' AND s.id = m.subject
       LEFT JOIN form_version AS f ON f.form_id = s.form_id AND f.version = s.form_version
       LEFT JOIN partner_note AS n ON m.kind = 'note' AND CAST(n.id AS TEXT) = m.subject
      WHERE m.case_id = ? ORDER BY m.at, m.subject`,
    [caseId],
  );
}

/** Those of these exhibits that are marked, in their order. */
export function markedExhibits(
  db: ReadDb,
  ids: readonly string[],
): { readonly id: EvidenceId; readonly title: string }[] {
  return ids.flatMap(
    (id) =>
      db.get<{ id: EvidenceId; title: string }>(
        `SELECT id, title FROM evidence JOIN privileged_now ON kind = 'exhibit' AND subject = evidence.id
          WHERE evidence.id = ?`,
        [id],
      ) ?? [],
  );
}

/** Exhibits of a case that somebody marked at some time: it was decided about them, also where the mark was lifted since. */
export const exhibitsDecided = (db: ReadDb, caseId: CaseId): ReadonlySet<string> =>
  new Set(
    db
      .all<{ subject: string }>(
        `SELECT DISTINCT subject FROM privileged_mark WHERE kind = 'exhibit' AND case_id = ?`,
        [caseId],
      )
      .map(({ subject }) => subject),
  );

export const markedRecords = (db: ReadDb, personId: PersonId): ScreeningId[] =>
  db
    .all<{ id: ScreeningId }>(
      `SELECT s.id FROM screening AS s JOIN privileged_now ON kind = 'record' AND subject = s.id
        WHERE s.person_id = ? ORDER BY s.rowid`,
      [personId],
    )
    .map(({ id }) => id);

/** For holding the marks against the log: of each thing the newest line. */
export const newestMarks = (
  db: ReadDb,
): {
  readonly kind: MarkedKind;
  readonly subject: string;
  readonly caseId: CaseId;
  readonly stands: 0 | 1;
}[] =>
  db.all(
    `SELECT kind, subject, case_id AS caseId, stands FROM privileged_mark AS m
      WHERE id = (SELECT max(id) FROM privileged_mark WHERE kind = m.kind AND subject = m.subject)`,
  );

/** Entries of the log that set or lifted a mark, oldest first. */
export const markEntries = (db: ReadDb): { at: string; action: string; canonical: Uint8Array }[] =>
  db.all(
    `SELECT at, action, canonical FROM audit_entry
      WHERE action IN ('privilege.marked', 'privilege.lifted') AND ${NOT_ERASED} ORDER BY seq`,
  );
