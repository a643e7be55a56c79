/** @file An interview of the same form that is open already: going on with it comes before another beside it. */

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ScreeningSummary } from '../../../src-main/contract/interviews.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { PersonId } from '../../../src-main/core/ids.ts';
import { useRead } from '../../bridge/queries.ts';
import { NotePanel } from '../../ui/note-panel.tsx';

/** Drafts of the form with the person, newest first. */
export function useOpenDrafts(personId: PersonId | undefined, formId: string): readonly ScreeningSummary[] {
  const asks = personId !== undefined && formId !== '';
  const { data } = useRead(
    'screeningOpen',
    { personId: personId ?? ('' as PersonId), formId },
    { enabled: asks },
  );
  return asks ? (data?.drafts ?? []) : [];
}

export function OpenDraft(props: {
  readonly draft: ScreeningSummary;
  readonly person: string;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation('interview');
  const { draft, person } = props;
  const day = formatDay(draft.startedAt);
  return (
    <NotePanel
      title={t('start.openTitle', { form: draft.formTitle, person, day })}
      role="status"
      actions={<Button onClick={props.onOpen}>{t('start.openGoOn')}</Button>}
    >
      <p>{t('start.openText', { count: draft.answered, name: draft.author })}</p>
    </NotePanel>
  );
}
