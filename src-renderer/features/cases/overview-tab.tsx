/** @file A case at a glance: who, how far, what next; custody and removal; what is in it; its name and reference. */

import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseView, EarlierLine } from '../../../src-main/contract/cases.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { fieldName } from '../../../src-main/core/details/field-lines.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { useRead } from '../../bridge/queries.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { type CaseTab, useNavigation } from '../../ui/routes.tsx';
import classes from './cases.module.css';
import { GlanceSection } from './glance-section.tsx';
import { SituationSection } from './situation-section.tsx';
import { UndecidedSection } from './undecided-section.tsx';

/** What every field said before, by whom and when: one line until it is opened. */
function EarlierSection({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('cases');
  const { data, error, refetch } = useRead('earlierWords', { caseId: view.id });
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  const subjects = data?.subjects ?? [];
  if (subjects.length === 0) return null;
  return (
    <details className={classes.earlier}>
      <summary>{t('earlier.before')}</summary>
      {subjects.map((of) => (
        <div key={of.subject}>
          <h3>{of.about}</h3>
          <ul>
            {of.fields.flatMap(({ field, lines }) =>
              lines.map((line) => (
                <li key={`${field} ${line.id}`}>
                  <FieldWords field={field} />:{' '}
                  {line.effective ? (
                    <strong>
                      <Said line={line} />
                    </strong>
                  ) : (
                    <Said line={line} />
                  )}
                </li>
              )),
            )}
          </ul>
        </div>
      ))}
    </details>
  );
}

const FIELDS = [
  ...(['title', 'status', 'role', 'name', 'alsoKnownAs', 'birthDate', 'language'] as const),
  ...(['interpreterNeeded', 'safeContact', 'note', 'exhibitRef', 'section', 'documentDate'] as const),
  ...(['reference', 'profile', 'receivedFrom'] as const),
] as const;

function FieldWords({ field }: { readonly field: string }) {
  const { t } = useTranslation('cases');
  const known = FIELDS.find((one) => one === field);
  return known === undefined ? fieldName(field) : t(`earlier.field.${known}`);
}

function Said({ line: { words, author, at } }: { readonly line: EarlierLine }) {
  const { t } = useTranslation('cases');
  const who = [author, at === '' ? '' : formatMoment(at)].filter(Boolean).join(', ');
  const said = words === null ? t('earlier.elsewhere') : words === '' ? t('earlier.nothing') : words;
  return who === '' ? said : `${said} (${who})`;
}

/** What of this case was typed into an official form, and when, as somebody said. */
function Submissions({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('cases');
  const { go } = useNavigation();
  const { data, error } = useRead('submissionList', { caseId });
  if (error !== null) return <ErrorPanel error={error} />;
  const sent = (data?.submissions ?? []).flatMap(({ stands, ...one }) =>
    stands === null ? [] : [{ ...one, ...stands }],
  );
  if (sent.length === 0) return null;
  return (
    <Section title={t('submitted.title')}>
      <ul>
        {sent.map(({ screeningId, formTitle, person, day, reference }) => (
          <li key={screeningId} className="words" data-submitted>
            {reference === ''
              ? t('submitted.on', { day: formatDay(day), person })
              : t('submitted.reference', { day: formatDay(day), person, reference })}{' '}
            <Anchor
              component="button"
              type="button"
              onClick={() => go({ at: 'interview', caseId, screeningId })}
            >
              {formTitle}
            </Anchor>
          </li>
        ))}
      </ul>
    </Section>
  );
}

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
