/** @file One record: a draft is held or filled in, a signed one is read and added to. */

import { type ComponentType, useState } from 'react';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import type { CaseId, ScreeningId } from '../../../src-main/core/ids.ts';
import { useFreshRead, useRead } from '../../bridge/queries.ts';
import { preparesAnother, readForm } from '../../questions/form.ts';
import classes from '../../questions/record.module.css';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { InterviewSession } from './interview-session.tsx';
import { SignedRecord } from './signed-record.tsx';

export default function InterviewRecord({
  caseId,
  screeningId,
  Worksheet,
  SignedCopy,
  LockedWorksheet,
}: {
  readonly caseId: CaseId;
  readonly screeningId: ScreeningId;
  /** How a form is filled in at a desk: another feature's, handed in by the shell. */
  readonly Worksheet: ComponentType<{ view: ScreeningView; person: string; onCarried: () => void }>;
  /** How a locked worksheet is typed into the form it prepares. */
  readonly SignedCopy: ComponentType<{ view: ScreeningView; onBack: () => void }>;
  /** What a locked worksheet offers beside its answers. */
  readonly LockedWorksheet: ComponentType<{ view: ScreeningView }>;
}) {
  const [round, setRound] = useState(0);
  const screening = useFreshRead('screeningShow', { screeningId });
  const file = useRead('caseShow', { caseId });
  const error = screening.error ?? file.error;
  if (error !== null) {
    return (
      <div className={classes.alone}>
        <ErrorPanel error={error} onRetry={() => void Promise.all([screening.refetch(), file.refetch()])} />
      </div>
    );
  }
  if (screening.data === undefined || file.data === undefined) return null;
  const view = screening.data;
  const person = file.data.people.find((one) => one.id === view.personId)?.name ?? '';
  const form = readForm(view.definition);
  const worksheet = form.testimony.use === 'worksheet';
  if (view.status !== 'draft') {
    return (
      <SignedRecord
        key={screeningId}
        view={view}
        person={person}
        Copy={worksheet && preparesAnother(form) ? SignedCopy : null}
        reading={worksheet ? <LockedWorksheet view={view} /> : null}
      />
    );
  }
  const key = `${screeningId} ${round}`;
  return worksheet ? (
    <Worksheet key={key} view={view} person={person} onCarried={() => setRound(round + 1)} />
  ) : (
    <InterviewSession key={key} view={view} person={person} layer={0} />
  );
}
