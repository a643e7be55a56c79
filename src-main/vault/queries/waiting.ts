/** @file What else has a day, across all cases that are not closed: hearings of bundles, packs, answers that are watched. */
import type { Situation } from '../../core/cases/situation.ts';
import type { Nation } from '../../core/dates/working-days.ts';
import type { BundleId, CaseId, PersonId, ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../db.ts';
import { IN_THE_LIST } from './bundles.ts';

interface OfCase {
  readonly caseId: CaseId;
}
export interface CaseName extends OfCase {
  readonly caseReference: string;
  readonly caseTitle: string;
  readonly openedBy: string;
  readonly nation: Nation;
}
const OPEN = `k.status IN ('active', 'follow-up')`;

/** Names for the rows that are shown. */
export function caseNames(db: ReadDb, ids: readonly CaseId[]): Map<CaseId, CaseName> {
  const rows = db.all<CaseName>(
    `SELECT id AS caseId, reference AS caseReference, title AS caseTitle, created_by AS openedBy, nation FROM case_file
      WHERE id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.caseId, row]));
}

export function personNames(db: ReadDb, ids: readonly PersonId[]): Map<PersonId, string> {
  const rows = db.all<{ id: PersonId; name: string }>(
    'SELECT id, name FROM person WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(ids)],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export interface BundleHearing extends OfCase {
  readonly bundleId: BundleId;
  readonly title: string;
  /** ISO day. */
  readonly on: string;
  readonly owner: string;
}

/** From `today` on; the first bundle of each day of a case. */
export function listBundleHearings(db: ReadDb, today: string): BundleHearing[] {
  return db.all<BundleHearing>(
    // MIN makes the other columns those of that row.
    `SELECT b.case_id AS caseId, b.id AS bundleId, b.title, b.hearing_date AS "on", k.created_by AS owner, MIN(b.rowid)
       FROM bundle b JOIN case_file k ON k.id = b.case_id
      WHERE b.hearing_date >= ? AND ${OPEN} AND ${IN_THE_LIST} GROUP BY b.case_id, b.hearing_date`,
    [today],
  );
}

export interface CaseSituation extends OfCase {
  readonly situation: Situation;
  readonly owner: string;
}

export function listSituations(db: ReadDb): CaseSituation[] {
  return db
    .all<OfCase & { readonly situation: string; readonly owner: string }>(
      `SELECT k.id AS caseId, k.situation, k.created_by AS owner FROM case_file k
        WHERE k.situation IS NOT NULL AND ${OPEN}`,
    )
    .map((row) => ({ ...row, situation: JSON.parse(row.situation) as Situation }));
}

export interface AwaitedPack extends OfCase {
  readonly id: string;
  readonly personId: PersonId;
  readonly title: string;
  readonly recipient: string;
  readonly on: string;
  readonly owner: string;
}

/** Packs an answer is expected to, of which nothing came yet. */
export function listAwaitedPacks(db: ReadDb): AwaitedPack[] {
  return db.all<AwaitedPack>(
    `SELECT p.id, p.case_id AS caseId, p.person_id AS personId, p.title, p.recipient, p.expected_by AS "on", p.actor AS owner
       FROM pack p JOIN case_file k ON k.id = p.case_id
      WHERE p.expected_by IS NOT NULL AND ${OPEN}
        AND NOT EXISTS (SELECT 1 FROM pack_outcome o WHERE o.pack_id = p.id)`,
  );
}

export interface WatchedQuestion {
  readonly formId: string;
  readonly formVersion: string;
  readonly question: string;
}
export interface WatchedRow extends WatchedQuestion, OfCase {
  readonly answerId: number;
  readonly personId: PersonId;
  readonly screeningId: ScreeningId;
  readonly state: string;
  readonly value: string | null;
  readonly author: string;
}

/** Every answer to these questions, in the order they were recorded; of one case, or of all that are not closed. */
export function listWatchedAnswers(
  db: ReadDb,
  questions: readonly WatchedQuestion[],
  caseId: CaseId | null,
): WatchedRow[] {
  if (questions.length === 0) return [];
  return db.all<WatchedRow>(
    `WITH watched AS MATERIALIZED (SELECT value ->> '$.formId' AS form, value ->> '$.formVersion' AS version,
        value ->> '$.question' AS question FROM json_each(?))
     SELECT a.id AS answerId, s.case_id AS caseId, s.person_id AS personId, s.id AS screeningId, a.question, a.state,
        a.value, a.author, s.form_id AS formId, s.form_version AS formVersion
       FROM (SELECT DISTINCT question FROM watched) q JOIN screening_answer a ON a.question = q.question
         JOIN screening s ON s.id = a.screening_id JOIN case_file k ON k.id = s.case_id
      WHERE ${caseId === null ? OPEN : 'k.id = ?'} AND (s.form_id, s.form_version, a.question) IN (SELECT form, version, question FROM watched)
      ORDER BY a.log_seq, a.id`,
    caseId === null ? [JSON.stringify(questions)] : [JSON.stringify(questions), caseId],
  );
}

/** Every form that was used, by what it was when it was. */
export function listPinnedForms(db: ReadDb): { formId: string; formVersion: string; sha256: string }[] {
  return db.all('SELECT form_id AS formId, version AS formVersion, sha256 FROM form_version');
}
