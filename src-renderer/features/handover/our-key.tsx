/** @file The public key of this vault, to be copied, printed or read out. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import classes from './handover.module.css';

export function OurKey() {
  const { t } = useTranslation('handover');
  const [key, setKey] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const show = async () => {
    setError(null);
    try {
      setKey((await call('handoverKey', {})).recipient);
    } catch (thrown) {
      setError(thrown);
    }
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
        <NotePanel role="status" title={t('key.title')}>
          <p className={`${classes.key} figures`} data-key>
            {key}
          </p>
          <p>{t('key.copy')}</p>
        </NotePanel>
      )}
    </div>
  );
}
