/** @file The public key of this vault, to be copied or given out as a page, and its digits to compare. It is no secret. */
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../src-main/contract/index.ts';
import { app, call } from '../../bridge/client.ts';
import { forget } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import classes from './handover.module.css';

export function OurKey() {
  const { t } = useTranslation('handover');
  const [key, setKey] = useState<CallOutput<'handoverKey'> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [copied, setCopied] = useState(false);
  const [written, setWritten] = useState<string | null>(null);
  const shown = useRef<HTMLParagraphElement>(null);
  const show = async () => {
    setError(null);
    try {
      setKey(await call('handoverKey', {}));
    } catch (thrown) {
      setError(thrown);
    }
  };
  const write = async () => {
    setError(null);
    setWritten(null);
    try {
      const folder = await app.pickFolder();
      if (folder === null) return;
      setWritten((await call('handoverKeyPaper', { folder: folder.handle })).fileName);
      await forget('auditList');
    } catch (thrown) {
      setError(thrown);
    }
  };
  const copy = () => {
    if (shown.current === null) return;
    getSelection()?.selectAllChildren(shown.current);
    // The other way asks for a permission, and no page here is given one.
    setCopied(document.execCommand('copy'));
  };
  return (
    <div className={classes.step}>
      <p className="measure">{t('key.about')}</p>
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      {key === null ? (
        <Button variant="default" onClick={() => void show()}>
          {t('key.show')}
        </Button>
      ) : (
        <NotePanel
          role="status"
          title={t('key.title')}
          actions={
            <>
              <Button variant="default" onClick={copy}>
                {t('key.copyIt')}
              </Button>
              <Button variant="default" onClick={() => void write()}>
                {t('key.paper')}
              </Button>
            </>
          }
        >
          <p className={`${classes.key} figures`} data-key ref={shown}>
            {key.recipient}
          </p>
          <p>
            {t('key.digits')}
            <br />
            <strong className="figures" data-digits>
              {key.digits}
            </strong>
          </p>
          <p>{t('key.copy')}</p>
          {copied ? <p>{t('key.copied')}</p> : null}
          {written === null ? null : <p>{t('key.written', { name: written })}</p>}
        </NotePanel>
      )}
    </div>
  );
}
