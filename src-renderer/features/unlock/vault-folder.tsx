/** @file Which folder the vault is in, and the two ways to use another. */
import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStatus } from '../../../src-main/contract/bridge.ts';
import { app } from '../../bridge/client.ts';
import classes from './unlock.module.css';

export function Place({
  onStatus,
  onError,
  children,
}: {
  readonly onStatus: (status: AppStatus) => void;
  readonly onError: (error: unknown) => void;
  /** Further ways on. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation('unlock');
  const choose = async (purpose: 'open' | 'create') => {
    try {
      onError(null);
      const chosen = await app.chooseVault(purpose);
      if (chosen !== null) onStatus(chosen);
    } catch (thrown) {
      onError(thrown);
    }
  };
  return (
    <div className={classes.elsewhere}>
      {children}
      <Anchor component="button" type="button" onClick={() => void choose('open')}>
        {t('place.open')}
      </Anchor>
      <Anchor component="button" type="button" onClick={() => void choose('create')}>
        {t('place.create')}
      </Anchor>
    </div>
  );
}
