/** @file What the log says about a record, and the record's answers as they were written together. */
import type { AuditFacts } from '../../audit/entry.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import type { ScreeningId } from '../../core/ids.ts';
import { BEGUN } from '../../core/log/record-actions.ts';
import type { ReadDb } from '../db.ts';
import { NOT_ERASED } from './erased-entries.ts';

export interface LoggedFact {
  readonly seq: number;
  readonly at: string;
  readonly action: string;
  readonly facts: AuditFacts;
}

/** Entries about one thing that were not erased, oldest first. Facts that cannot be read are none: following the chain tells why. */
export function loggedFacts(db: ReadDb, subject: string): LoggedFact[] {
  return db
    .all<Omit<LoggedFact, 'facts'> & { canonical: Uint8Array }>(
      `SELECT seq, at, action, canonical FROM audit_entry WHERE subject = ? AND ${NOT_ERASED} ORDER BY seq`,
      [subject],
    )
    .map(({ canonical, ...entry }) => ({ ...entry, facts: factsOf(canonical) }));
}

/** Facts that cannot be read are none. */
export function factsOf(canonical: Uint8Array): AuditFacts {
  try {
    return (JSON.parse(new TextDecoder().decode(canonical)) as { facts?: AuditFacts }).facts ?? {};
  } catch {
    return {};
  }
}

/**
 * The state an answer was saved under. Only own words may have had another: a row that says so of
 * anything else does not agree with the log.
 */
const SAVED_STATE = `CASE WHEN state = 'own-words' AND own_words <> '' AND saved_state IS NOT NULL
  THEN saved_state ELSE state END`;

/** Answers that were saved in one change, in the order they were written. */
export interface SavedTogether {
  readonly nonce: string;
  /** As they were saved then. `value` as text where it is no JSON any more. */
  readonly answers: readonly AnswerView[];
}

export function answersByChange(db: ReadDb, id: ScreeningId): SavedTogether[] {
  const rows = db.all<Omit<AnswerView, 'value'> & { value: string | null; nonce: string }>(
    `SELECT question, layer, ${SAVED_STATE} AS state, value, own_words AS ownWords, relation, cause,
       how_said AS howSaid, language, interpreter, at, author, nonce FROM screening_answer WHERE screening_id = ? ORDER BY id`,
    [id],
  );
  const changes = new Map<string, AnswerView[]>();
  for (const { nonce, ...row } of rows) {
    const together = changes.get(nonce) ?? [];
    together.push({ ...row, value: row.value === null ? null : readValue(row.value) });
    changes.set(nonce, together);
  }
  return [...changes].map(([nonce, answers]) => ({ nonce, answers }));
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Every record that was ever begun. */
export function recordsInLog(db: ReadDb): { id: string; at: string }[] {
  return db.all<{ id: string; at: string }>(
    `SELECT subject AS id, at FROM audit_entry WHERE action IN (${BEGUN.map((one) => `'${one}'`).join(', ')}) AND ${NOT_ERASED} ORDER BY seq`,
  );
}

/** Every record that is there, oldest first. */
export function allRecords(db: ReadDb): { id: ScreeningId; reference: string; person: string }[] {
  return db.all<{ id: ScreeningId; reference: string; person: string }>(
    `SELECT s.id, c.reference, p.name AS person FROM screening s JOIN case_file c ON c.id = s.case_id
       JOIN person p ON p.id = s.person_id ORDER BY s.rowid`,
  );
}
