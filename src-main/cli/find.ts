/** @file From what a person types (a reference, a name, an exhibit mark) to what the vault holds. */
import type { CaseSummary } from '../contract/cases.ts';
import type { EvidenceView } from '../contract/evidence.ts';
import type { Job } from '../contract/ports.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { isSameName } from '../core/people/plain-name.ts';
import type { Engine } from '../usecases/engine/engine.ts';
import { perform } from '../usecases/handlers/registry.ts';

/**
 * The case with this reference or identifier; spelled exactly so before spelled otherwise. Throws not-found; usage when
 * several are called so in other spellings, which the store tells apart.
 */
export async function findCase(engine: Engine, reference: string, job: Job): Promise<CaseSummary> {
  const step = 500;
  const called: CaseSummary[] = [];
  for (let offset = 0, total = 1; offset < total; offset += step) {
    const page = await perform(engine, 'caseList', { offset, limit: step }, job);
    const found = page.cases.find((one) => one.reference === reference || one.id === reference);
    if (found !== undefined) return found;
    called.push(...page.cases.filter((one) => isSameName(one.reference, reference)));
    total = page.total;
  }
  return theOnly(called, reference, (one) => `${one.id}  ${one.reference}`);
}

/** One piece of evidence by exhibit mark, identifier, title or file name. Throws not-found; usage when several fit. */
export function findEvidence(evidence: readonly EvidenceView[], typed: string): EvidenceView {
  const names = (one: EvidenceView) => [one.exhibitRef, one.id, one.title, one.originalName];
  const found = evidence.filter((one) => names(one).some((name) => name !== '' && isSameName(name, typed)));
  return theOnly(found, typed, (one) => `${one.id}  ${one.title}`);
}

function theOnly<T>(found: readonly T[], typed: string, line: (one: T) => string): T {
  const [one, ...others] = found;
  if (one === undefined) throw new TestimonyError('not-found', { subject: typed });
  if (others.length === 0) return one;
  throw new TestimonyError('usage', {
    subject: typed,
    detail: 'that fits several; use the identifier',
    findings: found.map(line),
  });
}
