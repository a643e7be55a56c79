/** @file Long work that goes on while the person is elsewhere, one line each, until dismissed. */
import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { app } from '../bridge/client.ts';
import { dismissWork, stopWork, useAllWork, type Work } from '../bridge/jobs.ts';
import { usePageActions } from '../ui/page-actions.ts';
import { progressShare, progressWords } from '../ui/progress-words.ts';
import { useNavigation } from '../ui/routes.tsx';
import { placeOfWork } from './work-places.ts';
import classes from './work-tray.module.css';

export function WorkTray() {
  const { t } = useTranslation('shell');
  const { route } = useNavigation();
  // What the page in front shows itself is not shown twice.
  const elsewhere = useAllWork().filter((work) => !placeOfWork(work).shownOn(route));
  if (elsewhere.length === 0) return null;
  return (
    <aside className={classes.tray} aria-label={t('tray.label')}>
      {elsewhere.map((work) => (
        <WorkLine key={work.id} work={work} />
      ))}
    </aside>
  );
}

function WorkLine({ work }: { readonly work: Work }) {
  const { t } = useTranslation(['shell', 'common']);
  const { t: common } = useTranslation();
  const { go } = useNavigation();
  const to = placeOfWork(work).route;
  // From an interview nothing else of the case is reached.
  const held = usePageActions().only;
  const { folder } = work;
  const running = work.state === 'running' || work.state === 'stopping';
  return (
    <div className={classes.line} data-state={work.state}>
      <span className={classes.title}>{work.title}</span>
      <span className={`${classes.words} figures`} role="status">
        {work.state === 'running' ? progressWords(common, work.progress) : t(`shell:tray.${work.state}`)}
      </span>
      {running ? (
        <Progress
          className={classes.bar ?? ''}
          value={progressShare(work.progress) ?? 100}
          aria-label={work.title}
        />
      ) : null}
      <span className={classes.actions}>
        {work.state === 'done' && folder !== null ? (
          <Button
            size="compact-md"
            variant="default"
            onClick={() => void app.showResult(folder.handle).catch(() => to !== null && go(to))}
          >
            {t('common:action.showInFolder')}
          </Button>
        ) : null}
        {to === null || held ? null : (
          <Button size="compact-md" variant="default" onClick={() => go(to)}>
            {t('shell:tray.open')}
          </Button>
        )}
        {running ? (
          <Button
            size="compact-md"
            variant="default"
            disabled={work.state === 'stopping'}
            onClick={() => stopWork(work.id)}
          >
            {t('common:action.stop')}
          </Button>
        ) : (
          <Button size="compact-md" variant="default" onClick={() => dismissWork(work.id)}>
            {t('common:action.dismiss')}
          </Button>
        )}
      </span>
    </div>
  );
}
