/** @file What an interruption had left open on its way out, and what was found when the vault was unlocked. */
import { useTranslation } from 'react-i18next';
import { useRead } from '../../bridge/queries.ts';
import { NotePanel } from '../../ui/note-panel.tsx';

export function Settled() {
  const { t } = useTranslation('today');
  // Today is still of use where this cannot be read: the log has it too.
  const { data } = useRead('leavingSettled', {});
  if (data === undefined || data.settled.length === 0) return null;
  return (
    <NotePanel tone="needs-you" role="status" title={t('settled.title')}>
      {data.settled.map(({ id, title, folder, state }) => (
        <p key={id}>{t(`settled.${state}`, { title, folder })}</p>
      ))}
    </NotePanel>
  );
}
