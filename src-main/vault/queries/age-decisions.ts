/** @file What was decided about a person's age: lines are only added, the newest stands. */
import type { AgeLine } from '../../contract/age.ts';
import type { PersonId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';
import { NOT_ERASED } from './erased-entries.ts';

/** Newest first. */
export function listAgeDecisions(db: ReadDb, personId: PersonId): AgeLine[] {
  return db.all<AgeLine>(
    `SELECT under_18 AS under18, why, decided_by AS decidedBy, at, recorded_by AS recordedBy, log_seq AS seq
       FROM age_decision WHERE person_id = ? ORDER BY id DESC`,
    [personId],
  );
}

export function insertAgeDecision(
  tx: WriteTx,
  personId: PersonId,
  line: Omit<AgeLine, 'seq'>,
  nonce: string,
): void {
  tx.run(
    `INSERT INTO age_decision (person_id, under_18, why, decided_by, at, recorded_by, nonce, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [personId, line.under18, line.why, line.decidedBy, line.at, line.recordedBy, nonce, nextEntry(tx)],
  );
}

interface StoredAgeDecision extends Omit<AgeLine, 'seq'> {
  readonly personId: PersonId;
  readonly nonce: string;
}

/** Everything there is, as it was fingerprinted. */
export const storedAgeDecisions = (db: ReadDb): StoredAgeDecision[] =>
  db.all<StoredAgeDecision>(
    `SELECT person_id AS personId, nonce, under_18 AS under18, why, decided_by AS decidedBy, at,
            recorded_by AS recordedBy FROM age_decision ORDER BY id`,
  );

/** The entries of the log that recorded them, oldest first. */
export const ageEntries = (db: ReadDb): { at: string; subject: string; canonical: Uint8Array }[] =>
  db.all<{ at: string; subject: string; canonical: Uint8Array }>(
    `SELECT at, subject, canonical FROM audit_entry WHERE action = 'person.age-decided' AND ${NOT_ERASED} ORDER BY seq`,
  );
