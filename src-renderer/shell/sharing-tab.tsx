/** @file Consent and sharing: what each person agrees to, and what is already out. */
import type { CaseView } from '../../src-main/contract/cases.ts';
import type { PersonId } from '../../src-main/core/ids.ts';
import ConsentLedger from '../features/consent/consent-ledger.tsx';
import HandoverSection from '../features/handover/handover-section.tsx';
import { NobodyYet } from './nobody-yet.tsx';

export default function SharingTab({
  view,
  personId,
}: {
  readonly view: CaseView;
  /** Whose consent the person came for. */
  readonly personId: PersonId | undefined;
}) {
  if (view.people.length === 0) return <NobodyYet view={view} tab="sharing" />;
  return (
    <>
      <ConsentLedger key={personId} view={view} cameFor={personId} />
      <HandoverSection view={view} />
    </>
  );
}
