/** @file Saving a sheet that is made to be printed as PDF to a folder, once the consents it leaves under were looked at. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/shared/contract/screening.ts';
import { app } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { forget } from '../../bridge/queries.ts';
import { ConsentStop } from '../../consent/consent-stop.tsx';
import sheet from '../../questions/sheet.module.css';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './worksheets.module.css';

export function SheetExport(props: {
  readonly view: ScreeningView;
  /** A word from `exports` in resources/consent/purposes.json. */
  readonly kind: string;
  /** What is being typed has to be in the vault first. */
  readonly flush?: () => Promise<void>;
}) {
  const { t } = useTranslation(['worksheets', 'common']);
  const { view } = props;
  const key = `sheet:${view.id}`;
  const work = useWork(key);
  const done = workValue(work, 'sheetExport');
  const [recipient, setRecipient] = useState('');
  const [error, setError] = useState<unknown>(null);
  const write = async (overrideReason = '', overrideBy = '') => {
    setError(null);
    try {
      await props.flush?.();
      const folder = await app.pickFolder();
      if (folder === null) return;
      await startWork({
        name: 'sheetExport',
        input: { screeningId: view.id, folder: folder.handle, recipient, overrideReason, overrideBy },
        key,
        title: view.formTitle,
        home: { at: 'interview', caseId: view.caseId, screeningId: view.id },
        folder,
      });
      await forget('consentReleases');
    } catch (thrown) {
      setError(thrown);
    }
  };
  const again = (reason = '', by = '') => {
    if (work !== undefined) dismissWork(work.id);
    void write(reason, by);
  };
  return (
    <section className={sheet.checkSection} data-sheet-export>
      <h2 className={sheet.group}>{t('worksheets:print.title')}</h2>
      <p className={sheet.about}>{t('worksheets:print.about')}</p>
      <div className={classes.notifyExport}>
        <TextInput
          label={t('worksheets:print.recipient')}
          description={t('worksheets:print.recipientHint')}
          maxLength={500}
          value={recipient}
          onChange={(event) => setRecipient(event.currentTarget.value)}
        />
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
          <Button variant="default" disabled={work?.state === 'running'} onClick={() => again()}>
            {t('worksheets:print.submit')}
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
      {work?.failure?.code === 'consent-missing' ? (
        <ConsentStop
          caseId={view.caseId}
          kind={props.kind}
          failure={work.failure}
          what={view.formTitle}
          onRetry={() => again()}
          onGoOn={again}
        />
      ) : null}
    </section>
  );
}
