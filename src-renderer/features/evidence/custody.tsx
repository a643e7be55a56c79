/** @file Who had it, when and why: the custody record of one piece, oldest first. */
import { useTranslation } from 'react-i18next';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { useRead } from '../../bridge/queries.ts';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import classes from './exhibit.module.css';
import { isKnownAction } from './file-words.ts';

export function Custody({ evidenceId }: { readonly evidenceId: EvidenceId }) {
  const { t } = useTranslation('evidence');
  const { data, error, refetch } = useRead('evidenceCustody', { evidenceId });
  return (
    <section>
      <h2 className={classes.sideTitle}>{t('custody.title')}</h2>
      {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
      <ol className={classes.custody}>
        {(data?.events ?? []).map((event) => (
          <li key={event.seq}>
            <p>
              {isKnownAction(event.action) ? t(`custody.action.${event.action}`) : event.action}
              {event.action === 'received' && event.from !== ''
                ? ` ${t('custody.from', { name: event.from })}`
                : ''}
              {event.purpose === '' ? '' : `: ${event.purpose}`}
            </p>
            <p className="quiet figures">
              {formatMoment(event.at)}, {event.actor}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
