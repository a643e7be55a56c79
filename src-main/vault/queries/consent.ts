/** @file The consent ledger: lines are only added. */
import type { ConsentView, Settled } from '../../core/consent/consent-line.ts';
import type { CaseId, ConsentId, PersonId, ScreeningId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';
import { viewColumn, withView } from './line-views.ts';

export interface NewConsent extends Omit<ConsentView, 'seq' | 'toldIn' | 'view' | 'undecided'> {
  readonly caseId: CaseId;
  readonly screeningId: ScreeningId | null;
}

const COLUMNS = `id, person_id AS personId, purpose, recipient, item, status, language, interpreter,
  explained_by AS explainedBy, expires_on AS expiresOn, evidence_id AS evidenceId, note, at,
  decided_on AS decidedOn, recorded_by AS recordedBy, log_seq AS seq, privacy_notice AS privacyNotice,
  decided_by AS decidedBy, cannot_decide AS cannotDecide, kind, said_by AS saidBy, said_on AS saidOn, condition,
  (SELECT f.title FROM screening s JOIN form_version f ON f.form_id = s.form_id AND f.version = s.form_version
    WHERE s.id = consent.screening_id) AS toldIn, ${viewColumn('consent')}`;

/** The columns that say what kind of line it is. */
export interface KindColumns {
  readonly kind: '' | 'not-yet' | Settled['kind'];
  readonly saidBy: string;
  readonly saidOn: string | null;
  readonly condition: string;
}
interface Row extends Omit<ConsentView, 'toldIn' | 'view' | 'undecided'>, KindColumns {
  readonly toldIn: string | null;
  readonly view: string | null;
}

function lineOf({ toldIn, ...row }: Row): ConsentView {
  const line: ConsentView = kindOf(withView(row));
  return toldIn === null ? line : { ...line, toldIn };
}

/** A row as a view has it. One that was put off is kept as refused: whatever reads the status alone lets nothing go. */
export function kindOf<T extends Pick<ConsentView, 'status' | 'settled'>>(row: T & KindColumns) {
  const { kind, saidBy: by, saidOn: on, condition, ...line } = row;
  if (kind === '') return line;
  return kind === 'not-yet'
    ? { ...line, status: 'not-yet' as const }
    : { ...line, settled: { kind, by, on, condition } };
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
  const isPutOff = consent.status === 'not-yet';
  const kind = isPutOff ? 'not-yet' : (consent.settled?.kind ?? '');
  tx.run(
    `INSERT INTO consent (id, case_id, person_id, purpose, recipient, item, status, language, interpreter, explained_by,
       expires_on, evidence_id, screening_id, note, at, decided_on, recorded_by, log_seq, privacy_notice, decided_by,
       cannot_decide, kind, said_by, said_on, condition)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      consent.id,
      consent.caseId,
      consent.personId,
      consent.purpose,
      consent.recipient,
      consent.item,
      isPutOff ? 'refused' : consent.status,
      consent.language,
      consent.interpreter,
      consent.explainedBy,
      consent.expiresOn,
      consent.evidenceId,
      consent.screeningId,
      consent.note,
      consent.at,
      consent.decidedOn,
      consent.recordedBy,
      seq,
      consent.privacyNotice,
      consent.decidedBy,
      consent.cannotDecide,
      kind,
      consent.settled?.by ?? '',
      consent.settled?.on ?? null,
      consent.settled?.condition ?? '',
    ],
  );
  return seq;
}
