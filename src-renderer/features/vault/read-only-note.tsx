/** @file At the top of each page of a damaged vault that is only being read: why nothing can be changed, and what to do. */
import { useTranslation } from 'react-i18next';
import { useReadOnly } from '../../bridge/read-only.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import classes from './read-only.module.css';

export function ReadOnlyNote() {
  const { t } = useTranslation('vault');
  if (useReadOnly() !== true) return null;
  return (
    <div className={classes.abovePage}>
      <NotePanel tone="needs-you" role="note" title={t('salvage.readOnly')}>
        <p>{t('salvage.readOnlyText')}</p>
      </NotePanel>
    </div>
  );
}
