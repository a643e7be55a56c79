/** @file What each person agrees to, purpose by purpose. Nothing is assumed where nothing was asked. */
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/shared/contract/cases.ts';
import { useRead } from '../../bridge/queries.ts';
import { formatDay } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { ConsentDialog } from './consent-dialog.tsx';
import { PURPOSES, type StandingConsent, standingConsents } from './consents.ts';

const today = (): string => {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
};

export function ConsentSection({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation(['consent', 'common']);
  const { data, error, refetch } = useRead('consentList', { caseId: view.id });
  const first = view.people.find((one) => one.role === 'survivor') ?? view.people[0];
  const [personId, setPersonId] = useState<string>(first?.id ?? '');
  const [purpose, setPurpose] = useState<string | null>(null);
  const person = view.people.find((one) => one.id === personId);
  if (person === undefined) return null;
  const standing = standingConsents(data?.consents ?? [], personId, today());
  const recorded = (id: string) => standing.filter((one) => one.line.purpose === id);
  return (
    <Section title={t('consent:title')} about={t('consent:about')}>
      {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {view.people.length === 1 ? null : (
        <NativeSelect
          label={t('consent:person')}
          maw="24rem"
          mb="md"
          value={personId}
          onChange={(event) => setPersonId(event.currentTarget.value)}
          data={view.people.map((one) => ({ value: one.id, label: one.name }))}
        />
      )}
      <SummaryList
        rows={PURPOSES.map(({ id, title }) => ({
          label: title,
          value:
            recorded(id).length === 0 ? (
              <span className="quiet">{t('consent:nothing')}</span>
            ) : (
              recorded(id).map((one) => <ConsentLine key={one.line.id} consent={one} />)
            ),
          change: { label: t('consent:record'), about: title, onChange: () => setPurpose(id) },
        }))}
      />
      <ConsentDialog
        person={person}
        purpose={purpose}
        history={(data?.consents ?? []).filter((one) => one.personId === personId && one.purpose === purpose)}
        onClose={() => setPurpose(null)}
      />
    </Section>
  );
}

export function ConsentLine({ consent }: { readonly consent: StandingConsent }) {
  const { t } = useTranslation('consent');
  const { line, expired } = consent;
  return (
    <p>
      <strong>
        {expired ? t('expired', { day: formatDay(line.expiresOn ?? '') }) : t(`status.${line.status}`)}
      </strong>
      {line.recipient === '' ? '' : ` · ${line.recipient}`}
      {line.item === '' ? '' : ` · ${line.item}`}
      <span className="quiet">
        {` · ${t('recorded', { day: formatDay(line.at), name: line.recordedBy })}`}
        {line.expiresOn === null || expired ? '' : `, ${t('until', { day: formatDay(line.expiresOn) })}`}
      </span>
    </p>
  );
}
