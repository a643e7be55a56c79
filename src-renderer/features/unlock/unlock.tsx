/** @file Before a vault is open: create one, or unlock the one that is there. */
import { Anchor } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStatus } from '../../../src-main/contract/bridge.ts';
import { CreateVault } from './create-vault.tsx';
import { Recover } from './recover.tsx';
import { RestoreBackup } from './restore-backup.tsx';
import classes from './unlock.module.css';
import { UnlockVault } from './unlock-vault.tsx';

export function Unlock(props: {
  readonly status: AppStatus;
  readonly onStatus: (status: AppStatus) => void;
  readonly onFirstHour: () => void;
}) {
  const { t } = useTranslation('help');
  const [error, setError] = useState<unknown>(null);
  const [restoring, setRestoring] = useState(false);
  const [recovering, setRecovering] = useState(false);
  const [recovered, setRecovered] = useState<string | null>(null);
  const shared = { ...props, placeError: error, onPlaceError: setError };
  return (
    <main className={classes.screen}>
      <div className={classes.inner}>
        {props.status.state !== 'no-vault' ? (
          recovering ? (
            <Recover
              onBack={() => setRecovering(false)}
              onDone={(name) => {
                setRecovered(name);
                setRecovering(false);
              }}
            />
          ) : (
            <UnlockVault
              {...shared}
              restored={restoring}
              recovered={recovered}
              onRecover={() => setRecovering(true)}
            />
          )
        ) : restoring ? (
          <RestoreBackup {...shared} onBack={() => setRestoring(false)} />
        ) : (
          <CreateVault {...shared} onRestore={() => setRestoring(true)} />
        )}
        <p className={classes.firstHour}>
          <Anchor component="button" type="button" onClick={props.onFirstHour}>
            {t('open')}
          </Anchor>
        </p>
      </div>
    </main>
  );
}
