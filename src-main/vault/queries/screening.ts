/** @file Interviews in the store: pinned forms, the record and its answers. Answers are only ever added. */

import type { AnswerEntry, HeldView, ScreeningSummary } from '../../contract/interviews.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import type { CaseId, PersonId, ScreeningId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';
import { readHeld, writeHeld } from './held.ts';
import { ANSWERED_COUNT } from './said-count.ts';

export interface PinnedForm {
  readonly formId: string;
  readonly version: string;
  readonly sha256: string;
  readonly title: string;
  readonly questions: number;
  readonly definition: string;
}

export function findPinnedForm(db: ReadDb, formId: string, version: string): PinnedForm | undefined {
  return db.get<PinnedForm>(
    `SELECT form_id AS formId, version, sha256, title, questions, definition FROM form_version
      WHERE form_id = ? AND version = ?`,
    [formId, version],
  );
}

/** Its hash alone: a form is a long text, which whoever has read it before need not read again. */
export const findPinnedHash = (db: ReadDb, formId: string, version: string): string | undefined =>
  db.get<{ sha256: string }>('SELECT sha256 FROM form_version WHERE form_id = ? AND version = ?', [
    formId,
    version,
  ])?.sha256;

export const findPinnedByHash = (db: ReadDb, sha256: string): PinnedForm | undefined =>
  db.get<PinnedForm>(
    `SELECT form_id AS formId, version, sha256, title, questions, definition FROM form_version WHERE sha256 = ?`,
    [sha256],
  );

export function insertPinnedForm(tx: WriteTx, form: PinnedForm, at: string): void {
  tx.run(
    `INSERT INTO form_version (form_id, version, sha256, title, questions, definition, first_used_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [form.formId, form.version, form.sha256, form.title, form.questions, form.definition, at],
  );
}

export interface ScreeningRow extends Omit<ScreeningSummary, 'answered'> {
  readonly language: string;
  readonly interpreter: string;
  readonly place: string;
  readonly currentPage: string;
  readonly currentQuestion: string;
  readonly readBack: string | null;
  readonly signedSha256: string | null;
  readonly formSha256: string;
}

interface Marked extends Pick<HeldView, 'heldOn'> {
  readonly privileged: boolean;
}
/** As the store has it: what is marked is 1 there, and a date is JSON. */
type Stored<T extends Marked> = Omit<T, keyof Marked> & {
  readonly privileged: 0 | 1;
  readonly heldOn: string | null;
};
const marked = <T extends Marked>(row: Stored<T>): T =>
  ({ ...row, privileged: row.privileged === 1, heldOn: readHeld(row.heldOn) }) as unknown as T;
const PRIVILEGED = `EXISTS (SELECT 1 FROM privileged_now WHERE kind = 'record' AND subject = s.id) AS privileged`;

/** Where a session was left. */
export interface Position {
  readonly page: string;
  readonly question: string;
}

const ROW = `s.id, s.case_id AS caseId, s.person_id AS personId, s.form_id AS formId, s.form_version AS formVersion,
  f.title AS formTitle, f.questions, f.sha256 AS formSha256, s.status, s.author, s.started_at AS startedAt,
  s.signed_at AS signedAt, s.language, s.interpreter, s.place, s.current_page AS currentPage,
  s.current_question AS currentQuestion, s.read_back AS readBack, s.held_on AS heldOn, s.taken_by AS takenBy,
  s.signed_sha256 AS signedSha256, ${PRIVILEGED}`;
const FROM = 'screening s JOIN form_version f ON f.form_id = s.form_id AND f.version = s.form_version';

export function findScreening(db: ReadDb, id: ScreeningId): ScreeningRow | undefined {
  const row = db.get<Stored<ScreeningRow>>(`SELECT ${ROW} FROM ${FROM} WHERE s.id = ?`, [id]);
  return row === undefined ? undefined : marked<ScreeningRow>(row);
}

const SUMMARY = `s.id, s.case_id AS caseId, s.person_id AS personId, s.form_id AS formId, s.form_version AS formVersion,
  f.title AS formTitle, f.questions, s.status, s.author, s.started_at AS startedAt, s.signed_at AS signedAt,
  s.held_on AS heldOn, s.taken_by AS takenBy, ${ANSWERED_COUNT} AS answered, ${PRIVILEGED}`;

/**
 * Newest first, with how many questions have an answer or at least the person's own words: what the newest account that
 * says anything to them says.
 */
export function listScreenings(db: ReadDb, caseId: CaseId): ScreeningSummary[] {
  return db
    .all<Stored<ScreeningSummary>>(
      `SELECT ${SUMMARY} FROM ${FROM} WHERE s.case_id = ? ORDER BY s.rowid DESC`,
      [caseId],
    )
    .map(marked<ScreeningSummary>);
}

/** A person's drafts of one form, newest first. */
export function listOpenDrafts(db: ReadDb, personId: PersonId, formId: string): ScreeningSummary[] {
  return db
    .all<Stored<ScreeningSummary>>(
      `SELECT ${SUMMARY} FROM ${FROM} WHERE s.person_id = ? AND s.form_id = ? AND s.status = 'draft'
        ORDER BY s.rowid DESC`,
      [personId, formId],
    )
    .map(marked<ScreeningSummary>);
}

export function insertScreening(
  tx: WriteTx,
  row: Pick<
    ScreeningRow,
    | 'id'
    | 'caseId'
    | 'personId'
    | 'formId'
    | 'formVersion'
    | 'author'
    | 'language'
    | 'interpreter'
    | 'place'
    | 'startedAt'
    | 'heldOn'
    | 'takenBy'
  >,
  nonce: string,
): void {
  tx.run(
    `INSERT INTO screening (id, case_id, person_id, form_id, form_version, status, author, language, interpreter, place,
       started_at, held_on, taken_by, nonce, log_seq) VALUES (?, ?, ?, ?, ?, 'draft', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.id,
      row.caseId,
      row.personId,
      row.formId,
      row.formVersion,
      row.author,
      row.language,
      row.interpreter,
      row.place,
      row.startedAt,
      writeHeld(row.heldOn),
      row.takenBy,
      nonce,
      nextEntry(tx),
    ],
  );
}

export function setPlace(tx: WriteTx, id: ScreeningId, { page, question }: Position): void {
  tx.run('UPDATE screening SET current_page = ?, current_question = ? WHERE id = ?', [page, question, id]);
}

export function setSigned(tx: WriteTx, id: ScreeningId, at: string, readBack: string, sha256: string): void {
  tx.run(
    `UPDATE screening SET status = 'signed', signed_at = ?, read_back = ?, signed_sha256 = ? WHERE id = ?`,
    [at, readBack, sha256, id],
  );
}

interface AnswerRow extends Omit<AnswerView, 'value'> {
  readonly value: string | null;
}
const ANSWER = `a.question, a.layer, a.state, a.value, a.own_words AS ownWords, a.relation, a.cause, a.how_said AS howSaid, a.language, a.interpreter, a.at, a.author`;

/** Up to the newest entry of the log. */
const NOW = Number.MAX_SAFE_INTEGER;

/**
 * The newest answer to each question of each layer, in the order they were given. `until`: as they were when that entry of
 * the log was the newest.
 */
export function newestAnswers(db: ReadDb, id: ScreeningId, until = NOW): AnswerView[] {
  return db
    .all<AnswerRow>(
      `SELECT ${ANSWER} FROM screening_answer a
        WHERE a.id IN (SELECT MAX(id) FROM screening_answer WHERE screening_id = ? AND log_seq <= ?
          GROUP BY layer, question)
        ORDER BY a.id`,
      [id, until],
    )
    .map(toAnswer);
}

/** Which log entry recorded the newest answer to each question of each layer; `until` as above. */
export function answerEntries(db: ReadDb, id: ScreeningId, until = NOW): AnswerEntry[] {
  return db.all<AnswerEntry>(
    `SELECT layer, question, max(log_seq) AS seq FROM screening_answer WHERE screening_id = ? AND log_seq <= ?
      GROUP BY layer, question`,
    [id, until],
  );
}

/** "layer question" of what was once carried over in it, whatever stands there now. */
export function everCarried(db: ReadDb, id: ScreeningId): ReadonlySet<string> {
  const rows = db.all<{ at: string }>(
    `SELECT DISTINCT layer || ' ' || question AS at FROM screening_answer WHERE screening_id = ? AND relation = 'confirms'`,
    [id],
  );
  return new Set(rows.map(({ at }) => at));
}

/** Everything ever recorded, oldest first; `until` as above. */
export function answerHistory(db: ReadDb, id: ScreeningId, until = NOW): AnswerView[] {
  return db
    .all<AnswerRow>(
      `SELECT ${ANSWER} FROM screening_answer a WHERE a.screening_id = ? AND a.log_seq <= ? ORDER BY a.id`,
      [id, until],
    )
    .map(toAnswer);
}

/** Entries of the log that recorded answers about this person elsewhere than in `except`, or what they agreed to; oldest first. */
export const entriesElsewhere = (db: ReadDb, personId: PersonId, except: ScreeningId): number[] =>
  db
    .all<{ seq: number }>(
      `SELECT a.log_seq AS seq FROM screening_answer a JOIN screening s ON s.id = a.screening_id
        WHERE s.person_id = ? AND s.id <> ?
       UNION SELECT log_seq FROM consent WHERE person_id = ? ORDER BY 1`,
      [personId, except, personId],
    )
    .map(({ seq }) => seq);

export function insertAnswer(tx: WriteTx, id: ScreeningId, answer: AnswerView, nonce: string): void {
  tx.run(
    `INSERT INTO screening_answer (screening_id, layer, question, state, value, own_words, relation, cause, how_said,
       language, interpreter, at, author, nonce, log_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      answer.layer,
      answer.question,
      answer.state,
      answer.value === null ? null : JSON.stringify(answer.value),
      answer.ownWords,
      answer.relation,
      answer.cause,
      answer.howSaid,
      answer.language,
      answer.interpreter,
      answer.at,
      answer.author,
      nonce,
      nextEntry(tx),
    ],
  );
}

const toAnswer = (row: AnswerRow): AnswerView => ({
  ...row,
  value: row.value === null ? null : (JSON.parse(row.value) as unknown),
});

/** Screenings of one person, oldest first: for what is already known. */
export function listPersonScreenings(db: ReadDb, personId: PersonId): ScreeningRow[] {
  return db
    .all<Stored<ScreeningRow>>(`SELECT ${ROW} FROM ${FROM} WHERE s.person_id = ? ORDER BY s.rowid`, [
      personId,
    ])
    .map(marked<ScreeningRow>);
}
