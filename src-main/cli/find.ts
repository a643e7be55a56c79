/** @file From what a person types (a reference, a name, an exhibit mark) to what the vault holds. */
import type { CaseSummary } from '../contract/cases.ts';
import type { EvidenceView } from '../contract/evidence.ts';
import type { Job } from '../contract/ports.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import type { Engine } from '../usecases/engine/engine.ts';
import { perform } from '../usecases/handlers/registry.ts';

const same = (a: string, b: string): boolean =>
  a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();

/** The case with this reference or identifier. Throws `not-found`. */
export async function findCase(engine: Engine, reference: string, job: Job): Promise<CaseSummary> {
  const step = 500;
  for (let offset = 0; ; offset += step) {
    const { cases, total } = await perform(engine, 'caseList', { offset, limit: step }, job);
    const found = cases.find((one) => same(one.reference, reference) || one.id === reference);
    if (found !== undefined) return found;
    if (offset + step >= total) throw new TestimonyError('not-found', { subject: reference });
  }
}

/** One piece of evidence by exhibit mark, identifier, title or file name. Throws not-found; usage when several fit. */
export function findEvidence(evidence: readonly EvidenceView[], typed: string): EvidenceView {
  const names = (one: EvidenceView) => [one.exhibitRef, one.id, one.title, one.originalName];
  const found = evidence.filter((one) => names(one).some((name) => name !== '' && same(name, typed)));
  if (found.length > 1) {
    const findings = found.map((one) => `${one.id}  ${one.title}`);
    throw new TestimonyError('usage', {
      subject: typed,
      detail: 'that fits several; use the identifier',
      findings,
    });
  }
  if (found[0] === undefined) throw new TestimonyError('not-found', { subject: typed });
  return found[0];
}
