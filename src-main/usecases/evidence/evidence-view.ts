/** @file An exhibit as a person sees it, and finding one that may be worked on. */
import type { EvidenceView } from '../../contract/evidence.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { EvidenceId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { type EvidenceRecord, findEvidence } from '../../vault/queries/evidence.ts';

/** Throws `not-found`. Removed exhibits are found only when asked for. */
export function requireEvidence(
  db: ReadDb,
  id: EvidenceId,
  { removed = false }: { removed?: boolean } = {},
): EvidenceRecord {
  const found = findEvidence(db, id);
  if (found === undefined || (found.removedAt !== null && !removed)) {
    throw new TestimonyError('not-found', { subject: 'evidenceId', detail: 'no such exhibit' });
  }
  return found;
}

/** What leaves the engine: where the bytes lie in the store is nobody's business. */
export function toEvidenceView(record: EvidenceRecord): EvidenceView {
  const {
    originalBlob: _original,
    workingBlob: _working,
    picturedBlob: _,
    removedAt: _removed,
    ...view
  } = record;
  return view;
}
