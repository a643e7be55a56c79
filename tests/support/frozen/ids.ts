/** @file What one part of the story needs of the parts before it. */
import type { CaseId, EvidenceId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';

export interface Ids {
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly statement: EvidenceId;
  readonly rota: EvidenceId;
  readonly drawing: EvidenceId;
}

/** Worksheets that are begun, and not signed. */
export interface Sheets {
  readonly measures: ScreeningId;
  readonly referral: ScreeningId;
}
