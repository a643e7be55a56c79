/** @file Where it is looked. */
import type { CaseId } from '../../../src-main/core/ids.ts';

export interface Within {
  /** Null for all cases. */
  readonly caseId: CaseId | null;
  readonly withoutPrivileged: boolean;
}
