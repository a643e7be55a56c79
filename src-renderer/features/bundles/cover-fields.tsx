/** @file What a court office looks for on the cover: number, parties and their roles, who files it. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProfileSummary } from '../../../src-main/contract/bundles.ts';
import { BUNDLE_STATUSES, type BundleStatus } from '../../../src-main/core/bundles/court-heading.ts';
import { type CoverDraft, tooManyParties } from './cover-draft.ts';

const LONGEST = 500;

export function CoverFields({
  draft,
  onChange,
  profile,
  said,
}: {
  readonly draft: CoverDraft;
  readonly onChange: (draft: CoverDraft) => void;
  readonly profile: ProfileSummary;
  /** Whether to say what does not fit. */
  readonly said: boolean;
}) {
  const { t } = useTranslation('bundles');
  const proceedings = profile.proceedings.find(({ id }) => id === draft.proceedings);
  const text = (field: 'caseName' | 'courtNumber' | 'filedBy' | 'firm', label: string) => (
    <TextInput
      label={label}
      description={t(`cover.${field}Hint`)}
      maxLength={LONGEST}
      value={draft[field]}
      onChange={(event) => onChange({ ...draft, [field]: event.currentTarget.value })}
    />
  );
  const crowded = said && tooManyParties(draft, proceedings);
  return (
    <>
      {text('courtNumber', proceedings?.number ?? t('cover.courtNumber'))}
      {text('caseName', t('cover.caseName'))}
      <NativeSelect
        label={t('cover.proceedings')}
        description={t('cover.proceedingsHint')}
        value={draft.proceedings}
        onChange={(event) => onChange({ ...draft, proceedings: event.currentTarget.value })}
        data={[
          { value: '', label: t('cover.notSaid') },
          ...profile.proceedings.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      {(proceedings?.sides ?? []).map(({ many }, side) => (
        <Textarea
          key={many}
          label={many}
          description={t('cover.partiesHint')}
          autosize
          minRows={1}
          maxRows={6}
          dir="auto"
          value={draft.sides[side] ?? ''}
          onChange={(event) =>
            onChange({ ...draft, sides: draft.sides.with(side, event.currentTarget.value) })
          }
          error={crowded ? t('cover.tooManyParties') : undefined}
        />
      ))}
      {text('filedBy', t('cover.filedBy'))}
      {text('firm', t('cover.firm'))}
      <NativeSelect
        label={t('cover.status')}
        value={draft.status}
        onChange={(event) => onChange({ ...draft, status: statusOf(event.currentTarget.value) })}
        data={BUNDLE_STATUSES.map((status) => ({
          value: status,
          label: status === '' ? t('cover.notSaid') : profile.statuses[status],
        }))}
      />
    </>
  );
}

const statusOf = (value: string): BundleStatus => BUNDLE_STATUSES.find((status) => status === value) ?? '';
