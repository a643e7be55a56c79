/** @file What points of a worksheet rest on, in the store: links are added, taken away and put back, never changed. */
import type { AnswerState } from '../../core/answers/answer.ts';
import type { HowSaid } from '../../core/forms/questions.ts';
import type { CaseId, EvidenceId, LinkId, PersonId, ScreeningId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';

export interface LinkRow {
  readonly id: LinkId;
  readonly screeningId: ScreeningId;
  readonly layer: number;
  readonly question: string;
  /** The row of the answer as it stood, or null. */
  readonly answerId: number | null;
  readonly evidenceId: EvidenceId | null;
  readonly note: string;
  readonly at: string;
  readonly author: string;
}

/** An answer with the record it is in. */
export interface RecordedAnswer {
  readonly id: number;
  readonly screeningId: ScreeningId;
  readonly personId: PersonId;
  readonly formId: string;
  readonly formVersion: string;
  readonly formTitle: string;
  readonly status: 'draft' | 'signed';
  readonly question: string;
  readonly layer: number;
  readonly state: AnswerState;
  readonly relation: string;
  readonly cause: string;
  readonly value: unknown;
  readonly ownWords: string;
  readonly howSaid: HowSaid;
  readonly at: string;
  readonly author: string;
}

const LINK = `l.id, l.screening_id AS screeningId, l.layer, l.question, l.answer_id AS answerId,
  l.evidence_id AS evidenceId, l.note, l.at, l.author`;
const STANDS = `COALESCE((SELECT s.stands FROM worksheet_link_standing s WHERE s.link_id = l.id
  ORDER BY s.id DESC LIMIT 1), 1)`;

/** The links that stand, in the order they were made. */
export function listLinks(db: ReadDb, screeningId: ScreeningId): LinkRow[] {
  return db.all<LinkRow>(
    `SELECT ${LINK} FROM worksheet_link l WHERE l.screening_id = ? AND ${STANDS} = 1 ORDER BY l.rowid`,
    [screeningId],
  );
}

export function findLink(db: ReadDb, id: LinkId): (LinkRow & { readonly stands: 0 | 1 }) | undefined {
  return db.get<LinkRow & { stands: 0 | 1 }>(
    `SELECT ${LINK}, ${STANDS} AS stands FROM worksheet_link l WHERE l.id = ?`,
    [id],
  );
}

export function insertLink(tx: WriteTx, link: LinkRow): void {
  tx.run(
    `INSERT INTO worksheet_link (id, screening_id, layer, question, answer_id, evidence_id, note, at, author)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      link.id,
      link.screeningId,
      link.layer,
      link.question,
      link.answerId,
      link.evidenceId,
      link.note,
      link.at,
      link.author,
    ],
  );
}

export function setLinkStands(tx: WriteTx, id: LinkId, stands: boolean, at: string, author: string): void {
  tx.run('INSERT INTO worksheet_link_standing (link_id, stands, at, author) VALUES (?, ?, ?, ?)', [
    id,
    stands ? 1 : 0,
    at,
    author,
  ]);
}

const ANSWER = `a.id, a.screening_id AS screeningId, s.person_id AS personId, s.form_id AS formId,
  s.form_version AS formVersion, f.title AS formTitle, s.status, a.question, a.layer, a.state, a.relation, a.cause, a.value,
  a.own_words AS ownWords, a.how_said AS howSaid, a.at, a.author
  FROM screening_answer a JOIN screening s ON s.id = a.screening_id
  JOIN form_version f ON f.form_id = s.form_id AND f.version = s.form_version`;
type AnswerRow = Omit<RecordedAnswer, 'value'> & { readonly value: string | null };

const toAnswer = (row: AnswerRow): RecordedAnswer => ({
  ...row,
  value: row.value === null ? null : (JSON.parse(row.value) as unknown),
});

export function findAnswerRow(db: ReadDb, id: number): RecordedAnswer | undefined {
  const row = db.get<AnswerRow>(`SELECT ${ANSWER} WHERE a.id = ?`, [id]);
  return row === undefined ? undefined : toAnswer(row);
}

/** Everything recorded for one question of a record, account by account, oldest first; takings back included. */
export function listAnswersTo(db: ReadDb, screeningId: ScreeningId, question: string): RecordedAnswer[] {
  return db
    .all<AnswerRow>(`SELECT ${ANSWER} WHERE a.screening_id = ? AND a.question = ? ORDER BY a.layer, a.id`, [
      screeningId,
      question,
    ])
    .map(toAnswer);
}

/**
 * The newest answer to each question of each account in the records of a case, takings back included: newest record
 * first, each record in the order it was answered.
 */
export function listCaseAnswers(db: ReadDb, caseId: CaseId): RecordedAnswer[] {
  return db
    .all<AnswerRow>(
      `SELECT ${ANSWER} WHERE s.case_id = ? AND a.id = (SELECT MAX(b.id) FROM screening_answer b
         WHERE b.screening_id = a.screening_id AND b.layer = a.layer AND b.question = a.question)
       ORDER BY s.rowid DESC, a.id`,
      [caseId],
    )
    .map(toAnswer);
}
