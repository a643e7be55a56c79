/** @file A calm word on Today that there is no recovery kit; gone for this sitting when it is put off. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { youSupervise } from '../../../src-main/core/vault/roles.ts';
import { useFreshRead } from '../../bridge/queries.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { putOff } from './put-off.ts';

export function RecoveryNotice() {
  const { t } = useTranslation('vault');
  const { go } = useNavigation();
  const readOnly = useReadOnly();
  const [later, setLater] = useState(putOff.has('recovery'));
  // Today is of use without it: what fails here is told in the People tab.
  const { data } = useFreshRead('colleagueList', {});
  // What it asks for cannot be done where the vault is damaged and only being read.
  if (readOnly !== false || later || data === undefined || data.kit !== null) return null;
  // Only somebody who can make one is asked to.
  if (!youSupervise(data.people)) return null;
  return (
    <NotePanel
      title={t('recovery.reminder')}
      actions={
        <>
          <Button variant="default" onClick={() => go({ at: 'vault', tab: 'people' })}>
            {t('recovery.reminderGo')}
          </Button>
          <Button
            variant="subtle"
            onClick={() => {
              putOff.add('recovery');
              setLater(true);
            }}
          >
            {t('recovery.reminderLater')}
          </Button>
        </>
      }
    >
      <p>{t('recovery.reminderText')}</p>
    </NotePanel>
  );
}
