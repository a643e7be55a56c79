/** @file One piece of long work: its progress in its own terms with Stop, then what came of it. */
import { Button, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../bridge/client.ts';
import { dismissWork, stopWork, type Work } from '../bridge/jobs.ts';
import { ErrorPanel } from './error-panel.tsx';
import type { FailurePlace } from './failure-words.ts';
import { NotePanel } from './note-panel.tsx';
import { progressShare, progressWords } from './progress-words.ts';
import classes from './work-panel.module.css';

export function WorkPanel({
  work,
  children,
  onRetry,
  place,
}: {
  readonly work: Work;
  /** Shown once it is done. */
  readonly children?: ReactNode;
  readonly onRetry?: () => void;
  /** Whose words of its own a failure is said in. */
  readonly place?: FailurePlace;
}) {
  if (work.state === 'failed' && work.failure !== null) {
    return (
      <ErrorPanel
        error={new Failure(work.failure)}
        {...(onRetry === undefined ? {} : { onRetry })}
        {...(place === undefined ? {} : { place })}
        onDismiss={() => dismissWork(work.id)}
      />
    );
  }
  if (work.state === 'stopped') {
    return (
      <ErrorPanel
        error={new Failure({ code: 'cancelled', subject: work.title })}
        onDismiss={() => dismissWork(work.id)}
      />
    );
  }
  if (work.state === 'done') return <>{children}</>;
  return (
    <RunningPanel
      title={work.title}
      progress={work.progress}
      stopping={work.state === 'stopping'}
      onStop={() => stopWork(work.id)}
    />
  );
}

/** How far something is, with Stop. */
export function RunningPanel({
  title,
  progress,
  stopping,
  onStop,
}: {
  readonly title: string;
  readonly progress: Work['progress'];
  readonly stopping: boolean;
  readonly onStop: () => void;
}) {
  const { t } = useTranslation();
  const share = progressShare(progress);
  const words = stopping ? t('progress.stopping') : progressWords(t, progress);
  return (
    <NotePanel title={title}>
      <p className={`${classes.words} figures`} aria-live="polite">
        {words}
        {progress?.document === undefined ? '' : ` · ${progress.document.title}`}
      </p>
      <div className={classes.line}>
        <Progress
          className={classes.bar ?? ''}
          value={share ?? 100}
          striped={share === null}
          animated={share === null}
          aria-label={title}
        />
        <Button variant="default" disabled={stopping} onClick={onStop}>
          {t('action.stop')}
        </Button>
      </div>
    </NotePanel>
  );
}
