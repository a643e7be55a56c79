/** @file A case at a glance: what is in it and where to go next; its name, reference and status. */

import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { Section } from '../../ui/page.tsx';
import { type CaseTab, useNavigation } from '../../ui/routes.tsx';
import { CaseDetails } from './case-details.tsx';
import classes from './cases.module.css';
import { SituationSection } from './situation-section.tsx';
import { Submissions } from './submissions.tsx';

export default function OverviewTab({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('cases');
  const { counts } = view;
  return (
    <>
      <SituationSection key={view.updatedAt} view={view} />
      <Submissions caseId={view.id} />
      <Section
        title={t('overview.contents')}
        about={t('overview.opened', { day: formatDay(view.createdAt), name: view.createdBy })}
      >
        <ul className={classes.tiles}>
          <Tile view={view} tab="people" count={counts.people} />
          <Tile view={view} tab="interview" count={counts.interviews} beside={counts.worksheets} />
          <Tile view={view} tab="evidence" count={counts.evidence} />
          <Tile view={view} tab="bundles" count={counts.bundles} />
        </ul>
      </Section>
      <Section title={t('overview.details')}>
        <CaseDetails key={`${view.id} ${view.updatedAt}`} view={view} />
      </Section>
    </>
  );
}

function Tile(props: {
  readonly view: CaseView;
  readonly tab: Extract<CaseTab, 'people' | 'interview' | 'evidence' | 'bundles'>;
  readonly count: number;
  /** Worksheets, which are no interviews: said apart. */
  readonly beside?: number;
}) {
  const { t } = useTranslation('cases');
  const { go } = useNavigation();
  return (
    <li className={classes.tile}>
      <button
        type="button"
        className={classes.tileButton}
        onClick={() => go({ at: 'case', caseId: props.view.id, tab: props.tab })}
      >
        <span className={`${classes.tileNumber} figures`}>{props.count}</span>
        <span className={classes.tileName}>{t(`tile.${props.tab}.name`, { count: props.count })}</span>
        <span className={classes.tileText}>
          {props.count === 0 ? t(`tile.${props.tab}.empty`) : t(`tile.${props.tab}.text`)}
        </span>
        {props.beside === undefined || props.beside === 0 ? null : (
          <span className={classes.tileText}>{t('tile.worksheets', { count: props.beside })}</span>
        )}
      </button>
    </li>
  );
}
