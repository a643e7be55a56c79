/** @file What is already out, and who holds it: a withdrawal cannot call it back by itself. */
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../src-main/core/ids.ts';
import { useRead } from '../bridge/queries.ts';
import { formatMoment } from '../ui/dates.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import classes from './consent.module.css';

export function Releases({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('consent');
  const { data, error, refetch } = useRead('consentReleases', { caseId });
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  if (data.releases.length === 0) return <p className="quiet">{t('releases.none')}</p>;
  return (
    <ul className={classes.releases} data-releases>
      {data.releases.map((one) => (
        <li key={`${one.at} ${one.sha256}`} className={classes.release}>
          <p className={classes.releaseTitle}>{one.title}</p>
          <p className="quiet">
            {[
              one.state === 'confirmed' ? '' : t(`releases.state.${one.state}`),
              t(one.to === '' ? 'releases.holderUnknown' : 'releases.holder', { to: one.to }),
              one.purpose,
              t(one.kind === 'typed' ? 'releases.typed' : 'releases.by', {
                when: formatMoment(one.at),
                name: one.by,
              }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}
