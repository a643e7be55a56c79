/** @file The chronology of a case: what of it is shown, its entries with where each is from, and ways to use it. */

import { Anchor, Button, Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../src-main/contract/index.ts';
import { CHRONOLOGY_KINDS, type ChronologyKind } from '../../../src-main/core/chronology/entry.ts';
import type { CaseId, PersonId } from '../../../src-main/core/ids.ts';
import { startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { forget, useRead } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import { ChronologyTable } from './chronology-table.tsx';
import classes from './contact.module.css';
import { SaveChronology } from './save-chronology.tsx';

export default function ChronologyPage({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('contact');
  const { go } = useNavigation();
  const [kinds, setKinds] = useState<readonly ChronologyKind[]>(CHRONOLOGY_KINDS);
  const [personId, setPersonId] = useState<PersonId | null>(null);
  const [leaveOut, setLeaveOut] = useState(true);
  const [saving, setSaving] = useState(false);
  const chosen: CallInput<'chronologyList'> = {
    caseId,
    personId,
    leaveOutPrivileged: leaveOut,
    kinds: kinds.length === CHRONOLOGY_KINDS.length ? [] : [...kinds],
  };
  const { data, error } = useRead('chronologyList', chosen, { keepPrevious: true });
  const view = useRead('caseShow', { caseId });
  const rows = kinds.length === 0 ? [] : (data?.rows ?? []);
  const people = view.data?.people ?? [];
  return (
    <Page
      title={t('chronology.title')}
      about={
        <>
          <Anchor component="button" type="button" onClick={() => go({ at: 'case', caseId, tab: 'contact' })}>
            {t('chronology.back')}
          </Anchor>
          <span aria-hidden="true"> · </span>
          <span className="figures">{view.data?.reference}</span>
        </>
      }
      actions={
        rows.length === 0 ? undefined : (
          <Changing>
            <MakeExhibit chosen={chosen} />
            <Button onClick={() => setSaving(true)}>{t('chronology.print')}</Button>
          </Changing>
        )
      }
    >
      <p className="quiet measure">{t('chronology.about')}</p>
      {error === null ? null : <ErrorPanel error={error} />}
      <MadeExhibit caseId={caseId} />
      <Checkbox.Group
        label={t('chronology.show')}
        className={classes.shown ?? ''}
        value={[...kinds]}
        onChange={(picked) => setKinds(CHRONOLOGY_KINDS.filter((one) => picked.includes(one)))}
      >
        <div className={classes.choices}>
          {CHRONOLOGY_KINDS.map((kind) => (
            <Checkbox key={kind} size="md" value={kind} label={t(`chronology.kind.${kind}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={classes.choices}>
        <Checkbox
          size="md"
          label={t('chronology.privileged')}
          checked={leaveOut}
          onChange={(event) => setLeaveOut(event.currentTarget.checked)}
        />
      </div>
      {people.length < 2 ? null : (
        <NativeSelect
          label={t('chronology.whose')}
          maw="24rem"
          mb="md"
          value={personId ?? ''}
          onChange={({ currentTarget: { value } }) => setPersonId(value === '' ? null : (value as PersonId))}
          data={[
            { value: '', label: t('chronology.everybody') },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <p role="status" className="quiet">
        {data === undefined ? '' : t('chronology.count', { count: rows.length })}
        {(data?.leftOut ?? 0) > 0 ? ` ${t('chronology.leftOut', { count: data?.leftOut ?? 0 })}` : ''}
      </p>
      {data === undefined ? null : rows.length === 0 ? (
        <p className="quiet">{t('chronology.none')}</p>
      ) : (
        <ChronologyTable caseId={caseId} rows={rows} />
      )}
      {saving ? <SaveChronology chosen={chosen} onClose={() => setSaving(false)} /> : null}
    </Page>
  );
}

const keyOf = (caseId: string): string => `chronology-exhibit:${caseId}`;

function MakeExhibit({ chosen }: { readonly chosen: CallInput<'chronologyList'> }) {
  const { t } = useTranslation('contact');
  const key = keyOf(chosen.caseId);
  const work = useWork(key);
  const make = async () => {
    const home = { at: 'chronology', caseId: chosen.caseId };
    await startWork({ name: 'chronologyExhibit', input: chosen, key, title: t('chronology.title'), home });
    await forget('evidenceList', 'caseShow', 'caseList');
  };
  return (
    <Button variant="default" disabled={work?.state === 'running'} onClick={() => void make()}>
      {t('chronology.exhibit')}
    </Button>
  );
}

function MadeExhibit({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('contact');
  const { go } = useNavigation();
  const work = useWork(keyOf(caseId));
  const made = workValue(work, 'chronologyExhibit');
  if (work === undefined) return null;
  return (
    <WorkPanel work={work}>
      {made === null ? null : (
        <NotePanel tone="done" role="status" title={t('chronology.made', { title: made.title })}>
          <Anchor
            component="button"
            type="button"
            onClick={() => go({ at: 'exhibit', caseId, evidenceId: made.id })}
          >
            {t('chronology.openExhibit')}
          </Anchor>
        </NotePanel>
      )}
    </WorkPanel>
  );
}
