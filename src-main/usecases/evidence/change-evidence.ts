/** @file Describing evidence, taking it out of lists and bundles, and putting it back. Bytes never change. */

import type { EvidenceView } from '../../contract/evidence.ts';
import type { CheckedInput } from '../../contract/index.ts';
import type { CustodyAction } from '../../core/evidence/custody.ts';
import { PRODUCT } from '../../core/product.ts';
import type { WriteTx } from '../../vault/db.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { appendCustody } from '../../vault/queries/custody.ts';
import { type EvidenceRecord, setEvidenceRemoved, updateEvidence } from '../../vault/queries/evidence.ts';
import { transactDetails } from '../engine/detail-facts.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { requireEvidence, toEvidenceView } from './evidence-view.ts';

/** Throws not-found. */
export function evidenceUpdate(engine: Engine, input: CheckedInput<'evidenceUpdate'>): EvidenceView {
  const { evidenceId, ...fields } = input;
  return transactDetails(engine, 'exhibit', { action: 'evidence.updated', subject: evidenceId }, (tx) => {
    const before = requireEvidence(tx, evidenceId);
    updateEvidence(tx, evidenceId, fields);
    touchCase(tx, before.caseId, engine.clock.now());
    return toEvidenceView({ ...before, ...fields });
  });
}

/** Throws not-found, also when it is removed already. */
export function evidenceRemove(engine: Engine, input: CheckedInput<'evidenceRemove'>): { removed: true } {
  const at = engine.clock.now();
  return transact(engine, { action: 'evidence.removed', subject: input.evidenceId }, (tx) => {
    removeNoted(engine, tx, requireEvidence(tx, input.evidenceId), { at, reason: input.reason });
    return { removed: true };
  });
}

/** With its custody event; the entry of the log is whose transaction it is. */
export function removeNoted(
  engine: Engine,
  tx: WriteTx,
  record: EvidenceRecord,
  { at, reason }: { readonly at: string; readonly reason: string },
): void {
  setEvidenceRemoved(tx, record.id, at);
  note(engine, tx, record, 'removed', at, reason);
}

/** Harmless when it was not removed. Throws not-found. */
export function evidenceRestore(engine: Engine, input: CheckedInput<'evidenceRestore'>): EvidenceView {
  const at = engine.clock.now();
  return transact(engine, { action: 'evidence.restored', subject: input.evidenceId }, (tx) => {
    const record = requireEvidence(tx, input.evidenceId, { removed: true });
    if (record.removedAt !== null) {
      setEvidenceRemoved(tx, record.id, null);
      note(engine, tx, record, 'restored', at, '');
    }
    return toEvidenceView({ ...record, removedAt: null });
  });
}

function note(
  engine: Engine,
  tx: WriteTx,
  record: EvidenceRecord,
  action: CustodyAction,
  at: string,
  purpose: string,
): void {
  const { actor } = engine.session;
  appendCustody(tx, record.id, {
    action,
    at,
    actor,
    from: '',
    to: '',
    purpose,
    sha256: record.sha256,
    tool: PRODUCT,
  });
  touchCase(tx, record.caseId, at);
}
