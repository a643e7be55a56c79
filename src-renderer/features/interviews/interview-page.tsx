/** @file One record: a draft is held or filled in, one that is not for the person any more is read, a signed one is added to. */

import { type ComponentType, type ReactNode, useState } from 'react';
import type { PersonView } from '../../../src-main/contract/cases.ts';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import type { CaseId, ScreeningId } from '../../../src-main/core/ids.ts';
import { useFreshRead, useRead } from '../../bridge/queries.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { preparesAnother, readForm } from '../../questions/form.ts';
import classes from '../../questions/record.module.css';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { InterviewSession } from './interview-session.tsx';
import { SignedRecord } from './signed-record.tsx';
import { StoppedRecord } from './stopped-record.tsx';
import { useWhyStopped } from './use-stopped.ts';

interface Uses {
  /** How a form is filled in at a desk: another feature's, handed in by the shell. */
  readonly Worksheet: ComponentType<{ view: ScreeningView; person: string; onCarried: () => void }>;
  /** How a locked worksheet is typed into the form it prepares. */
  readonly SignedCopy: ComponentType<{ view: ScreeningView; onBack: () => void }>;
  /** What a locked worksheet offers beside its answers. */
  readonly LockedWorksheet: ComponentType<{ view: ScreeningView }>;
}

export default function InterviewRecord({
  caseId,
  screeningId,
  ...uses
}: Uses & { readonly caseId: CaseId; readonly screeningId: ScreeningId; readonly returned: boolean }) {
  const screening = useFreshRead('screeningShow', { screeningId });
  const file = useRead('caseShow', { caseId });
  const error = screening.error ?? file.error;
  if (error !== null) {
    return (
      <Alone>
        <ErrorPanel error={error} onRetry={() => void Promise.all([screening.refetch(), file.refetch()])} />
      </Alone>
    );
  }
  const view = screening.data;
  const person = file.data?.people.find((one) => one.id === view?.personId);
  if (view === undefined || person === undefined) return null;
  return <OfPerson key={screeningId} view={view} person={person} {...uses} />;
}

const Alone = ({ children }: { readonly children: ReactNode }) => (
  <div className={classes.alone}>{children}</div>
);

function OfPerson({
  view,
  person,
  Worksheet,
  SignedCopy,
  LockedWorksheet,
  returned,
}: Uses & { readonly returned: boolean; readonly view: ScreeningView; readonly person: PersonView }) {
  const [round, setRound] = useState(0);
  const readOnly = useReadOnly();
  const { why, error, again } = useWhyStopped(view);
  if (error !== null) {
    return (
      <Alone>
        <ErrorPanel error={error} onRetry={again} />
      </Alone>
    );
  }
  if (why === undefined || readOnly === undefined) return null;
  const form = readForm(view.definition);
  const worksheet = form.testimony.use === 'worksheet';
  if (view.status !== 'draft') {
    return (
      <SignedRecord
        view={view}
        person={person}
        why={why}
        Copy={worksheet && preparesAnother(form) ? SignedCopy : null}
        reading={worksheet ? <LockedWorksheet view={view} /> : null}
      />
    );
  }
  if (why !== null || readOnly) return <StoppedRecord view={view} person={person} why={why} />;
  return worksheet ? (
    <Worksheet key={round} view={view} person={person.name} onCarried={() => setRound(round + 1)} />
  ) : (
    <InterviewSession view={view} person={person.name} layer={0} returned={returned} />
  );
}
