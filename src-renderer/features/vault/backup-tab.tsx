/** @file Backups: when the last was made, making one, and trying one without changing anything. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { app } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { forget, useRead } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { formatBytes } from '../../ui/sizes.ts';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './audit.module.css';
import { TryBackup } from './try-backup.tsx';

const HOME = { at: 'vault', tab: 'backup' } as const;

export default function BackupTab() {
  const { t } = useTranslation(['vault', 'common']);
  const { data, error, refetch } = useRead('backupStatus', {});
  const [notPicked, setNotPicked] = useState<unknown>(null);
  const work = useWork('backup');
  const made = workValue(work, 'backupMake');
  const make = async () => {
    setNotPicked(null);
    try {
      const folder = await app.pickFolder();
      if (folder === null) return;
      const input = { folder: folder.handle };
      await startWork({
        name: 'backupMake',
        input,
        key: 'backup',
        title: t('vault:backup.making'),
        home: HOME,
        folder,
      });
      await forget('backupStatus', 'auditList');
    } catch (thrown) {
      setNotPicked(thrown);
    }
  };
  return (
    <>
      <div className={classes.check}>
        <p className="measure">{t('vault:backup.about')}</p>
        {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
        {data === undefined ? null : data.last === null ? (
          <NotePanel tone="needs-you" title={t('vault:backup.none')}>
            <p>{t('vault:backup.noneText')}</p>
          </NotePanel>
        ) : (
          <NotePanel
            tone={data.reminder === null ? 'quiet' : 'needs-you'}
            title={t('vault:backup.last', { when: formatMoment(data.last.at), by: data.last.by })}
          >
            <p>{t('vault:backup.lastWhere', { name: data.last.name, folder: data.last.folder })}</p>
            <p>{t('vault:backup.since', { count: data.doneSince })}</p>
          </NotePanel>
        )}
        <Changing>
          <div>
            <Button onClick={() => void make()} disabled={work?.state === 'running'}>
              {t('vault:backup.make')}
            </Button>
          </div>
        </Changing>
        {notPicked === null ? null : <ErrorPanel error={notPicked} onDismiss={() => setNotPicked(null)} />}
        {work === undefined ? null : (
          <WorkPanel work={work} place="backup">
            {made === null ? null : (
              <NotePanel
                tone="done"
                role="status"
                title={t('vault:backup.made')}
                actions={
                  <>
                    <Button
                      onClick={() =>
                        void app.showResult(work.folder?.handle ?? ('' as never)).catch(setNotPicked)
                      }
                    >
                      {t('vault:backup.show')}
                    </Button>
                    <Button variant="default" onClick={() => dismissWork(work.id)}>
                      {t('common:action.dismiss')}
                    </Button>
                  </>
                }
              >
                <p>
                  {t('vault:backup.madeText', {
                    name: made.fileName,
                    size: formatBytes(made.bytes),
                    folder: work.folder?.name ?? '',
                  })}
                </p>
                {made.besideVault ? <p>{t('vault:backup.besideVault')}</p> : null}
                <p className={`${classes.hash} figures`}>
                  {t('vault:backup.sum', { sha256: made.sumsSha256 })}
                </p>
              </NotePanel>
            )}
          </WorkPanel>
        )}
      </div>
      <Changing everyRole>
        <Section title={t('vault:backup.try.title')}>
          <TryBackup />
        </Section>
      </Changing>
    </>
  );
}
