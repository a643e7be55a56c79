/** @file Why an answer is not recorded: the form's own words for it where it has some. What was typed stays. */
import { useTranslation } from 'react-i18next';
import type { FailureData } from '../../src-main/core/errors/errors.ts';
import { Failure } from '../bridge/client.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { NotePanel } from '../ui/note-panel.tsx';

export function Refusal({ refusal, title }: { readonly refusal: FailureData; readonly title: string }) {
  const { t } = useTranslation('forms');
  // A finding begins with the question's name, for whoever sees it away from the question.
  const words = refusal.findings?.[0]?.replace(`${refusal.subject}: `, '');
  if (words === undefined) return <ErrorPanel error={new Failure({ ...refusal, subject: title })} />;
  return (
    <NotePanel tone="needs-you" role="status" title={<bdi>{words}</bdi>}>
      <p>{t('refused')}</p>
    </NotePanel>
  );
}
