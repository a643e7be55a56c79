/** @file Long work that goes on while the person is elsewhere, one line each, until dismissed. */
import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { app } from '../bridge/client.ts';
import { dismissWork, stopWork, useAllWork, type Work } from '../bridge/jobs.ts';
import { usePageActions } from '../ui/page-actions.ts';
import { progressShare, progressWords } from '../ui/progress-words.ts';
import type { Route } from '../ui/routes.tsx';
import { useNavigation } from '../ui/routes.tsx';
import classes from './work-tray.module.css';

// Where a piece of long work is at home: the page that shows it and its result in full.

interface WorkPlace {
  readonly route: Route | null;
  readonly shownOn: (route: Route) => boolean;
}

/** Whoever starts work says where it belongs, as `home`. */
function placeOfWork(work: Work): WorkPlace {
  const home = work.home as Route | null;
  return { route: home, shownOn: (route) => home !== null && samePlace(route, home) };
}

function samePlace(a: Route, b: Route): boolean {
  return Object.entries(b).every(([key, value]) => (a as unknown as Record<string, unknown>)[key] === value);
}

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
