/** @file Why an answer is not recorded: the form's own words for it where it has some. What was typed stays. */

import { useTranslation } from 'react-i18next';
import type { FailureData } from '../../src-main/core/errors/errors.ts';
import { Failure } from '../bridge/client.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { sayFinding } from '../ui/finding-words.ts';
import { NotePanel } from '../ui/note-panel.tsx';

export function Refusal({ refusal, title }: { readonly refusal: FailureData; readonly title: string }) {
  const { t } = useTranslation('forms');
  // What was found about the question; a failure in words names it, for whoever sees that away from the question.
  const why = refusal.found?.[0];
  if (why === undefined) return <ErrorPanel error={new Failure({ ...refusal, subject: title })} />;
  return (
    <NotePanel tone="needs-you" role="status" title={<bdi>{sayFinding(why)}</bdi>}>
      <p>{t('refused')}</p>
    </NotePanel>
  );
}
