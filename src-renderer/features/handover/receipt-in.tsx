/** @file The receipt that came back for a case that was handed over. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SentHandover } from '../../../src-main/contract/handover.ts';
import { app, call } from '../../bridge/client.ts';
import { forget } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import classes from './handover.module.css';

/** What came of it stands below the button, where the window may end. */
const toView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

export function ReceiptIn() {
  const { t } = useTranslation('handover');
  const [sent, setSent] = useState<SentHandover | null>(null);
  const [error, setError] = useState<unknown>(null);
  const pick = async () => {
    setError(null);
    setSent(null);
    try {
      const [file] = await app.pickFiles('receipt');
      if (file === undefined) return;
      setSent(await call('handoverReceiptRead', { file: file.handle }));
      await forget('handoverList', 'auditList');
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <div className={classes.step}>
      <p className="measure">{t('receipt.inAbout')}</p>
      {error === null ? null : <ErrorPanel error={error} place="handover" onDismiss={() => setError(null)} />}
      <div>
        <Button variant="default" onClick={() => void pick()}>
          {t('receipt.inPick')}
        </Button>
      </div>
      {sent === null || sent.receipt === null ? null : (
        <div ref={toView}>
          <NotePanel tone="done" role="status" title={t('receipt.inDone', { to: sent.recipient })}>
            <p>{t('receipt.counts', sent.receipt.counts)}</p>
          </NotePanel>
        </div>
      )}
    </div>
  );
}
