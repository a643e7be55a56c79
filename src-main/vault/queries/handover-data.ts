/** @file A case's lines as they were written, for handing over and for holding two sides against each other. */
import type { ConsentData, PersonData, RecordData } from '../../core/handover/case-data.ts';
import { changeOf } from '../../core/handover/compare-records.ts';
import type { CaseId, PersonId, ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../db.ts';
import { IN_THE_LIST } from './bundles.ts';
import { type KindColumns, kindOf } from './consent.ts';
import { readHeld } from './held.ts';
import { viewColumn, withView } from './line-views.ts';

type Stored<T, K extends keyof T> = Omit<T, K> & { readonly [P in K]: string | null };
type Layer = RecordData['layers'][number];
type Answer = RecordData['answers'][number];

type RecordRow = Stored<
  Omit<
    RecordData,
    'signed' | 'form' | 'layers' | 'sessions' | 'breaks' | 'answers' | 'links' | 'submissions'
  >,
  'heldOn'
> & {
  readonly formSha256: string;
  readonly formId: string;
  readonly formVersion: string;
  readonly signedAt: string | null;
  readonly readBack: string | null;
  readonly signedSha256: string | null;
};

/** In the order they were begun. */
export const recordRows = (
  db: ReadDb,
  caseId: CaseId,
): (Omit<RecordRow, 'heldOn'> & Pick<RecordData, 'heldOn'>)[] =>
  db
    .all<RecordRow>(
      `SELECT s.id, s.person_id AS personId, s.form_id AS formId, s.form_version AS formVersion,
              f.sha256 AS formSha256, s.status, s.author, s.language, s.interpreter, s.place,
              s.started_at AS startedAt, s.held_on AS heldOn, s.taken_by AS takenBy, s.nonce, s.log_seq AS seq,
              s.signed_at AS signedAt, s.read_back AS readBack, s.signed_sha256 AS signedSha256
         FROM screening s JOIN form_version f ON f.form_id = s.form_id AND f.version = s.form_version
        WHERE s.case_id = ? ORDER BY s.rowid`,
      [caseId],
    )
    .map((row) => ({ ...row, heldOn: readHeld(row.heldOn) }));

export const layerRows = (db: ReadDb, id: ScreeningId): Layer[] =>
  db
    .all<Stored<Layer, 'heldOn'>>(
      `SELECT layer, at, author, reason, held_on AS heldOn, taken_by AS takenBy, nonce FROM screening_layer
        WHERE screening_id = ? ORDER BY layer`,
      [id],
    )
    .map((row) => ({ ...row, heldOn: readHeld(row.heldOn) }));

export const sessionRows = (db: ReadDb, id: ScreeningId): RecordData['sessions'] =>
  db.all(
    `SELECT layer, at, author, language, interpreter, nonce FROM screening_sitting
      WHERE screening_id = ? ORDER BY id`,
    [id],
  );

export const breakRows = (db: ReadDb, id: ScreeningId): RecordData['breaks'] =>
  db.all(
    `SELECT started_at AS startedAt, ended_at AS endedAt, reason, nonce FROM interview_break
      WHERE screening_id = ? ORDER BY id`,
    [id],
  );

/** All that was ever recorded, oldest first. */
export const answerRows = (db: ReadDb, id: ScreeningId): Answer[] =>
  db
    .all<Stored<Answer, 'value'>>(
      `SELECT question, layer, state, value, own_words AS ownWords, relation, cause, how_said AS howSaid,
              language, interpreter, at, author, nonce, log_seq AS seq
         FROM screening_answer WHERE screening_id = ? ORDER BY id`,
      [id],
    )
    .map((row) => ({
      ...row,
      value: row.value === null ? null : (JSON.parse(row.value) as Answer['value']),
    }));

interface LinkRow extends Omit<RecordData['links'][number], 'answer'> {
  readonly record: ScreeningId | null;
  readonly answerNonce: string;
  readonly answerQuestion: string;
  readonly answerLayer: number;
}

/** Those that stand. */
export const linkRows = (db: ReadDb, id: ScreeningId): RecordData['links'] =>
  db
    .all<LinkRow>(
      `SELECT l.id, l.layer, l.question, l.note, l.at, l.author, l.evidence_id AS exhibit, a.screening_id AS record,
              a.nonce AS answerNonce, a.question AS answerQuestion, a.layer AS answerLayer
         FROM worksheet_link l LEFT JOIN screening_answer a ON a.id = l.answer_id
        WHERE l.screening_id = ? AND coalesce((SELECT s.stands FROM worksheet_link_standing s WHERE s.link_id = l.id
          ORDER BY s.id DESC LIMIT 1), 1) = 1 ORDER BY l.rowid`,
      [id],
    )
    .map(({ record, answerNonce: nonce, answerQuestion: question, answerLayer: layer, ...link }) => ({
      ...link,
      answer: record === null ? null : { record, nonce, question, layer },
    }));

export const submissionRows = (db: ReadDb, id: ScreeningId): RecordData['submissions'] =>
  db.all(
    `SELECT kind, day, reference, why, at, actor AS "by", nonce FROM submission WHERE screening_id = ? ORDER BY id`,
    [id],
  );

export const ageRows = (db: ReadDb, id: PersonId): PersonData['ages'] =>
  db.all(
    `SELECT under_18 AS under18, why, decided_by AS decidedBy, at, recorded_by AS recordedBy, nonce, log_seq AS seq
       FROM age_decision WHERE person_id = ? ORDER BY id`,
    [id],
  );

/** In the order of the log. */
export const consentRows = (db: ReadDb, caseId: CaseId): ConsentData[] =>
  db
    .all<Omit<ConsentData, 'view'> & KindColumns & { readonly view: string | null }>(
      `SELECT id, person_id AS personId, purpose, recipient, item, status, language, interpreter,
            explained_by AS explainedBy, privacy_notice AS privacyNotice, decided_by AS decidedBy,
            cannot_decide AS cannotDecide, expires_on AS expiresOn, evidence_id AS evidenceId,
            screening_id AS screeningId, note, decided_on AS decidedOn, at, recorded_by AS recordedBy, log_seq AS seq,
            kind, said_by AS saidBy, said_on AS saidOn, condition, ${viewColumn('consent')}
       FROM consent WHERE case_id = ? ORDER BY log_seq, rowid`,
      [caseId],
    )
    .map((row): ConsentData => kindOf(withView(row)));

export const countNotes = (db: ReadDb, id: ScreeningId): number =>
  db.get<{ n: number }>('SELECT count(*) AS n FROM partner_note WHERE screening_id = ?', [id])?.n ?? 0;
export const countBundles = (db: ReadDb, caseId: CaseId): number =>
  db.get<{ n: number }>(`SELECT count(*) AS n FROM bundle WHERE case_id = ? AND ${IN_THE_LIST}`, [caseId])
    ?.n ?? 0;

/** Every entry of the log, in its order: what a tree over it is made of. */
export const allEntries = (
  db: ReadDb,
): Iterable<{ seq: number; action: string; subject: string; canonical: Uint8Array; hash: Uint8Array }> =>
  db.iterate('SELECT seq, action, subject, canonical, hash FROM audit_entry ORDER BY seq');

/** Those of these identifiers that something in the vault has which is not of this case. */
export function takenIdentifiers(db: ReadDb, caseId: CaseId, ids: readonly string[]): Set<string> {
  const rows = db.all<{ id: string }>(
    `WITH asked(id) AS (SELECT value FROM json_each(?))
     SELECT id FROM asked JOIN person USING (id) WHERE case_id <> ?
     UNION SELECT id FROM asked JOIN screening USING (id) WHERE case_id <> ?
     UNION SELECT id FROM asked JOIN evidence USING (id) WHERE case_id <> ?
     UNION SELECT id FROM asked JOIN consent USING (id) WHERE case_id <> ?
     UNION SELECT id FROM asked JOIN case_event USING (id) WHERE case_id <> ?
     UNION SELECT id FROM asked JOIN contact_note USING (id) WHERE case_id <> ?
     UNION SELECT l.id FROM asked JOIN worksheet_link l USING (id) JOIN screening s ON s.id = l.screening_id
      WHERE s.case_id <> ?`,
    [JSON.stringify(ids), ...Array<CaseId>(7).fill(caseId)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** The row of the answer that a change wrote to a question; undefined where it is not here. */
export const findAnswerByName = (
  db: ReadDb,
  {
    record,
    nonce,
    question,
  }: { readonly record: ScreeningId; readonly nonce: string; readonly question: string },
): number | undefined =>
  db.get<{ id: number }>(
    `SELECT id FROM screening_answer WHERE screening_id = ? AND substr(nonce, 1, instr(nonce || '.', '.') - 1) = ? AND question = ? ORDER BY id DESC`,
    [record, changeOf(nonce), question],
  )?.id;
