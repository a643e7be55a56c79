/** @file What was written down about somebody's age, newest first. */
import { useTranslation } from 'react-i18next';
import type { AgeLine } from '../../src-main/contract/age.ts';
import { formatDay } from '../../src-main/core/dates/fuzzy-date.ts';
import classes from './age.module.css';

export function AgeLines({ lines }: { readonly lines: readonly AgeLine[] }) {
  const { t } = useTranslation('people');
  if (lines.length === 0) return null;
  return (
    <section aria-label={t('age.lines')}>
      <h3>{t('age.lines')}</h3>
      <ul className={classes.lines}>
        {lines.map((line) => (
          <li key={line.seq}>
            <p>
              <strong>{t(`age.is.${line.under18}`)}</strong>{' '}
              {t('age.line', { day: formatDay(line.at), name: line.recordedBy })}
              {line.decidedBy === '' ? null : ` ${t('age.lineBy', { name: line.decidedBy })}`}
            </p>
            {line.why === '' ? null : (
              <p className="words quiet" dir="auto">
                {line.why}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
