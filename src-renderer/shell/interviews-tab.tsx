/** @file The Interviews tab of a case: a child's own way first, the interviews, and what is recorded so far. */
import type { CaseView } from '../../src-main/contract/cases.ts';
import { ChildsRouteIfChild } from '../age/childs-route.tsx';
import RecordedSection from '../features/answers/recorded-section.tsx';
import InterviewList from '../features/interviews/interview-tab.tsx';
import classes from './tabs.module.css';

export default function InterviewsTab({ view }: { readonly view: CaseView }) {
  return (
    <>
      {view.people.map((person) => (
        <ChildsRouteIfChild key={person.id} person={person} />
      ))}
      <InterviewList view={view} />
      {view.people.length === 0 ? null : (
        <div className={classes.below}>
          <RecordedSection view={view} />
        </div>
      )}
    </>
  );
}
