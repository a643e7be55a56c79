/** @file The packs of a case: what went to whom, what was heard of it since, and the way to make another. */

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import type { PackIssue } from '../../../src-main/contract/packs.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { personToBeginWith } from '../../../src-main/core/people/roles.ts';
import { useRead } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import { Section } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { OutcomeDialog } from './outcome-dialog.tsx';
import classes from './packs.module.css';

export default function PacksSection({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('packs');
  const { go } = useNavigation();
  const { data, error, refetch } = useRead('packList', { caseId: view.id });
  const [asked, setAsked] = useState<PackIssue | null>(null);
  const person = personToBeginWith(view.people);
  if (person === undefined) return null;
  return (
    <Section
      title={t('section')}
      about={t('sectionAbout')}
      actions={
        <Changing>
          <Button onClick={() => go({ at: 'pack', caseId: view.id, personId: person.id })}>
            {t('make')}
          </Button>
        </Changing>
      }
    >
      {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {data?.packs.length === 0 ? <p className="quiet">{t('none')}</p> : null}
      <ul className={classes.packs} data-packs>
        {(data?.packs ?? []).map((one) => (
          <li key={one.id} className={classes.pack}>
            <div className={classes.packMain}>
              <h3 className={classes.packTitle}>{one.title}</h3>
              <p className="quiet">
                {[
                  one.recipient === '' ? '' : t('to', { to: one.recipient }),
                  t('by', { when: formatMoment(one.at), name: one.by }),
                  one.purpose,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <Heard pack={one} />
              {one.since.map((found) => (
                <p key={found.code} data-since>
                  {sayFinding(found)}
                </p>
              ))}
            </div>
            <Changing>
              <Button
                variant="default"
                onClick={() => setAsked(one)}
                aria-label={`${t('heard')}: ${one.title}`}
              >
                {t('heard')}
              </Button>
            </Changing>
          </li>
        ))}
      </ul>
      <OutcomeDialog pack={asked} onClose={() => setAsked(null)} />
    </Section>
  );
}

function Heard({ pack }: { readonly pack: PackIssue }) {
  const { t } = useTranslation('packs');
  if (pack.outcomes.length === 0)
    return pack.expectedBy === null ? null : <p>{t('awaited', { day: formatDay(pack.expectedBy) })}</p>;
  return (
    <ul className={classes.warnings}>
      {pack.outcomes.map((one) => (
        <li key={`${one.at} ${one.outcome} ${one.note}`}>
          {[t(`outcome.${one.outcome}`), formatDay(one.on), one.note].filter(Boolean).join(', ')}
        </li>
      ))}
    </ul>
  );
}
