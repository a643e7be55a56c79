/**
 * @file Papers that whoever receives a handover has already: they came from there, or went there before. What was decided about
 * one goes to them also where the paper itself stays behind, or is no longer in the case: that a yes was taken back is for whoever
 * holds it.
 */
import type { CaseId, EvidenceId } from '../../core/ids.ts';
import { mayBeSameName } from '../../core/people/plain-name.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listCustody } from '../../vault/queries/custody.ts';
import { listEvidence } from '../../vault/queries/evidence.ts';

export function heldThere(db: ReadDb, caseId: CaseId, recipient: string): Set<EvidenceId> {
  if (recipient.trim() === '') return new Set();
  const every = listEvidence(db, caseId, { removed: true });
  const isHeld = (id: EvidenceId) =>
    listCustody(db, id).some(
      ({ action, from, to }) =>
        (action === 'handed-over' && mayBeSameName(to, recipient)) ||
        (action === 'received' && mayBeSameName(from, recipient)),
    );
  return new Set(every.flatMap(({ id }) => (isHeld(id) ? [id] : [])));
}
