/** @file Records that are not as they were written, as the check of the log found them; or that all are. */
import { useTranslation } from 'react-i18next';
import type { AlteredRecord } from '../../../src-main/contract/vault.ts';
import { useAlterations } from '../../questions/alterations.ts';

export function AlteredRecords(props: {
  readonly records: readonly AlteredRecord[];
  /** How many were looked at. */
  readonly checked: number;
}) {
  const { t } = useTranslation(['audit', 'interview']);
  const words = useAlterations();
  if (props.records.length === 0)
    return props.checked === 0 ? null : <p>{t('audit:check.records', { count: props.checked })}</p>;
  return (
    <>
      <ul>
        {props.records.map((record) => (
          <li key={record.screeningId}>
            <bdi>{[record.caseReference, record.person, record.formTitle].filter(Boolean).join(', ')}</bdi>
            <ul>
              {record.alterations.map((one, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn once
                <li key={index}>{words(one)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p>{t('interview:altered.safe')}</p>
      <p>{t('interview:altered.next')}</p>
    </>
  );
}
