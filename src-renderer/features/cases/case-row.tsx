/** @file One case in the list, and the words above the columns. */

import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../src-main/contract/cases.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import classes from './cases.module.css';

export function CaseRow({ summary }: { readonly summary: CaseSummary }) {
  const { t } = useTranslation('cases');
  const { counts } = summary;
  return (
    <div className={classes.row}>
      <span className={`${classes.reference} figures`} dir="auto" title={summary.reference}>
        {summary.reference}
      </span>
      <span className={classes.title} dir="auto" title={summary.title}>
        {summary.title}
      </span>
      <span className={classes.status}>{t(`status.${summary.status}`)}</span>
      <span className={`${classes.number} figures`}>{counts.people}</span>
      <span className={`${classes.number} figures`}>{counts.interviews}</span>
      <span className={`${classes.number} figures`}>{counts.evidence}</span>
      <span className={`${classes.number} figures`}>{counts.bundles}</span>
      <span className={`${classes.day} figures`}>{formatDay(summary.updatedAt)}</span>
    </div>
  );
}

export function CaseRowHead() {
  const { t } = useTranslation('cases');
  return (
    <div className={`${classes.row} ${classes.head}`} aria-hidden="true">
      <span className={classes.reference}>{t('column.reference')}</span>
      <span className={classes.title}>{t('column.title')}</span>
      <span className={classes.status}>{t('column.status')}</span>
      <span className={classes.number}>{t('column.people')}</span>
      <span className={classes.number}>{t('column.interviews')}</span>
      <span className={classes.number}>{t('column.evidence')}</span>
      <span className={classes.number}>{t('column.bundles')}</span>
      <span className={classes.day}>{t('column.changed')}</span>
    </div>
  );
}
