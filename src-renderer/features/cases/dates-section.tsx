/** @file Every day that is known in the case, soonest first, each leading to where it is recorded. */
import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import classes from './cases.module.css';
import { useCaseDates } from './use-case-dates.ts';

export default function DatesSection({
  view,
  children,
}: {
  readonly view: CaseView;
  /** What happened, below the days that follow from it. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation('cases');
  const { go } = useNavigation();
  const { dates, error } = useCaseDates(view);
  return (
    <Section title={t('dates.title')} about={t('dates.about')}>
      {error === null ? null : <ErrorPanel error={error} />}
      {dates === undefined ? null : dates.length === 0 ? (
        <p className="quiet measure">{t('dates.none')}</p>
      ) : (
        <ul className={classes.dates} aria-label={t('dates.title')}>
          {dates.map(({ date, words, to }) => (
            <li
              key={`${date.on} ${date.what === 'clock' ? `${date.subject} ${date.ruleId}` : words}`}
              className={classes.date}
              data-past={date.past}
            >
              <span className="figures">{formatDay(date.on)}</span>
              <Anchor component="button" type="button" onClick={() => go(to)}>
                <bdi>{words}</bdi>
              </Anchor>
              {date.past ? <span className="quiet">{t('dates.past')}</span> : null}
            </li>
          ))}
        </ul>
      )}
      {children}
    </Section>
  );
}
