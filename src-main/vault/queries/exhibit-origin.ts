/** @file Which record an exhibit was made from, and whether that has gone on since. */
import type { MadeFrom } from '../../contract/evidence.ts';
import type { CaseId, EvidenceId, PersonId, ScreeningId } from '../../core/ids.ts';
import { TOLD } from '../../core/withholding/withheld.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';

/** Words of the person were kept back, or given back, after these pages were made: whichever record they were told in. */
const WITHHELD_SINCE = `EXISTS (SELECT 1 FROM readiness_aside AS w
   JOIN screening AS s ON s.id = w.screening_id JOIN screening AS r ON r.id = o.screening_id
  WHERE s.person_id = r.person_id AND substr(w.line, 1, ${TOLD.length}) = '${TOLD}' AND w.log_seq > o.log_seq)`;

/** For a query over `evidence`: JSON, or null. What decides is the log's order and no clock. */
export const MADE_FROM = `(
  SELECT json_object('screeningId', o.screening_id, 'formTitle', o.form_title, 'formVersion', o.form_version,
           'signedSha256', o.signed_sha256, 'accounts', o.accounts, 'recordSeq', o.record_seq,
           'newerSince', EXISTS (SELECT 1 FROM screening_answer AS a
                                  WHERE a.screening_id = o.screening_id AND a.layer > 0 AND a.log_seq > o.record_seq)
                         OR ${WITHHELD_SINCE})
    FROM exhibit_origin AS o WHERE o.evidence_id = evidence.id)`;

export function readMadeFrom(stored: string): MadeFrom {
  const { newerSince, ...origin } = JSON.parse(stored) as Omit<MadeFrom, 'newerSince'> & {
    newerSince: 0 | 1;
  };
  return { ...origin, newerSince: newerSince === 1 };
}

export function insertOrigin(tx: WriteTx, id: EvidenceId, origin: Omit<MadeFrom, 'newerSince'>): void {
  tx.run(
    `INSERT INTO exhibit_origin
       (evidence_id, screening_id, form_title, form_version, signed_sha256, accounts, record_seq, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      origin.screeningId,
      origin.formTitle,
      origin.formVersion,
      origin.signedSha256,
      origin.accounts,
      origin.recordSeq,
      nextEntry(tx),
    ],
  );
}

/**
 * Exhibits that were made from a record, oldest first, removed ones too, but for those whose words somebody has decided about
 * since.
 */
export const exhibitsMadeFrom = (db: ReadDb, id: ScreeningId): { id: EvidenceId; recordSeq: number }[] =>
  db.all(
    `SELECT evidence_id AS id, record_seq AS recordSeq FROM exhibit_origin AS o
      WHERE screening_id = ? AND NOT ${WITHHELD_SINCE} ORDER BY log_seq`,
    [id],
  );

/** The entry of the log that made this exhibit of a record or a chronology; undefined for what came from outside. */
export const originEntry = (db: ReadDb, id: EvidenceId): number | undefined =>
  db.get<{ seq: number }>(
    `SELECT log_seq AS seq FROM exhibit_origin WHERE evidence_id = ?
      UNION ALL SELECT log_seq FROM chronology_exhibit WHERE evidence_id = ?`,
    [id, id],
  )?.seq;

/**
 * The exhibits of a case that are papers of ours, each with whom it tells of; null where it is everybody. They were made one here,
 * or are, byte for byte, what was written out: a record for the own file is known by the log alone.
 */
export const ownPapers = (
  db: ReadDb,
  caseId: CaseId,
): { readonly id: EvidenceId; readonly personId: PersonId | null }[] =>
  db.all(
    `SELECT o.evidence_id AS id, s.person_id AS personId FROM exhibit_origin AS o
       JOIN evidence AS e ON e.id = o.evidence_id JOIN screening AS s ON s.id = o.screening_id WHERE e.case_id = :case
     UNION SELECT evidence_id, NULL FROM chronology_exhibit WHERE case_id = :case
     UNION SELECT e.id, NULL FROM chronology_issue AS i JOIN evidence AS e ON e.sha256 = i.sha256 WHERE e.case_id = :case
     UNION SELECT e.id, p.person_id FROM pack AS p JOIN evidence AS e ON e.sha256 = p.sha256 WHERE e.case_id = :case
     UNION SELECT e.id, s.person_id FROM release AS r JOIN screening AS s ON s.id = r.screening_id
       JOIN evidence AS e ON e.sha256 = r.sha256 WHERE e.case_id = :case
     UNION SELECT e.id, s.person_id FROM screening AS s JOIN audit_entry AS a ON a.subject = s.id AND a.action = 'record.exported'
       JOIN evidence AS e ON e.case_id = s.case_id AND e.sha256 = json_extract(CAST(a.canonical AS TEXT), '$.facts.sha256')
      WHERE s.case_id = :case`,
    { case: caseId },
  );

/** Where every exhibit that was made here came from. */
export const storedOrigins = (db: ReadDb): (Omit<MadeFrom, 'newerSince'> & { readonly id: EvidenceId })[] =>
  db.all(
    `SELECT evidence_id AS id, screening_id AS screeningId, signed_sha256 AS signedSha256, record_seq AS recordSeq,
            accounts, form_title AS formTitle, form_version AS formVersion
       FROM exhibit_origin`,
  );

interface MadeHereEntry {
  readonly at: string;
  readonly subject: string;
  readonly canonical: Uint8Array;
}

/** Entries of the log after one and up to another about exhibits that were made from a record. */
export const madeHereEntries = (db: ReadDb, after: number, before: number): MadeHereEntry[] =>
  db.all(
    `SELECT at, subject, canonical FROM audit_entry
      WHERE seq > ? AND seq <= ? AND action = 'evidence.received' AND json_extract(CAST(canonical AS TEXT), '$.facts.record') IS NOT NULL
      ORDER BY seq`,
    [after, before],
  );
