/** @file One record: an interview is held, a worksheet is filled in at a desk, a locked one is read. */
import { lazy } from 'react';
import type { CaseId, ScreeningId } from '../../src-main/core/ids.ts';
import InterviewRecord from '../features/interviews/interview-page.tsx';

const Worksheet = lazy(() => import('../features/worksheets/worksheet.tsx'));
const SignedCopy = lazy(() => import('../features/worksheets/signed-copy.tsx'));
const LockedWorksheet = lazy(() => import('../features/worksheets/locked-worksheet.tsx'));

export default function InterviewPage(props: {
  readonly caseId: CaseId;
  readonly screeningId: ScreeningId;
  readonly returned: boolean;
}) {
  return (
    <InterviewRecord
      {...props}
      Worksheet={Worksheet}
      LockedWorksheet={LockedWorksheet}
      SignedCopy={SignedCopy}
    />
  );
}
