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
  const [title, text] = {
    damaged: [t('salvage.readOnly'), t('salvage.readOnlyText')],
    folder: [t('folder.readOnly'), t('folder.readOnlyText')],
    role: [t('role.readsOnly'), t('role.readsOnlyText')],
  }[why];
  return (
    <div className={classes.abovePage}>
      <NotePanel tone={why === 'damaged' ? 'needs-you' : 'quiet'} role="note" title={title}>
        <p>{text}</p>
      </NotePanel>
    </div>
  );
}
