/** @file How long closed cases are kept, and which are over it. Nothing is erased by itself. */
import { Button, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import classes from './audit.module.css';

const MOST_YEARS = 100;

export function Retention({
  manages,
  onChoose,
}: {
  readonly manages: boolean;
  /** Somebody wants to see to that case. */
  readonly onChoose: (caseId: string) => void;
}) {
  const { t } = useTranslation('vault');
  const { data } = useRead('erasureList', {});
  const [years, setYears] = useState<number | null>(null);
  const set = useWrite('retentionSet', ['rulesShow', 'erasureList', 'auditList']);
  if (data === undefined) return null;
  const shown = years ?? data.retentionYears ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typeof shown === 'number') set.mutate({ years: shown });
  };
  return (
    <div className={classes.check}>
      <p className="measure">{t('keeping.retention.about')}</p>
      {manages ? (
        <form onSubmit={submit} className={classes.fields} noValidate>
          <NumberInput
            label={t('keeping.retention.years')}
            min={1}
            max={MOST_YEARS}
            allowDecimal={false}
            value={shown}
            onChange={(value) => setYears(typeof value === 'number' ? value : null)}
          />
          <div className={classes.buttons}>
            <Button type="submit" variant="default" disabled={typeof shown !== 'number' || set.isPending}>
              {t('keeping.retention.set')}
            </Button>
            <Button
              variant="default"
              disabled={data.retentionYears === null || set.isPending}
              onClick={() => set.mutate({ years: null }, { onSuccess: () => setYears(null) })}
            >
              {t('keeping.retention.off')}
            </Button>
          </div>
        </form>
      ) : null}
      {set.error === null ? null : <ErrorPanel error={set.error} />}
      {data.retentionYears === null ? null : data.due.length === 0 ? (
        <p>{t('keeping.retention.none')}</p>
      ) : (
        <>
          <h3>{t('keeping.retention.due')}</h3>
          <ul>
            {data.due.map((one) => (
              <li key={one.caseId}>
                <Button variant="subtle" size="compact-sm" onClick={() => onChoose(one.caseId)}>
                  {one.reference}, {one.title}
                </Button>{' '}
                {t('keeping.retention.since', { day: formatDay(one.since) })}
                {one.held ? `, ${t('keeping.retention.held')}` : ''}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
