/** @file Puts a backup back into the chosen folder. The vault is locked then, and its passphrase opens it. */
import { Anchor, Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStatus, JobId } from '../../../src-main/contract/bridge.ts';
import type { Progress } from '../../../src-main/contract/ports.ts';
import { app, cancelJob, onProgress } from '../../bridge/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { RunningPanel } from '../../ui/work-panel.tsx';
import { SyncedFolder } from './synced-folder.tsx';
import classes from './unlock.module.css';
import { Place } from './vault-folder.tsx';

interface Restoring {
  readonly id: JobId;
  readonly progress: Progress | null;
  readonly stopping: boolean;
}

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
  const [restoring, setRestoring] = useState<Restoring | null>(null);
  const [error, setError] = useState<unknown>(null);
  const restore = async () => {
    setError(null);
    try {
      const [file] = await app.pickFiles('backup');
      if (file === undefined) return;
      const id = crypto.randomUUID();
      setRestoring({ id, progress: null, stopping: false });
      onStatus(await app.restoreBackup(file.handle, id));
    } catch (thrown) {
      setError(thrown);
      setRestoring(null);
    }
  };
  useEffect(
    () =>
      onProgress((id, progress) =>
        setRestoring((before) => (before?.id === id ? { ...before, progress } : before)),
      ),
    [],
  );
  const stop = (id: JobId) => {
    setRestoring((before) => before && { ...before, stopping: true });
    cancelJob(id);
  };
  const busy = restoring !== null;
  return (
    <div>
      <h1 className={classes.title}>{t('restore.title')}</h1>
      <p className={classes.lead}>{t('restore.lead', { name: status.vaultName })}</p>
      <div className={classes.fields}>
        <SyncedFolder by={status.syncedBy} />
        {error === null ? null : <ErrorPanel error={error} place="backup" />}
        {placeError === null ? null : <ErrorPanel error={placeError} onDismiss={() => onPlaceError(null)} />}
        <div className={classes.submit}>
          <Button size="md" autoFocus disabled={busy} onClick={() => void restore()}>
            {busy ? t('restore.busy') : t('restore.pick')}
          </Button>
        </div>
        {restoring === null ? null : (
          <RunningPanel
            title={t('restore.busy')}
            progress={restoring.progress}
            stopping={restoring.stopping}
            onStop={() => stop(restoring.id)}
          />
        )}
        <Anchor component="button" type="button" disabled={busy} onClick={onBack}>
          {t('restore.back')}
        </Anchor>
      </div>
      <Place onStatus={onStatus} onError={onPlaceError} />
    </div>
  );
}
