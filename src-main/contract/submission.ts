/** @file That a sheet was typed into the form it prepares: said by a person, with the reference the form gave. */
import * as z from 'zod';
import { CaseId, ScreeningId } from '../core/ids.ts';
import { call } from './call.ts';
import { IsoDay, Line, OptionalLine } from './fields.ts';

/** One line: what somebody said about it, and when. */
export interface SubmissionLine {
  readonly kind: 'submitted' | 'corrected' | 'withdrawn';
  /** ISO day on which it was typed in. */
  readonly day: string;
  /** As the form gave it; '' for none. */
  readonly reference: string;
  /** Why it was corrected or withdrawn; '' for a first line. */
  readonly why: string;
  /** ISO date-time. */
  readonly at: string;
  readonly by: string;
}

export interface SubmissionView {
  readonly screeningId: ScreeningId;
  readonly formTitle: string;
  readonly person: string;
  /** What stands; null where nobody said that it was submitted, or it was withdrawn. */
  readonly stands: Pick<SubmissionLine, 'day' | 'reference' | 'by'> | null;
  /** Newest first. */
  readonly lines: readonly SubmissionLine[];
}

export const submissionCalls = {
  /** Of a case: the sheets about which anything was said, those last spoken of first. */
  submissionList: call<{ submissions: SubmissionView[] }>()(z.strictObject({ caseId: CaseId })),
  submissionShow: call<SubmissionView>()(z.strictObject({ screeningId: ScreeningId })),
  /**
   * The first line, or one that puts right what stands; that one takes a reason. `thoughToldLater`: somebody saw that the sheet holds
   * what was told after that day.
   */
  submissionRecord: call<SubmissionView>()(
    z.strictObject({
      screeningId: ScreeningId,
      day: IsoDay,
      reference: OptionalLine,
      why: OptionalLine,
      thoughToldLater: z.boolean().default(false),
    }),
  ),
  /** It was not submitted after all. The lines before stay. */
  submissionWithdraw: call<SubmissionView>()(z.strictObject({ screeningId: ScreeningId, why: Line })),
};
