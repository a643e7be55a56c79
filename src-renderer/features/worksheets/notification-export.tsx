/** @file Saving the copy as PDF to a folder, with the fields that were released; it says how many stay out. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import type { NotificationView } from '../../../src-main/contract/notification.ts';
import { app } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { forget } from '../../bridge/queries.ts';
import { ReleaseStop, useReleased } from '../../privilege/release-stop.tsx';
import type { NotificationAsked } from './notification-body.tsx';
import { SavedPdf } from './saved-pdf.tsx';

export function NotificationExport(props: {
  readonly view: ScreeningView;
  readonly asked: NotificationAsked;
  readonly copy: NotificationView;
  readonly leaveOut: readonly string[];
  readonly read: readonly string[];
  /** How many fields there are. */
  readonly fields: number;
  readonly recipient: string;
  readonly onRecipient: (recipient: string) => void;
}) {
  const { t } = useTranslation('worksheets');
  const { view, copy, read, recipient } = props;
  const key = `notification:${view.id}`;
  const work = useWork(key);
  const [error, setError] = useState<unknown>(null);
  const chosen = {
    screeningId: view.id,
    ...props.asked,
    leaveOut: [...props.leaveOut],
    read: [...read],
    sha256: copy.sha256,
    recipient,
  };
  const released = useReleased(JSON.stringify(chosen));
  const write = async () => {
    setError(null);
    try {
      const folder = await app.pickFolder();
      if (folder === null) return;
      await startWork({
        name: 'notificationExport',
        input: { ...chosen, folder: folder.handle, released: released.now() },
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
  const again = () => {
    if (work !== undefined) dismissWork(work.id);
    void write();
  };
  const stay = props.fields - read.length;
  return (
    <>
      <SavedPdf
        recipient={recipient}
        work={work}
        error={error}
        words="notify"
        isMainAction
        onRecipient={props.onRecipient}
        fileName={workValue(work, 'notificationExport')?.fileName}
        onSave={() => {
          released.forget();
          again();
        }}
      >
        {stay === 0 ? null : <p>{t('notify.unread', { count: stay })}</p>}
      </SavedPdf>
      <ReleaseStop failure={work?.failure} released={released} onGoOn={again} />
    </>
  );
}
