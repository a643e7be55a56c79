/** @file The consent sheet to go through and sign, as a blank page to print. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { app } from '../../bridge/client.ts';
import { startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './forms.module.css';

const KEY = 'consent-sheet';

export function ConsentSheet() {
  const { t } = useTranslation('forms');
  const work = useWork(KEY);
  const [error, setError] = useState<unknown>(null);
  const write = async (paper: 'consent' | 'notice') => {
    setError(null);
    try {
      const folder = await app.pickFolder();
      if (folder === null) return;
      await startWork({
        name: 'consentPaper',
        input: { folder: folder.handle, paper },
        key: KEY,
        folder,
        title: t('consentSheet.title'),
        home: { at: 'vault', tab: 'forms' },
      });
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <section className={classes.finding}>
      <h2 className={classes.title}>{t('consentSheet.title')}</h2>
      <p className={classes.about}>{t('consentSheet.about')}</p>
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      {work === undefined ? null : (
        <WorkPanel work={work}>
          <NotePanel
            tone="done"
            role="status"
            title={t('paper.done', { name: workValue(work, 'consentPaper')?.fileName ?? '' })}
          >
            <p>{t('paper.where', { folder: work.folder?.name ?? '' })}</p>
          </NotePanel>
        </WorkPanel>
      )}
      <div>
        <Button variant="default" disabled={work?.state === 'running'} onClick={() => void write('consent')}>
          {t('consentSheet.submit')}
        </Button>{' '}
        <Button variant="default" disabled={work?.state === 'running'} onClick={() => void write('notice')}>
          {t('consentSheet.notice')}
        </Button>
      </div>
    </section>
  );
}
