/** @file Saving the copy as PDF to a folder, with the texts that were read; it says how many stay out. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotificationView } from '../../../src-main/shared/contract/notification.ts';
import type { ScreeningView } from '../../../src-main/shared/contract/screening.ts';
import { app } from '../../bridge/client.ts';
import { startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { forget } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './worksheets.module.css';

export function NotificationExport(props: {
  readonly view: ScreeningView;
  readonly copy: NotificationView;
  readonly leaveOut: readonly string[];
  readonly read: readonly string[];
  /** How many texts there are. */
  readonly texts: number;
}) {
  const { t } = useTranslation(['worksheets', 'common']);
  const { view, copy, read } = props;
  const key = `notification:${view.id}`;
  const work = useWork(key);
  const done = workValue(work, 'notificationExport');
  const [recipient, setRecipient] = useState('');
  const [error, setError] = useState<unknown>(null);
  const write = async () => {
    setError(null);
    try {
      const folder = await app.pickFolder();
      if (folder === null) return;
      await startWork({
        name: 'notificationExport',
        input: {
          screeningId: view.id,
          leaveOut: [...props.leaveOut],
          read: [...read],
          sha256: copy.sha256,
          folder: folder.handle,
          recipient,
        },
        key,
        title: copy.title,
        home: { at: 'interview', caseId: view.caseId, screeningId: view.id },
        folder,
      });
      await forget('consentReleases');
    } catch (thrown) {
      setError(thrown);
    }
  };
  const stay = props.texts - read.length;
  return (
    <div className={classes.notifyExport}>
      <TextInput
        label={t('worksheets:notify.recipient')}
        description={t('worksheets:notify.recipientHint')}
        maxLength={500}
        value={recipient}
        onChange={(event) => setRecipient(event.currentTarget.value)}
      />
      {stay === 0 ? null : <p>{t('worksheets:notify.unread', { count: stay })}</p>}
      {error === null ? null : <ErrorPanel error={error} />}
      {work === undefined ? null : (
        <WorkPanel work={work}>
          <NotePanel
            tone="done"
            role="status"
            title={t('worksheets:notify.done', { name: done?.fileName ?? '' })}
          >
            <p>{t('worksheets:notify.where', { folder: work.folder?.name ?? '' })}</p>
          </NotePanel>
        </WorkPanel>
      )}
      <div className={classes.waiting}>
        <Button disabled={work?.state === 'running'} onClick={() => void write()}>
          {t('worksheets:notify.submit')}
        </Button>
        {work?.state === 'done' && work.folder !== null ? (
          <Button
            variant="default"
            onClick={() => void app.showResult(work.folder?.handle ?? ('' as never)).catch(setError)}
          >
            {t('common:action.showInFolder')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
