/** @file The exhibit a decision came in, out of the case's evidence. */
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseId, EvidenceId } from '../../../src-main/core/ids.ts';
import { useRead } from '../../bridge/queries.ts';

export function LetterField(props: {
  readonly caseId: CaseId;
  readonly value: EvidenceId | null;
  readonly onChange: (value: EvidenceId | null) => void;
}) {
  const { t } = useTranslation('dates');
  const { data } = useRead('evidenceList', { caseId: props.caseId });
  const exhibits = data?.evidence ?? [];
  if (exhibits.length === 0) return null;
  return (
    <NativeSelect
      label={t('field.letter')}
      value={props.value ?? ''}
      onChange={({ currentTarget: { value } }) =>
        props.onChange(exhibits.find(({ id }) => id === value)?.id ?? null)
      }
      data={[
        { value: '', label: t('field.letterNone') },
        ...exhibits.map(({ id, exhibitRef, title }) => ({
          value: id,
          label: [exhibitRef, title].filter(Boolean).join(' '),
        })),
      ]}
    />
  );
}
