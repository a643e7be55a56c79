/** @file One interview: a draft is held, a signed record is read and added to. */

import { useState } from 'react';
import type { CaseId, ScreeningId } from '../../../src-main/shared/ids.ts';
import { useFreshRead, useRead } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import classes from './interview.module.css';
import { SignedRecord } from './signed-record.tsx';
import { Sitting } from './sitting.tsx';

export default function InterviewPage({
  caseId,
  screeningId,
}: {
  readonly caseId: CaseId;
  readonly screeningId: ScreeningId;
}) {
  const [carried, setCarried] = useState({ times: 0, words: '' });
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
  const person = file.data.people.find((one) => one.id === screening.data.personId)?.name ?? '';
  return screening.data.status === 'draft' ? (
    <Sitting
      key={`${screeningId} ${carried.times}`}
      view={screening.data}
      person={person}
      layer={0}
      said={carried.words}
      onCarried={(words) => setCarried({ times: carried.times + 1, words })}
    />
  ) : (
    <SignedRecord key={screeningId} view={screening.data} person={person} />
  );
}
