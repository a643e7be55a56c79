/** @file What the pages of a finished bundle are held against. */
import type { PageProof } from '../assemble/assemble.ts';
import type { VerifyPlan } from '../writer.ts';

/** Points by which the engine's single-precision numbers may differ. */
export const NEAR = 0.75;

export interface PageExpectations {
  readonly plan: VerifyPlan;
  /** What the assembler placed on each page; undefined for a file it did not just write. */
  readonly proofs: readonly PageProof[] | undefined;
}
