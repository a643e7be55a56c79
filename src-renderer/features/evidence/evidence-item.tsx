/** @file One piece of evidence in the list: as a card with its first page, or as a row. */
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { formatDay, formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import { PrivilegedTag } from '../../privilege/privileged-tag.tsx';
import { langOf } from '../../ui/lang.ts';
import { PageThumbnail } from '../../ui/page-thumbnail.tsx';
import classes from './evidence.module.css';

export function EvidenceCard({ evidence }: { readonly evidence: EvidenceView }) {
  const { t } = useTranslation('evidence');
  const date = evidence.documentDate === null ? t('undated') : formatFuzzyDate(evidence.documentDate);
  return (
    <div className={classes.card}>
      <PageThumbnail evidenceId={evidence.id} size="card" />
      <p className={classes.cardTitle} dir="auto" {...langOf(evidence.title)} title={evidence.title}>
        {evidence.exhibitRef === '' ? null : (
          <span className={`${classes.ref} figures`}>{evidence.exhibitRef}</span>
        )}
        {evidence.title}
      </p>
      <p className={`${classes.cardFacts} figures`}>
        <PrivilegedTag marked={evidence.privileged} />
        {date} · {t('pages', { count: evidence.pageCount })}
      </p>
    </div>
  );
}

export function EvidenceRow({ evidence }: { readonly evidence: EvidenceView }) {
  const { t } = useTranslation('evidence');
  return (
    <div className={classes.row}>
      <PageThumbnail evidenceId={evidence.id} size="row" />
      <span className={classes.rowTitle} dir="auto" title={evidence.title}>
        {evidence.exhibitRef === '' ? null : (
          <span className={`${classes.ref} figures`}>{evidence.exhibitRef}</span>
        )}
        <PrivilegedTag marked={evidence.privileged} />
        <bdi {...langOf(evidence.title)}>{evidence.title}</bdi>
      </span>
      <span className={classes.rowFact} dir="auto" title={evidence.section}>
        {evidence.section}
      </span>
      <span className={`${classes.rowFact} figures`}>
        {evidence.documentDate === null ? t('undated') : formatFuzzyDate(evidence.documentDate)}
      </span>
      <span className={`${classes.rowNumber} figures`}>{t('pages', { count: evidence.pageCount })}</span>
      <span className={`${classes.rowNumber} figures`}>{formatDay(evidence.receivedAt)}</span>
    </div>
  );
}
