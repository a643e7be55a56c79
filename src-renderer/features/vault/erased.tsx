/** @file What was erased in this vault, and the certificate of each. */

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { app } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { useRead } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './audit.module.css';

export function Erased() {
  const { t } = useTranslation(['vault', 'common']);
  const { data } = useRead('erasureList', {});
  const [notPicked, setNotPicked] = useState<unknown>(null);
  const [erasing, writing] = [useWork('erase'), useWork('certificate')];
  const erased = workValue(erasing, 'erasureMake');
  const written = workValue(writing, 'erasureExport');
  if (data === undefined) return null;
  const write = async (id: string) => {
    setNotPicked(null);
    try {
      const folder = await app.pickFolder();
      if (folder === null) return;
      const input = { id, folder: folder.handle };
      await startWork({
        name: 'erasureExport',
        input,
        key: 'certificate',
        title: t('vault:keeping.made.work'),
        folder,
        home: { at: 'vault', tab: 'keeping' },
      });
    } catch (thrown) {
      setNotPicked(thrown);
    }
  };
  return (
    <div className={classes.check}>
      {erasing === undefined || erased === null ? null : (
        <NotePanel
          tone="done"
          role="status"
          title={t('vault:keeping.erase.done')}
          actions={
            <Button variant="default" onClick={() => dismissWork(erasing.id)}>
              {t('common:action.dismiss')}
            </Button>
          }
        >
          {erased.tidied ? null : <p>{t('vault:keeping.erase.untidied')}</p>}
        </NotePanel>
      )}
      {data.made.length === 0 ? <p>{t('vault:keeping.made.none')}</p> : null}
      <ul className={classes.people} aria-label={t('vault:keeping.made.title')}>
        {data.made.map((one) => (
          <li key={one.id}>
            <strong>{t(`vault:keeping.made.${one.what}`)}</strong>
            <span>{formatMoment(one.at)}</span>
            <span>
              {one.second === null
                ? one.by
                : t('vault:keeping.made.bySecond', { by: one.by, second: one.second })}
            </span>
            <Changing>
              <Button
                variant="default"
                size="sm"
                aria-label={t('vault:keeping.made.of', { when: formatMoment(one.at) })}
                onClick={() => void write(one.id)}
              >
                {t('vault:keeping.made.certificate')}
              </Button>
            </Changing>
          </li>
        ))}
      </ul>
      {notPicked === null ? null : <ErrorPanel error={notPicked} onDismiss={() => setNotPicked(null)} />}
      {writing === undefined ? null : (
        <WorkPanel work={writing}>
          {written === null ? null : (
            <NotePanel
              tone="done"
              role="status"
              title={t('vault:keeping.made.written', { files: written.files.join(', ') })}
            />
          )}
        </WorkPanel>
      )}
    </div>
  );
}
