/** @file What was built from this arrangement before, newest first, with what tells one file from another. */
import { useTranslation } from 'react-i18next';
import type { BundleIssueView } from '../../../src-main/contract/bundles.ts';
import { formatMoment } from '../../ui/dates.ts';
import classes from './bundles.module.css';

/** `issues`: newest first, as the engine lists them. */
export function BuiltList({ issues }: { readonly issues: readonly BundleIssueView[] }) {
  const { t } = useTranslation('bundles');
  if (issues.length === 0) return null;
  return (
    <section>
      <h2 className={classes.sideTitle}>{t('issues.title')}</h2>
      <ul className={classes.list}>
        {issues.map((issue) => (
          <li key={issue.id} className={classes.issue}>
            <p className={classes.fileName}>{issue.fileName}</p>
            <p className="quiet figures">
              {t('issues.by', { when: formatMoment(issue.builtAt), name: issue.builtBy })} ·{' '}
              {t('pages', { count: issue.pages })}
            </p>
            <p className={`${classes.hash} figures`}>SHA-256 {issue.sha256}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
