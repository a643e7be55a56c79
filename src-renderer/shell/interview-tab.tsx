/** @file The Interview tab of a case: interviews, what is recorded so far, consent, and forms filled at a desk. */
import type { CaseView } from '../../src-main/contract/cases.ts';
import type { PersonId } from '../../src-main/core/ids.ts';
import { ChildsRouteIfChild } from '../age/childs-route.tsx';
import RecordedSection from '../features/answers/recorded-section.tsx';
import ConsentLedger from '../features/consent/consent-ledger.tsx';
import InterviewList from '../features/interviews/interview-tab.tsx';
import FormsSection from '../features/worksheets/forms-section.tsx';
import classes from './interview-tab.module.css';

export default function InterviewTab({
  view,
  personId,
}: {
  readonly view: CaseView;
  /** Whose consent the person came for. */
  readonly personId: PersonId | undefined;
}) {
  return (
    <>
      <Children people={view.people} />
      <InterviewList view={view} />
      {view.people.length === 0 ? null : (
        <div className={classes.below}>
          <RecordedSection view={view} />
          <ConsentLedger view={view} cameFor={personId} />
          <FormsSection view={view} />
        </div>
      )}
    </>
  );
}

/** A child's own way stands before anything an adult is asked. */
function Children({ people }: { readonly people: CaseView['people'] }) {
  return people.map((person) => <ChildsRouteIfChild key={person.id} person={person} />);
}
