/** @file What stands on the cover: title, court, hearing. Shared by the new bundle and by Change. */
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay, whyNoSuchDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import { readDay } from '../../ui/read-fuzzy-date.ts';
import type { BundleHead } from './use-arrangement.ts';

export interface HeadDraft {
  readonly title: string;
  readonly court: string;
  /** As typed. */
  readonly hearing: string;
}

export const draftOfHead = (head: BundleHead): HeadDraft => ({
  title: head.title,
  court: head.court,
  hearing: head.hearingDate === null ? '' : formatDay(head.hearingDate),
});

/** null: not ready to be saved; the fields say why. */
export function headOfDraft(draft: HeadDraft): BundleHead | null {
  const hearingDate = readDay(draft.hearing);
  if (draft.title.trim() === '' || hearingDate === undefined) return null;
  return { title: draft.title.trim(), court: draft.court.trim(), hearingDate };
}

export function HeadFields({
  draft,
  onChange,
  said,
}: {
  readonly draft: HeadDraft;
  readonly onChange: (draft: HeadDraft) => void;
  /** Whether to say what is missing. */
  readonly said: boolean;
}) {
  const { t } = useTranslation('bundles');
  const hearingUnread = said && headOfDraft({ ...draft, title: 'any' }) === null;
  const why = whyNoSuchDate(draft.hearing);
  const hearingSaid =
    why === null
      ? t('field.hearingUnread')
      : t('field.hearingNoSuch', { why: `${why[0]?.toUpperCase()}${why.slice(1)}` });
  return (
    <>
      <TextInput
        data-autofocus
        label={t('field.title')}
        description={t('field.titleHint')}
        maxLength={500}
        value={draft.title}
        onChange={(event) => onChange({ ...draft, title: event.currentTarget.value })}
        error={said && draft.title.trim() === '' ? t('field.titleMissing') : undefined}
      />
      <TextInput
        label={t('field.court')}
        maxLength={500}
        value={draft.court}
        onChange={(event) => onChange({ ...draft, court: event.currentTarget.value })}
      />
      <TextInput
        label={t('field.hearing')}
        description={t('field.hearingHint')}
        value={draft.hearing}
        onChange={(event) => onChange({ ...draft, hearing: event.currentTarget.value })}
        error={hearingUnread ? hearingSaid : undefined}
      />
    </>
  );
}
