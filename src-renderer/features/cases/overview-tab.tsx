/** @file A case at a glance: who, how far, what next; custody and removal; what is in it; its name and reference. */

import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { Section } from '../../ui/page.tsx';
import { type CaseTab, useNavigation } from '../../ui/routes.tsx';
import classes from './cases.module.css';
import { EarlierSection } from './earlier-section.tsx';
import { GlanceSection } from './glance-section.tsx';
import { SituationSection } from './situation-section.tsx';
import { Submissions } from './submissions.tsx';
import { UndecidedSection } from './undecided-section.tsx';

export default function OverviewTab({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('cases');
  const { counts } = view;
  return (
    <>
      <UndecidedSection caseId={view.id} />
      <GlanceSection key={view.id} view={view} />
      <SituationSection key={view.id} view={view} />
      <EarlierSection view={view} />
      <Submissions caseId={view.id} />
      <Section title={t('overview.contents')}>
        <ul className={classes.tiles}>
          <Tile view={view} tab="people" count={counts.people} />
          <Tile view={view} tab="evidence" count={counts.evidence} />
          <Tile view={view} tab="interviews" count={counts.interviews} />
          <Tile view={view} tab="forms" count={counts.worksheets} />
          <Tile view={view} tab="bundles" count={counts.bundles} />
        </ul>
      </Section>
    </>
  );
}

function Tile(props: {
  readonly view: CaseView;
  readonly tab: Extract<CaseTab, 'people' | 'evidence' | 'interviews' | 'forms' | 'bundles'>;
  readonly count: number;
}) {
  const { t } = useTranslation(['cases', 'common']);
  const { go } = useNavigation();
  const empty = useReadOnly() === true ? t('common:readOnly.empty') : t(`cases:tile.${props.tab}.empty`);
  return (
    <li className={classes.tile}>
      <button
        type="button"
        className={classes.tileButton}
        onClick={() => go({ at: 'case', caseId: props.view.id, tab: props.tab })}
      >
        <span className={`${classes.tileNumber} figures`}>{props.count}</span>
        <span className={classes.tileName}>{t(`cases:tile.${props.tab}.name`, { count: props.count })}</span>
        <span className={classes.tileText}>
          {props.count === 0 ? empty : t(`cases:tile.${props.tab}.text`)}
        </span>
      </button>
    </li>
  );
}
