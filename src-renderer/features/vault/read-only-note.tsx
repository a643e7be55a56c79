/** @file At the top of each page of a vault that is only being read: why nothing can be changed, and what to do. */
import { useTranslation } from 'react-i18next';
import { useOnlyLooks } from '../../bridge/read-only.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import classes from './read-only.module.css';

/** `damageSaid`: this page says already, and in full, that the vault is damaged. */
export function ReadOnlyNote({ damageSaid = false }: { readonly damageSaid?: boolean }) {
  const { t } = useTranslation('vault');
  const why = useOnlyLooks();
  if (why === undefined || why === null || (damageSaid && why === 'damaged')) return null;
  const damaged = why === 'damaged';
  return (
    <div className={classes.abovePage}>
      <NotePanel
        tone={damaged ? 'needs-you' : 'quiet'}
        role="note"
        title={t(damaged ? 'salvage.readOnly' : 'role.readsOnly')}
      >
        <p>{t(damaged ? 'salvage.readOnlyText' : 'role.readsOnlyText')}</p>
      </NotePanel>
    </div>
  );
}
