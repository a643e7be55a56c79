/** @file Cases, people and exhibits whose details were not last written here, as the check of the log found them. */
import { useTranslation } from 'react-i18next';
import type { AlteredDetail } from '../../../src-main/contract/vault.ts';
import { formatMoment } from '../../ui/dates.ts';

export function AlteredDetails({
  details,
  withAdvice,
}: {
  readonly details: readonly AlteredDetail[];
  /** Left out where the list after it ends with the same. */
  readonly withAdvice: boolean;
}) {
  const { t } = useTranslation(['audit', 'interview']);
  if (details.length === 0) return null;
  return (
    <>
      <ul>
        {details.map(({ kind, how, at, about, caseReference }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn once
          <li key={index}>
            <bdi>{[caseReference, t(`audit:check.kind.${kind}`), about].filter(Boolean).join(', ')}</bdi>
            <br />
            {t(`audit:check.detail.${how}`, { when: formatMoment(at) })}
          </li>
        ))}
      </ul>
      {withAdvice ? (
        <>
          <p>{t('interview:altered.safe')}</p>
          <p>{t('interview:altered.next')}</p>
        </>
      ) : null}
    </>
  );
}
