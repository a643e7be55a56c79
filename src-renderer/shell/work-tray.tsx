/** @file Long work that goes on while the person is elsewhere, and results not yet dismissed. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dismissWork, useAllWork } from '../bridge/jobs.ts';
import { NotePanel } from '../ui/note-panel.tsx';
import { useNavigation } from '../ui/routes.tsx';
import { WorkPanel } from '../ui/work-panel.tsx';
import classes from './shell.module.css';
import { placeOfWork } from './work-places.ts';

export function WorkTray() {
  const { t } = useTranslation(['shell', 'common']);
  const { route, go } = useNavigation();
  // What the page in front shows itself is not shown twice.
  const elsewhere = useAllWork().filter((work) => !placeOfWork(work).shownOn(route));
  if (elsewhere.length === 0) return null;
  return (
    <aside className={classes.tray} aria-label={t('shell:tray.label')}>
      {elsewhere.map((work) => {
        const to = placeOfWork(work).route;
        return (
          <WorkPanel key={work.id} work={work}>
            <NotePanel
              tone="done"
              title={work.title}
              actions={
                <>
                  {to === null ? null : (
                    <Button variant="default" onClick={() => go(to)}>
                      {t('shell:tray.open')}
                    </Button>
                  )}
                  <Button variant="default" onClick={() => dismissWork(work.id)}>
                    {t('common:action.dismiss')}
                  </Button>
                </>
              }
            >
              {t('common:progress.step.finished')}
            </NotePanel>
          </WorkPanel>
        );
      })}
    </aside>
  );
}
