/** @file The consent ledger: lines are only added, the newest for person, purpose, recipient and item stands. */
import type { ConsentView } from '../../core/consent/consent-line.ts';
import type { CaseId, ConsentId, PersonId, ScreeningId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';

export interface NewConsent extends Omit<ConsentView, 'seq' | 'toldIn'> {
  readonly caseId: CaseId;
  readonly screeningId: ScreeningId | null;
}

const COLUMNS = `id, person_id AS personId, purpose, recipient, item, status, language, interpreter,
  explained_by AS explainedBy, expires_on AS expiresOn, evidence_id AS evidenceId, note, at,
  decided_on AS decidedOn, recorded_by AS recordedBy, log_seq AS seq, privacy_notice AS privacyNotice,
  decided_by AS decidedBy, cannot_decide AS cannotDecide,
  (SELECT f.title FROM screening s JOIN form_version f ON f.form_id = s.form_id AND f.version = s.form_version
    WHERE s.id = consent.screening_id) AS toldIn`;

interface Row extends Omit<ConsentView, 'toldIn'> {
  readonly toldIn: string | null;
}
/**
 * The store knows no line that was put off. It is kept as one that lets nothing go, with these words in front of its note:
 * so a program from before it, which gets it with a vault or a handover, lets nothing go either and shows what was said.
 */
const PUT_OFF = 'Not yet: to be asked again.';

function lineOf({ toldIn, ...kept }: Row): ConsentView {
  const isPutOff = kept.status === 'refused' && kept.note.startsWith(PUT_OFF);
  const line = isPutOff
    ? { ...kept, status: 'not-yet' as const, note: kept.note.slice(PUT_OFF.length).trimStart() }
    : kept;
  return toldIn === null ? line : { ...line, toldIn };
}

/** The whole ledger of a case, oldest line first. */
export function listConsents(db: ReadDb, caseId: CaseId): ConsentView[] {
  return db
    .all<Row>(`SELECT ${COLUMNS} FROM consent WHERE case_id = ? ORDER BY log_seq, rowid`, [caseId])
    .map(lineOf);
}

/** All lines about one person, oldest first. */
export function listPersonConsents(db: ReadDb, personId: PersonId): ConsentView[] {
  return db
    .all<Row>(`SELECT ${COLUMNS} FROM consent WHERE person_id = ? ORDER BY log_seq, rowid`, [personId])
    .map(lineOf);
}

/** The interview that a line was recorded in; null for one recorded in the ledger itself. */
export function screeningOf(db: ReadDb, consentId: ConsentId): ScreeningId | null {
  return (
    db.get<{ screeningId: ScreeningId | null }>(
      'SELECT screening_id AS screeningId FROM consent WHERE id = ?',
      [consentId],
    )?.screeningId ?? null
  );
}

/** Returns the number of the log entry that will record it. */
export function insertConsent(tx: WriteTx, consent: NewConsent): number {
  const seq = nextEntry(tx);
  const { status, note } =
    consent.status === 'not-yet'
      ? { status: 'refused', note: `${PUT_OFF} ${consent.note}`.trimEnd() }
      : consent;
  tx.run(
    `INSERT INTO consent (id, case_id, person_id, purpose, recipient, item, status, language, interpreter, explained_by,
       expires_on, evidence_id, screening_id, note, at, decided_on, recorded_by, log_seq, privacy_notice, decided_by,
       cannot_decide)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      consent.id,
      consent.caseId,
      consent.personId,
      consent.purpose,
      consent.recipient,
      consent.item,
      status,
      consent.language,
      consent.interpreter,
      consent.explainedBy,
      consent.expiresOn,
      consent.evidenceId,
      consent.screeningId,
      note,
      consent.at,
      consent.decidedOn,
      consent.recordedBy,
      seq,
      consent.privacyNotice,
      consent.decidedBy,
      consent.cannotDecide,
    ],
  );
  return seq;
}
