/** @file Says that a sync service copies the vault's folder, and what to use for copies instead. Nothing is refused. */
import { useTranslation } from 'react-i18next';
import { NotePanel } from '../../ui/note-panel.tsx';

export function SyncedFolder({ by }: { readonly by: string | null }) {
  const { t } = useTranslation('unlock');
  if (by === null) return null;
  return (
    <NotePanel tone="needs-you" role="note" title={t('synced.title', { service: by })}>
      <p>{t('synced.text')}</p>
      <p>{t('synced.next')}</p>
    </NotePanel>
  );
}
