/**
 * @file What lies open across all cases, one query each. Each begins at an index of its own and works
 * out names and counts only for the rows that are shown, so that ten thousand cases cost little more than ten.
 */
import type {
  BuiltLately,
  EndingConsent,
  InCase,
  OpenDraft,
  Some,
  UnreadEvidence,
  UrgentCase,
} from '../../contract/today.ts';
import type { Situation } from '../../core/cases/situation.ts';
import { hasExpired, standingConsents } from '../../core/consent/consent.ts';
import type { Note } from '../../core/findings/finding.ts';
import type { PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../db.ts';
import { listPersonConsents } from './consent.ts';
import { deskForms } from './form-use.ts';
import { ANSWERED_COUNT } from './said-count.ts';

const IN_CASE = 'k.id AS caseId, k.reference AS caseReference, k.title AS caseTitle';

type Counted<T> = T & { readonly total: number };

function some<Row extends { readonly total: number }, T>(
  rows: readonly Row[],
  toItem: (row: Row) => T,
): Some<T> {
  return { items: rows.map(toItem), total: rows[0]?.total ?? 0 };
}

/** Active cases in which the answer to any of it is yes: the soonest day first. */
export function listUrgent(db: ReadDb, limit: number): Some<UrgentCase> {
  const rows = db.all<Counted<Omit<UrgentCase, 'situation'> & { readonly situation: string }>>(
    `SELECT ${IN_CASE}, k.situation, COUNT(*) OVER () AS total
       FROM (SELECT case_file.*,
              (SELECT min(coalesce(json_extract(one.value, '$.on'), '9999')) FROM json_each(situation) AS one
                WHERE json_extract(one.value, '$.answer') = 'yes' AND one.key NOT IN ('solicitor', 'second-solicitor')) AS soonest
              FROM case_file WHERE situation IS NOT NULL AND status IN ('active', 'follow-up')) AS k
      WHERE soonest IS NOT NULL ORDER BY soonest, k.id LIMIT ?`,
    [limit],
  );
  return some(rows, ({ total: _total, situation, ...row }) => ({
    ...row,
    situation: JSON.parse(situation) as Situation,
  }));
}

export interface DraftRow extends Omit<OpenDraft, 'section'> {
  readonly formId: string;
  readonly formVersion: string;
  readonly currentPage: string;
}

/** Unsigned records, the one touched last first. `author`: only theirs; everybody's when empty. */
export function listOpenDrafts(db: ReadDb, author: string, limit: number): Some<DraftRow> {
  const rows = db.all<Counted<DraftRow>>(
    `WITH open AS (
       SELECT screening.id, screening.rowid AS entry, COUNT(*) OVER () AS total,
         coalesce(newest.at, started_at) AS touchedAt, coalesce(newest.log_seq, screening.log_seq) AS touched
       FROM screening LEFT JOIN screening_answer newest ON newest.id =
         (SELECT id FROM screening_answer WHERE screening_id = screening.id ORDER BY id DESC LIMIT 1)
       WHERE status = 'draft' AND (? = '' OR plain_name(screening.author) = plain_name(?)) ORDER BY touched DESC, entry DESC LIMIT ?)
     SELECT ${IN_CASE}, s.id AS screeningId, s.form_id AS formId, s.form_version AS formVersion, f.title AS formTitle,
       CASE WHEN (s.form_id, s.form_version) IN ${deskForms(db)} THEN 'worksheet' ELSE 'interview' END AS use,
       p.name AS person, s.author, s.started_at AS startedAt, o.touchedAt, s.current_page AS currentPage, o.total,
       ${ANSWERED_COUNT} AS answered
     FROM open o JOIN screening s ON s.id = o.id JOIN case_file k ON k.id = s.case_id JOIN person p ON p.id = s.person_id
       JOIN form_version f ON f.form_id = s.form_id AND f.version = s.form_version
     ORDER BY o.touched DESC, o.entry DESC`,
    [author, author, limit],
  );
  return some(rows, ({ total: _total, ...row }) => row);
}

/** By case, the case with the newest arrival first; within it, the exhibit that has waited longest. */
export function listUnreadEvidence(db: ReadDb, limit: number): Some<UnreadEvidence> {
  const rows = db.all<Counted<Omit<UnreadEvidence, 'notes'> & { readonly notes: string }>>(
    `WITH unread AS (
       SELECT case_id, COUNT(*) AS count, MIN(position) AS first, MAX(rowid) AS newest,
         COUNT(*) OVER () AS total
       FROM evidence e
       WHERE removed_at IS NULL AND notes <> '[]' AND NOT EXISTS
         (SELECT 1 FROM custody_event c WHERE c.evidence_id = e.id AND c.action = 'viewed')
       GROUP BY case_id ORDER BY newest DESC, case_id LIMIT ?)
     SELECT ${IN_CASE}, u.count, e.id AS evidenceId, e.exhibit_ref AS exhibitRef, e.title,
       e.received_at AS receivedAt, e.notes, u.total
     FROM unread u JOIN case_file k ON k.id = u.case_id
       JOIN evidence e ON e.case_id = u.case_id AND e.position = u.first
     ORDER BY u.newest DESC, u.case_id`,
    [limit],
  );
  return some(rows, ({ total: _total, notes, ...row }) => ({ ...row, notes: JSON.parse(notes) as Note[] }));
}

/**
 * `today` and `until`: ISO days. Only the newest line for person, purpose, recipient and item stands, as `standingConsents` has it; of
 * whoever has lines from another vault it is asked itself.
 */
export function listEndingConsents(
  db: ReadDb,
  { today, until }: { readonly today: string; readonly until: string },
  limit: number,
): Some<EndingConsent> {
  const people = db
    .all<{ id: PersonId }>(
      `SELECT DISTINCT c.person_id AS id FROM consent c WHERE c.expires_on <= ? AND c.status IN ('given', 'best-interests')
        AND c.person_id IN (SELECT n.person_id FROM line_view v JOIN consent n ON n.log_seq = v.log_seq)`,
      [until],
    )
    .map(({ id }) => id);
  const standing = people.flatMap((id) =>
    standingConsents(listPersonConsents(db, id)).map((line) => line.id),
  );
  const rows = db.all<Counted<Omit<EndingConsent, 'past'>>>(
    `SELECT ${IN_CASE}, c.person_id AS personId, p.name AS person, c.purpose, c.recipient, c.expires_on AS expiresOn,
       COUNT(*) OVER () AS total
     FROM consent c JOIN case_file k ON k.id = c.case_id JOIN person p ON p.id = c.person_id
     WHERE c.expires_on IS NOT NULL AND c.status IN ('given', 'best-interests') AND c.expires_on <= ?
       AND k.status IN ('active', 'follow-up')
       AND CASE WHEN c.person_id IN (SELECT value FROM json_each(?)) THEN c.id IN (SELECT value FROM json_each(?))
         ELSE NOT EXISTS (SELECT 1 FROM consent n WHERE n.person_id = c.person_id AND n.purpose = c.purpose
           AND plain_name(n.recipient) = plain_name(c.recipient) AND n.item = c.item
           AND (n.log_seq, n.rowid) > (c.log_seq, c.rowid)) END
     ORDER BY c.expires_on, c.rowid LIMIT ?`,
    [until, JSON.stringify(people), JSON.stringify(standing), limit],
  );
  return some(rows, ({ total: _total, ...row }) => ({
    ...row,
    past: hasExpired({ status: 'given', expiresOn: row.expiresOn }, today),
  }));
}

/** Active cases in which an answer was recorded after a pack about that person left, the newest pack first. */
export const listPacksBehind = (db: ReadDb, limit: number): InCase[] =>
  db.all<InCase>(
    `SELECT ${IN_CASE} FROM pack p JOIN case_file k ON k.id = p.case_id
      WHERE k.status IN ('active', 'follow-up') AND EXISTS (
        SELECT 1 FROM screening s JOIN screening_answer a ON a.screening_id = s.id
         WHERE s.person_id = p.person_id AND a.log_seq > p.log_seq)
      GROUP BY k.id ORDER BY max(p.log_seq) DESC LIMIT ?`,
    [limit],
  );

/** Newest first. The total is of all that were ever built. */
export function listBuiltLately(db: ReadDb, limit: number): Some<BuiltLately> {
  const rows = db.all<Counted<BuiltLately>>(
    `SELECT ${IN_CASE}, b.id AS bundleId, i.title, i.file_name AS fileName, i.built_at AS builtAt,
       i.built_by AS builtBy, i.pages, i.documents, (SELECT COUNT(*) FROM bundle_issue) AS total
     FROM bundle_issue i JOIN bundle b ON b.id = i.bundle_id JOIN case_file k ON k.id = b.case_id
     ORDER BY i.rowid DESC LIMIT ?`,
    [limit],
  );
  return some(rows, ({ total: _total, ...row }) => row);
}
