/** @file Every day that is known in the case, soonest first, each leading to where it is recorded. */
import { Anchor, Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FewOf } from '../../ui/few-of.tsx';
import { Section } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import classes from './cases.module.css';
import { useCaseDates, type WordedDate } from './use-case-dates.ts';

export default function DatesSection({
  view,
  children,
}: {
  readonly view: CaseView;
  /** What happened, below the days that follow from it. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation(['cases', 'contact']);
  const { go } = useNavigation();
  const { dates, error } = useCaseDates(view);
  return (
    <Section
      title={t('dates.title')}
      about={t('dates.about')}
      actions={
        <Button variant="default" onClick={() => go({ at: 'chronology', caseId: view.id })}>
          {t('contact:chronology.open')}
        </Button>
      }
    >
      {error === null ? null : <ErrorPanel error={error} />}
      {dates === undefined ? null : dates.length === 0 ? (
        <p className="quiet measure">{t('dates.none')}</p>
      ) : (
        <FewOf name="dates" label={t('dates.title')} items={nextFirst(dates)} few={5} stays={isOverdue}>
          {(shown) => (
            <ul className={classes.dates} aria-label={t('dates.title')}>
              {inOrder(shown).map(({ date, words, to }) => (
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
        </FewOf>
      )}
      {children}
    </Section>
  );
}

/** What is to come, the soonest first, then what has gone by: that is what may be left out. */
const nextFirst = (dates: readonly WordedDate[]): readonly WordedDate[] => [
  ...dates.filter(({ date }) => !date.past),
  ...dates.filter(({ date }) => date.past).toReversed(),
];

const inOrder = (dates: readonly WordedDate[]): readonly WordedDate[] =>
  dates.toSorted((a, b) => (a.date.on < b.date.on ? -1 : a.date.on > b.date.on ? 1 : 0));

/** A day that followed by a rule and went by with nothing done about it. */
const isOverdue = ({ date }: WordedDate): boolean => date.what === 'clock' && date.past;
