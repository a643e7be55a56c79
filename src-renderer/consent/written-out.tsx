/** @file That something is written, and where; or that its pages are in the print dialog. */
import { useTranslation } from 'react-i18next';
import type { Work } from '../bridge/jobs.ts';
import { NotePanel } from '../ui/note-panel.tsx';

export function WrittenOut(props: { readonly work: Work; readonly title: string; readonly text: string }) {
  const { t } = useTranslation('common');
  const isPrinted = props.work.folder === null;
  return (
    <NotePanel tone="done" role="status" title={isPrinted ? t('printed.title') : props.title}>
      <p>{isPrinted ? t('printed.text') : props.text}</p>
    </NotePanel>
  );
}
