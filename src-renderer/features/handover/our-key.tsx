/** @file The public key of this vault, to be copied or read out. It is no secret. */
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import classes from './handover.module.css';

export function OurKey() {
  const { t } = useTranslation('handover');
  const [key, setKey] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [copied, setCopied] = useState(false);
  const shown = useRef<HTMLParagraphElement>(null);
  const show = async () => {
    setError(null);
    try {
      setKey((await call('handoverKey', {})).recipient);
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
            <Button variant="default" onClick={copy}>
              {t('key.copyIt')}
            </Button>
          }
        >
          <p className={`${classes.key} figures`} data-key ref={shown}>
            {key}
          </p>
          <p>{t('key.copy')}</p>
          {copied ? <p>{t('key.copied')}</p> : null}
        </NotePanel>
      )}
    </div>
  );
}
