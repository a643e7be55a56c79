/** @file A calm word on Today that a backup is due; gone for this sitting when it is put off. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { useFreshRead } from '../../bridge/queries.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { putOff } from './put-off.ts';

export function BackupNotice() {
  const { t } = useTranslation('vault');
  const { go } = useNavigation();
  const readOnly = useReadOnly();
  const [later, setLater] = useState(putOff.has('backup'));
  // Today is of use without it: what fails here is told in the Backup tab.
  const { data } = useFreshRead('backupStatus', {});
  // What it asks for cannot be done where the vault is damaged and only being read.
  if (readOnly !== false || later || data === undefined || data.reminder === null) return null;
  const { last, doneSince, reminder } = data;
  return (
    <NotePanel
      title={t(`backup.reminder.${reminder}`, { when: last === null ? '' : formatDay(last.at) })}
      actions={
        <>
          <Button variant="default" onClick={() => go({ at: 'vault', tab: 'backup' })}>
            {t('backup.reminder.go')}
          </Button>
          <Button
            variant="subtle"
            onClick={() => {
              putOff.add('backup');
              setLater(true);
            }}
          >
            {t('backup.reminder.later')}
          </Button>
        </>
      }
    >
      <p>
        {reminder === 'due'
          ? t('backup.reminder.dueText', { count: doneSince })
          : t('backup.reminder.none-yetText')}
      </p>
    </NotePanel>
  );
}
