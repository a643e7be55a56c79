/** @file The Interview tab of a case: interviews, forms filled at a desk, what is recorded so far, and consent. */
import type { CaseView } from '../../src-main/shared/contract/cases.ts';
import ConsentLedger from '../features/consent/consent-ledger.tsx';
import RecordedSection from '../features/facts/recorded-section.tsx';
import InterviewList from '../features/screening/interview-tab.tsx';
import FormsSection from '../features/worksheets/forms-section.tsx';

export default function InterviewTab({ view }: { readonly view: CaseView }) {
  return (
    <>
      <InterviewList view={view} />
      {view.people.length === 0 ? null : (
        <>
          <FormsSection view={view} />
          <RecordedSection view={view} />
          <ConsentLedger view={view} />
        </>
      )}
    </>
  );
}
