/** @file Puts a backup back into the chosen folder. The vault is locked then, and its passphrase opens it. */
import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStatus } from '../../../src-main/contract/bridge.ts';
import { app } from '../../bridge/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import classes from './unlock.module.css';
import { Place } from './vault-folder.tsx';

export function RestoreBackup({
  status,
  onStatus,
  onBack,
  placeError,
  onPlaceError,
}: {
  readonly status: AppStatus;
  readonly onStatus: (status: AppStatus) => void;
  readonly onBack: () => void;
  readonly placeError: unknown;
  readonly onPlaceError: (error: unknown) => void;
}) {
  const { t } = useTranslation('unlock');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const restore = async () => {
    setError(null);
    try {
      const [file] = await app.pickFiles('backup');
      if (file === undefined) return;
      setBusy(true);
      onStatus(await app.restoreBackup(file.handle));
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };
  return (
    <div>
      <h1 className={classes.title}>{t('restore.title')}</h1>
      <p className={classes.lead}>{t('restore.lead', { name: status.vaultName })}</p>
      <div className={classes.fields}>
        {error === null ? null : <ErrorPanel error={error} place="backup" />}
        {placeError === null ? null : <ErrorPanel error={placeError} onDismiss={() => onPlaceError(null)} />}
        <div className={classes.submit}>
          <Button size="md" autoFocus disabled={busy} onClick={() => void restore()}>
            {busy ? t('restore.busy') : t('restore.pick')}
          </Button>
        </div>
        <Anchor component="button" type="button" disabled={busy} onClick={onBack}>
          {t('restore.back')}
        </Anchor>
      </div>
      <Place onStatus={onStatus} onError={onPlaceError} />
    </div>
  );
}
