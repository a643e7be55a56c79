/** @file The receipt that goes back to whoever sent the case. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverId } from '../../../src-main/core/ids.ts';
import { app } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { forget } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './handover.module.css';

export function WriteReceipt({ handoverId }: { readonly handoverId: HandoverId }) {
  const { t } = useTranslation('handover');
  const [organisation, setOrganisation] = useState('');
  const [error, setError] = useState<unknown>(null);
  const work = useWork(`handover-receipt:${handoverId}`);
  const done = workValue(work, 'handoverReceiptWrite');
  const write = async () => {
    setError(null);
    try {
      const folder = await app.pickFolder();
      if (folder === null) return;
      if (work !== undefined) dismissWork(work.id);
      await startWork({
        name: 'handoverReceiptWrite',
        input: { handoverId, folder: folder.handle, organisation },
        key: `handover-receipt:${handoverId}`,
        title: t('receipt.outTitle'),
        folder,
        home: { at: 'handover', handoverId },
      });
      await forget('handoverList', 'handoverReview', 'auditList');
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <div className={classes.form}>
      <p className="measure">{t('receipt.outAbout')}</p>
      <TextInput
        label={t('make.organisation')}
        maxLength={500}
        value={organisation}
        onChange={(event) => setOrganisation(event.currentTarget.value)}
      />
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      <div>
        <Button disabled={work?.state === 'running'} onClick={() => void write()}>
          {t('receipt.out')}
        </Button>
      </div>
      {work === undefined ? null : (
        <WorkPanel work={work} place="handover">
          {done === null ? null : (
            <NotePanel tone="done" role="status" title={t('receipt.outDone', { name: done.fileName })}>
              <p>{t('make.where', { folder: work.folder?.name ?? '' })}</p>
            </NotePanel>
          )}
        </WorkPanel>
      )}
    </div>
  );
}
