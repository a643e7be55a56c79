/** @file Deciding how pages are turned in bundles. What was received, its working copy and its custody stay as they are. */

import type { EvidenceView } from '../../contract/evidence.ts';
import type { CheckedInput } from '../../contract/index.ts';
import { decidedBy } from '../../core/bundles/page-turns.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { setPageDirections } from '../../vault/queries/evidence.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { requireEvidence, toEvidenceView } from './evidence-view.ts';

/** Throws not-found, bad-input (a page it does not have). */
export function evidenceTurnPages(engine: Engine, input: CheckedInput<'evidenceTurnPages'>): EvidenceView {
  const { evidenceId, pages, quarterTurns } = input;
  const facts = { pages: pages.join(' '), quarterTurns: quarterTurns ?? 'by its text' };
  return transact(engine, { action: 'evidence.pages-turned', subject: evidenceId, facts }, (tx) => {
    const record = requireEvidence(tx, evidenceId);
    refuseBeyond(record, pages);
    const pageDirections = decidedBy(record.pageDirections, pages, quarterTurns);
    setPageDirections(tx, record.id, pageDirections);
    touchCase(tx, record.caseId, engine.clock.now());
    return toEvidenceView({ ...record, pageDirections });
  });
}

/** Throws bad-input for a page that the document does not have. */
export function refuseBeyond({ pageCount }: EvidenceView, pages: readonly number[]): void {
  const beyond = pages.find((page) => page > pageCount);
  if (beyond === undefined) return;
  const detail = `there is no page ${beyond}; the last is ${pageCount}`;
  throw new TestimonyError('bad-input', { subject: 'pages', detail });
}
