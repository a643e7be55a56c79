/** @file Custody events in the store: append, list, verify. Never changed; triggers refuse it. */

import {
  type CustodyAction,
  type CustodyEvent,
  type CustodyFacts,
  firstBrokenCustodyEvent,
  nextCustodyEvent,
} from '../../core/evidence/custody.ts';
import type { CaseId, EvidenceId } from '../../core/ids.ts';
import { sha256, toHex } from '../../crypto/digest.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';

const hashHex = (bytes: Uint8Array) => toHex(sha256(bytes));

/** Appends one event to the exhibit's record. */
export function appendCustody(tx: WriteTx, evidenceId: EvidenceId, facts: CustodyFacts): CustodyEvent {
  const last = tx.get<{ seq: number; hash: string }>(
    'SELECT seq, hash FROM custody_event WHERE evidence_id = ? ORDER BY seq DESC LIMIT 1',
    [evidenceId],
  );
  const event = nextCustodyEvent(evidenceId, last ?? null, facts, hashHex);
  tx.run(
    `INSERT INTO custody_event
       (evidence_id, seq, action, at, actor, from_whom, to_whom, purpose, sha256, tool, prev_hash, hash, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      evidenceId,
      event.seq,
      event.action,
      event.at,
      event.actor,
      event.from,
      event.to,
      event.purpose,
      event.sha256,
      event.tool,
      event.prevHash,
      event.hash,
      nextEntry(tx),
    ],
  );
  return event;
}

/** Oldest first. */
export function listCustody(db: ReadDb, evidenceId: EvidenceId): CustodyEvent[] {
  return db.all<CustodyEvent & { action: CustodyAction }>(
    `SELECT evidence_id AS evidenceId, seq, action, at, actor, from_whom AS "from", to_whom AS "to",
            purpose, sha256, tool, prev_hash AS prevHash, hash
     FROM custody_event WHERE evidence_id = ? ORDER BY seq`,
    [evidenceId],
  );
}

/** Of the log: which entry recorded that the exhibit was received; 0 where that is not known. */
export const receptionEntry = (db: ReadDb, evidenceId: EvidenceId): number =>
  db.get<{ seq: number }>('SELECT log_seq AS seq FROM custody_event WHERE evidence_id = ? AND seq = 1', [
    evidenceId,
  ])?.seq ?? 0;

/** Exhibits of a case that were ever taken out of it, the one taken out last first. */
export function removalOrder(db: ReadDb, caseId: CaseId): EvidenceId[] {
  return db
    .all<{ id: EvidenceId }>(
      `SELECT c.evidence_id AS id FROM custody_event c JOIN evidence e ON e.id = c.evidence_id
        WHERE e.case_id = ? AND c.action = 'removed' GROUP BY c.evidence_id ORDER BY max(c.id) DESC`,
      [caseId],
    )
    .map(({ id }) => id);
}

/** Whether every event is as it was written and the record begins with the reception of `original` (SHA-256). */
export function custodyIsIntact(db: ReadDb, evidenceId: EvidenceId, original: string): boolean {
  const events = listCustody(db, evidenceId);
  const first = events[0];
  if (first === undefined || first.action !== 'received' || first.sha256 !== original) return false;
  return firstBrokenCustodyEvent(evidenceId, events, hashHex) === null;
}
