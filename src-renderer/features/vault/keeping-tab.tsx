/** @file What must stay, what is to go, and what was erased: legal holds, erasing, how long closed cases are kept. */
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId, PersonId } from '../../../src-main/core/ids.ts';
import { dismissWork, useWork } from '../../bridge/jobs.ts';
import { useRead } from '../../bridge/queries.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { Changing } from '../../ui/changing.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './audit.module.css';
import { Erase } from './erase.tsx';
import { Erased } from './erased.tsx';
import { LegalHold } from './legal-hold.tsx';
import { Retention } from './retention.tsx';

/** As many as one list holds without being searched; the rest are reached by command. */
const MOST = 500;

export default function KeepingTab() {
  const { t } = useTranslation('vault');
  const { data: people } = useRead('colleagueList', {});
  const { data: cases, error } = useRead('caseList', { limit: MOST });
  const [caseId, setCaseId] = useState('');
  const readOnly = useReadOnly() === true;
  const work = useWork('erase');
  if (error !== null) return <ErrorPanel error={error} />;
  if (cases === undefined || people === undefined) return null;
  const own = people.people.find(({ you }) => you)?.role ?? 'read-only';
  const role = readOnly ? 'read-only' : own;
  const chosen = cases.cases.find(({ id }) => id === caseId);
  // Why one thing was not erased says nothing about the next.
  const putAside = () => {
    if (work?.state === 'failed' || work?.state === 'stopped') dismissWork(work.id);
  };
  const choose = (id: string) => {
    putAside();
    setCaseId(id);
  };
  return (
    <>
      <div className={classes.check}>
        <p className="measure">{t('keeping.about')}</p>
        <NativeSelect
          maw="32rem"
          label={t('keeping.case')}
          data={[
            { value: '', label: t('keeping.choose') },
            ...cases.cases.map(({ id, reference, title }) => ({
              value: id,
              label: `${reference}, ${title}`,
            })),
          ]}
          value={caseId}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      </div>
      {chosen === undefined ? null : (
        <OfCase
          key={chosen.id}
          role={role}
          caseId={chosen.id}
          reference={chosen.reference}
          onGone={() => setCaseId('')}
          onOther={putAside}
        />
      )}
      {work === undefined || work.state === 'done' ? null : <WorkPanel work={work} place="erase" />}
      <Section title={t('keeping.retention.title')}>
        <Retention manages={role === 'supervisor'} onChoose={choose} />
      </Section>
      <Section title={t('keeping.made.title')}>
        <Erased />
      </Section>
    </>
  );
}

function OfCase({
  role,
  caseId,
  reference,
  onGone,
  onOther,
}: {
  readonly role: string;
  readonly caseId: CaseId;
  readonly reference: string;
  readonly onGone: () => void;
  /** Somebody else of it is looked at, or a hold on it was changed. */
  readonly onOther: () => void;
}) {
  const { t } = useTranslation('vault');
  const { data } = useRead('caseShow', { caseId });
  const [personId, setPersonId] = useState('');
  if (data === undefined) return null;
  const person = data.people.find(({ id }) => id === personId);
  const whose = { caseId, ...(person === undefined ? {} : { personId: person.id as PersonId }) };
  return (
    <>
      <div className={classes.fields}>
        <NativeSelect
          label={t('keeping.person')}
          data={[
            { value: '', label: t('keeping.whole') },
            ...data.people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={personId}
          onChange={(event) => {
            onOther();
            setPersonId(event.currentTarget.value);
          }}
        />
      </div>
      <Section title={t('keeping.hold.title')}>
        <LegalHold whose={whose} role={role} onChanged={onOther} />
      </Section>
      <Changing>
        <Section title={t('keeping.erase.title')}>
          {role === 'supervisor' ? (
            <Erase key={personId} whose={whose} name={person?.name ?? reference} onGone={onGone} />
          ) : (
            <p>{t('keeping.erase.notYou')}</p>
          )}
        </Section>
      </Changing>
    </>
  );
}
