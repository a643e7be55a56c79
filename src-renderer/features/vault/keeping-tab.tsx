/** @file What must stay, what is to go, and what was erased: legal holds, erasing, how long closed cases are kept. */
import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { CaseId, PersonId } from '../../../src-main/core/ids.ts';
import { app } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './audit.module.css';
import { Erase } from './erase.tsx';
import { LegalHold } from './legal-hold.tsx';

/** What was erased in this vault, and the certificate of each. */
function Erased() {
  const { t } = useTranslation(['vault', 'common']);
  const { data } = useRead('erasureList', {});
  const [notPicked, setNotPicked] = useState<unknown>(null);
  const [erasing, writing] = [useWork('erase'), useWork('certificate')];
  const erased = workValue(erasing, 'erasureMake');
  const written = workValue(writing, 'erasureExport');
  if (data === undefined) return null;
  const write = async (id: string) => {
    setNotPicked(null);
    try {
      const folder = await app.pickFolder();
      if (folder === null) return;
      const input = { id, folder: folder.handle };
      await startWork({
        name: 'erasureExport',
        input,
        key: 'certificate',
        title: t('vault:keeping.made.work'),
        folder,
        home: { at: 'vault', tab: 'keeping' },
      });
    } catch (thrown) {
      setNotPicked(thrown);
    }
  };
  return (
    <div className={classes.check}>
      {erasing === undefined || erased === null ? null : (
        <NotePanel
          tone="done"
          role="status"
          title={t('vault:keeping.erase.done')}
          actions={
            <Button variant="default" onClick={() => dismissWork(erasing.id)}>
              {t('common:action.dismiss')}
            </Button>
          }
        >
          {erased.tidied ? null : <p>{t('vault:keeping.erase.untidied')}</p>}
        </NotePanel>
      )}
      {data.made.length === 0 ? <p>{t('vault:keeping.made.none')}</p> : null}
      <ul className={classes.people} aria-label={t('vault:keeping.made.title')}>
        {data.made.map((one) => (
          <li key={one.id}>
            <strong>{t(`vault:keeping.made.${one.what}`)}</strong>
            <span>{formatMoment(one.at)}</span>
            <span>
              {one.second === null
                ? one.by
                : t('vault:keeping.made.bySecond', { by: one.by, second: one.second })}
            </span>
            <Changing>
              <Button
                variant="default"
                size="sm"
                aria-label={t('vault:keeping.made.of', { when: formatMoment(one.at) })}
                onClick={() => void write(one.id)}
              >
                {t('vault:keeping.made.certificate')}
              </Button>
            </Changing>
          </li>
        ))}
      </ul>
      {notPicked === null ? null : <ErrorPanel error={notPicked} onDismiss={() => setNotPicked(null)} />}
      {writing === undefined ? null : (
        <WorkPanel work={writing}>
          {written === null ? null : (
            <NotePanel
              tone="done"
              role="status"
              title={t('vault:keeping.made.written', { files: written.files.join(', ') })}
            />
          )}
        </WorkPanel>
      )}
    </div>
  );
}

/** How long closed cases are kept, and which are over it. Nothing is erased by itself. */
const MOST_YEARS = 100;

function Retention({
  manages,
  onChoose,
}: {
  readonly manages: boolean;
  /** Somebody wants to see to that case. */
  readonly onChoose: (caseId: string) => void;
}) {
  const { t } = useTranslation('vault');
  const { data } = useRead('erasureList', {});
  const [years, setYears] = useState<number | null>(null);
  const set = useWrite('retentionSet', ['rulesShow', 'erasureList', 'auditList']);
  if (data === undefined) return null;
  const shown = years ?? data.retentionYears ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typeof shown === 'number') set.mutate({ years: shown });
  };
  return (
    <div className={classes.check}>
      <p className="measure">{t('keeping.retention.about')}</p>
      {manages ? (
        <form onSubmit={submit} className={classes.fields} noValidate>
          <NumberInput
            label={t('keeping.retention.years')}
            min={1}
            max={MOST_YEARS}
            allowDecimal={false}
            value={shown}
            onChange={(value) => setYears(typeof value === 'number' ? value : null)}
          />
          <div className={classes.buttons}>
            <Button type="submit" variant="default" disabled={typeof shown !== 'number' || set.isPending}>
              {t('keeping.retention.set')}
            </Button>
            <Button
              variant="default"
              disabled={data.retentionYears === null || set.isPending}
              onClick={() => set.mutate({ years: null }, { onSuccess: () => setYears(null) })}
            >
              {t('keeping.retention.off')}
            </Button>
          </div>
        </form>
      ) : null}
      {set.error === null ? null : <ErrorPanel error={set.error} />}
      {data.retentionYears === null ? null : data.due.length === 0 ? (
        <p>{t('keeping.retention.none')}</p>
      ) : (
        <>
          <h3>{t('keeping.retention.due')}</h3>
          <ul>
            {data.due.map((one) => (
              <li key={one.caseId}>
                <Button variant="subtle" size="compact-sm" onClick={() => onChoose(one.caseId)}>
                  {one.reference}, {one.title}
                </Button>{' '}
                {t('keeping.retention.since', { day: formatDay(one.since) })}
                {one.held ? `, ${t('keeping.retention.held')}` : ''}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

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
