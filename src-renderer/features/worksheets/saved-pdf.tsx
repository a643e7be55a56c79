/** @file Saving something of a sheet as PDF: who will hold it, the button, progress, and where the file lies then. */
import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { app } from '../../bridge/client.ts';
import type { Work } from '../../bridge/jobs.ts';
import { WrittenOut } from '../../consent/written-out.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './worksheets.module.css';

export function SavedPdf(props: {
  /** Where the words for the holder and the button stand. */
  readonly words: 'notify' | 'print';
  readonly recipient: string;
  readonly onRecipient: (recipient: string) => void;
  readonly work: Work | undefined;
  /** Once it is there. */
  readonly fileName: string | undefined;
  /** Why it was not begun. */
  readonly error: unknown;
  readonly onSave: () => void;
  /** Left out where it is only ever a file. */
  readonly onPrint?: () => void;
  readonly isMainAction?: boolean;
  /** What is to be known before the button is pressed. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation(['worksheets', 'common']);
  const { words, work } = props;
  const [notShown, setNotShown] = useState<unknown>(null);
  const error = props.error ?? notShown;
  const folder = work?.state === 'done' ? work.folder : null;
  return (
    <div className={classes.notifyExport}>
      <TextInput
        label={t(`worksheets:${words}.recipient`)}
        description={t(`worksheets:${words}.recipientHint`)}
        maxLength={500}
        value={props.recipient}
        onChange={(event) => props.onRecipient(event.currentTarget.value)}
      />
      {props.children}
      {error === null ? null : <ErrorPanel error={error} />}
      {work === undefined ? null : (
        <WorkPanel work={work}>
          <WrittenOut
            work={work}
            title={t('worksheets:notify.done', { name: props.fileName ?? '' })}
            text={t('worksheets:notify.where', { folder: work.folder?.name ?? '' })}
          />
        </WorkPanel>
      )}
      <div className={classes.waiting}>
        <Button
          variant={props.isMainAction === true ? 'filled' : 'default'}
          disabled={work?.state === 'running'}
          onClick={props.onSave}
        >
          {t(`worksheets:${words}.submit`)}
        </Button>
        {props.onPrint === undefined ? null : (
          <Button variant="default" disabled={work?.state === 'running'} onClick={props.onPrint}>
            {t('common:printed.action')}
          </Button>
        )}
        {folder === null ? null : (
          <Button
            variant="default"
            onClick={() => void app.showResult(folder.handle).then(() => setNotShown(null), setNotShown)}
          >
            {t('common:action.showInFolder')}
          </Button>
        )}
      </div>
    </div>
  );
}
