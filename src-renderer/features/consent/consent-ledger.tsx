/** @file What each person agrees to, purpose by purpose, with its whole history. Nothing is assumed where nothing was asked. */

import { NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import type { PersonId } from '../../../src-main/core/ids.ts';
import { personToBeginWith } from '../../../src-main/core/people/roles.ts';
import { useRead } from '../../bridge/queries.ts';
import classes from '../../consent/consent.module.css';
import { ConsentDialog } from '../../consent/consent-dialog.tsx';
import { APART_WHY, type ConsentAsked, PURPOSES, standingOf } from '../../consent/consents.ts';
import { Releases } from '../../consent/releases.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { LineSection } from '../../ui/line-section.tsx';
import { Section } from '../../ui/page.tsx';
import { PurposeRow } from './purpose-row.tsx';

export default function ConsentLedger({
  view,
  cameFor,
}: {
  readonly view: CaseView;
  /** Whose consents are wanted: then the ledger is what the page opens on. */
  readonly cameFor: PersonId | undefined;
}) {
  const { t } = useTranslation('consent');
  const { data, error, refetch } = useRead('consentList', { caseId: view.id });
  const evidence = useRead('evidenceList', { caseId: view.id });
  const first = personToBeginWith(view.people);
  const [personId, setPersonId] = useState<string>(cameFor ?? first?.id ?? '');
  const [asked, setAsked] = useState<ConsentAsked | null>(null);
  const top = useRef<HTMLElement>(null);
  const read = data !== undefined;
  useEffect(() => {
    if (cameFor === undefined || !read) return;
    const ledger = top.current;
    ledger?.scrollIntoView({ block: 'start' });
    ledger?.querySelector<HTMLElement>('select, button')?.focus({ preventScroll: true });
  }, [cameFor, read]);
  const person = view.people.find((one) => one.id === personId) ?? first;
  if (person === undefined) return null;
  const ledger = (data?.consents ?? []).filter((line) => line.personId === person.id);
  const standing = data === undefined ? [] : standingOf(ledger, person.id, data.today);
  const titles = new Map(
    (evidence.data?.evidence ?? []).map((one) => [
      one.id as string,
      [one.exhibitRef, one.title].filter(Boolean).join(' '),
    ]),
  );
  return (
    <>
      <Section ref={top} title={t('title')} about={t('about')}>
        {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
        <div className={classes.whose}>
          {view.people.length === 1 ? null : (
            <NativeSelect
              label={t('person')}
              value={person.id}
              onChange={(event) => setPersonId(event.currentTarget.value)}
              data={view.people.map((one) => ({ value: one.id, label: one.name }))}
            />
          )}
          <p className={classes.apart}>{APART_WHY}</p>
        </div>
        <div className={classes.purposes}>
          {PURPOSES.map((purpose) => (
            <PurposeRow
              key={purpose.id}
              purpose={purpose}
              standing={standing.filter((one) => one.line.purpose === purpose.id)}
              ledger={ledger.filter((line) => line.purpose === purpose.id)}
              titleOf={(id) => titles.get(id) ?? id}
              onRecord={() => setAsked({ person, purpose: purpose.id })}
              onWithdraw={({ recipient, item }) =>
                setAsked({ person, purpose: purpose.id, withdraw: true, recipient, item })
              }
            />
          ))}
        </div>
      </Section>
      <LineSection title={t('releases.title')} sum={t('releases.about')}>
        <Releases caseId={view.id} />
      </LineSection>
      <ConsentDialog caseId={view.id} asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}
