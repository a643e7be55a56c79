/** @file Legal holds: what must not be erased, and why. Lines are only ever added; the newest of a thing counts. */
import type { CaseId, PersonId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';

export interface HoldLine {
  /** Null for the whole case. */
  readonly personId: PersonId | null;
  /** The person's name; empty for the case. */
  readonly person: string;
  readonly stands: boolean;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

/** Every line of a case, newest first. */
export function listHolds(db: ReadDb, caseId: CaseId): HoldLine[] {
  const rows = db.all<Omit<HoldLine, 'stands'> & { stands: 0 | 1 }>(
    `SELECT h.person_id AS personId, coalesce(p.name, '') AS person, h.stands, h.reason, h.at, h.actor AS by
       FROM legal_hold AS h LEFT JOIN person AS p ON p.id = h.person_id
      WHERE h.case_id = ? ORDER BY h.id DESC`,
    [caseId],
  );
  return rows.map((row) => ({ ...row, stands: row.stands === 1 }));
}

/** What stands now: the newest line of the case, and of each person in it, where it was set and not lifted. */
export function standingHolds(db: ReadDb, caseId: CaseId): HoldLine[] {
  const seen = new Set<string | null>();
  return listHolds(db, caseId).filter(({ personId, stands }) => {
    if (seen.has(personId)) return false;
    seen.add(personId);
    return stands;
  });
}

export function insertHold(
  tx: WriteTx,
  line: Pick<HoldLine, 'personId' | 'stands' | 'reason' | 'at' | 'by'> & { readonly caseId: CaseId },
): void {
  tx.run(
    `INSERT INTO legal_hold (case_id, person_id, stands, reason, at, actor, log_seq) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [line.caseId, line.personId, line.stands ? 1 : 0, line.reason, line.at, line.by, nextEntry(tx)],
  );
}
