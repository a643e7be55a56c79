/** @file Forms the organisation brought along: the list, and taking one in from an XLSForm workbook. */
import { Button, Modal, NativeSelect, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PickedFile } from '../../../src-main/contract/bridge.ts';
import type { FormSummary } from '../../../src-main/contract/forms.ts';
import { app, call, failureOf } from '../../bridge/client.ts';
import { startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { forget, useRead } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FilterField } from '../../ui/filter-field.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { moveAmongRows } from '../../ui/row-keys.ts';
import { matchesWords } from '../../ui/word-match.ts';
import { WorkPanel } from '../../ui/work-panel.tsx';
import { ConsentSheet } from './consent-sheet.tsx';
import classes from './forms.module.css';
import { ImportForm } from './import-form.tsx';
import { OwnFormRow } from './own-form-row.tsx';

/** The children's rights checklist of a company, a council or a ministry: in a case of its own, about no survivor. */
const FORM = 'child-rights-security';

function Checklist() {
  const { t } = useTranslation('forms');
  const [opened, setOpened] = useState(false);
  return (
    <section className={classes.finding}>
      <h2 className={classes.title}>{t('checklist.title')}</h2>
      <p className={classes.about}>{t('checklist.about')}</p>
      <div>
        <Button variant="default" onClick={() => setOpened(true)}>
          {t('checklist.open')}
        </Button>
      </div>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('checklist.title')} size="lg">
        <BeginChecklist onClose={() => setOpened(false)} />
      </Modal>
    </section>
  );
}

function BeginChecklist({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['forms', 'common']);
  const { go } = useNavigation();
  const [name, setName] = useState('');
  const [reference, setReference] = useState('');
  const [side, setSide] = useState('company');
  const [missing, setMissing] = useState<'name' | 'reference' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const taken = error !== null && failureOf(error).code === 'already-exists';
  const begin = async () => {
    setBusy(true);
    setError(null);
    try {
      const { id: caseId } = await call('caseCreate', { reference, title: name });
      const { id: personId } = await call('personAdd', { caseId, role: 'organisation', name });
      const answers = [
        { question: 'side', state: 'answered' as const, value: side },
        { question: 'site', state: 'answered' as const, value: name },
      ];
      const { id } = await call('screeningRecord', { caseId, personId, formId: FORM, answers });
      await forget('caseList', 'screeningList', 'todayShow');
      go({ at: 'interview', caseId, screeningId: id });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = name.trim() === '' ? 'name' : reference.trim() === '' ? 'reference' : null;
    setMissing(found);
    if (found === null) void begin();
  };
  return (
    <form onSubmit={submit} noValidate className={classes.finding}>
      <TextInput
        data-autofocus
        label={t('forms:checklist.name')}
        value={name}
        maxLength={500}
        onChange={(event) => setName(event.currentTarget.value)}
        error={missing === 'name' ? t('forms:checklist.nameMissing') : undefined}
      />
      <Radio.Group label={t('forms:checklist.side')} size="md" value={side} onChange={setSide}>
        <div className={classes.sides}>
          <Radio size="md" value="company" label={t('forms:checklist.company')} />
          <Radio size="md" value="government" label={t('forms:checklist.government')} />
        </div>
      </Radio.Group>
      <TextInput
        label={t('forms:checklist.reference')}
        description={t('forms:checklist.referenceHint')}
        value={reference}
        maxLength={80}
        onChange={(event) => setReference(event.currentTarget.value)}
        error={
          missing === 'reference'
            ? t('forms:checklist.referenceMissing')
            : taken
              ? t('forms:checklist.referenceTaken')
              : undefined
        }
      />
      {error === null || taken ? null : <ErrorPanel error={error} />}
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" disabled={busy}>
          {t('forms:checklist.submit')}
        </Button>
      </div>
    </form>
  );
}

/** Any form as blank pages to print and write on: for a place without a laptop. */
const KEY = 'form-paper';

function PaperForm({ forms }: { readonly forms: readonly FormSummary[] }) {
  const { t } = useTranslation('forms');
  const work = useWork(KEY);
  const written = workValue(work, 'formPaper');
  const [formId, setFormId] = useState(forms[0]?.id ?? '');
  const [error, setError] = useState<unknown>(null);
  const form = forms.find((one) => one.id === formId);
  if (form === undefined) return null;
  const write = async () => {
    setError(null);
    try {
      const folder = await app.pickFolder();
      if (folder === null) return;
      await startWork({
        name: 'formPaper',
        input: { formId, folder: folder.handle },
        key: KEY,
        title: form.title,
        home: { at: 'vault', tab: 'forms' },
        folder,
      });
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <section className={classes.finding}>
      <h2 className={classes.title}>{t('paper.title')}</h2>
      <p className={classes.about}>{t('paper.about')}</p>
      <NativeSelect
        label={t('paper.form')}
        maw="32rem"
        value={form.id}
        onChange={(event) => setFormId(event.currentTarget.value)}
        data={forms.map((one) => ({ value: one.id, label: one.title }))}
      />
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      {work === undefined ? null : (
        <WorkPanel work={work}>
          <NotePanel tone="done" role="status" title={t('paper.done', { name: written?.fileName ?? '' })}>
            <p>{t('paper.where', { folder: work.folder?.name ?? '' })}</p>
          </NotePanel>
        </WorkPanel>
      )}
      <div>
        <Button variant="default" disabled={work?.state === 'running'} onClick={() => void write()}>
          {t('paper.submit')}
        </Button>
      </div>
    </section>
  );
}

export default function FormsTab() {
  const { t } = useTranslation(['forms', 'common']);
  const forms = useRead('formList', {});
  const [file, setFile] = useState<PickedFile | null>(null);
  const [kept, setKept] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [filter, setFilter] = useState('');
  const own = forms.data?.forms.filter((form) => form.own);
  const shown = own?.filter((form) => matchesWords(`${form.title} ${form.label}`, filter)) ?? [];
  const pick = async () => {
    setError(null);
    try {
      const [first] = await app.pickFiles('form');
      if (first === undefined) return;
      setKept(null);
      setFile(first);
    } catch (thrown) {
      setError(thrown);
    }
  };
  if (file !== null) {
    return (
      <ImportForm
        key={file.handle}
        file={file}
        onClose={() => setFile(null)}
        onKept={(said) => {
          setFile(null);
          setKept(said);
        }}
      />
    );
  }
  const importButton = (
    <Changing>
      <Button onClick={() => void pick()}>{t('forms:import.open')}</Button>
    </Changing>
  );
  return (
    <div className={classes.tab}>
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      {forms.error === null ? null : <ErrorPanel error={forms.error} onRetry={() => void forms.refetch()} />}
      {kept === null ? null : (
        <NotePanel
          tone="done"
          role="status"
          title={kept}
          actions={
            <Button variant="default" onClick={() => setKept(null)}>
              {t('common:action.dismiss')}
            </Button>
          }
        >
          <p>{t('forms:import.where')}</p>
        </NotePanel>
      )}
      {own === undefined ? null : own.length === 0 ? (
        <EmptyState icon="interview" title={t('forms:empty')} begins action={importButton}>
          <p>{t('forms:about')}</p>
          <p>{t('forms:aboutSafety')}</p>
        </EmptyState>
      ) : (
        <>
          <div className={classes.top}>
            <p className={classes.about}>{t('forms:about')}</p>
            {importButton}
          </div>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside */}
          <div className={classes.finding} onKeyDown={moveAmongRows}>
            <FilterField label={t('forms:list')} filter={filter} onFilter={setFilter} />
            {shown.length === 0 ? (
              <p className="quiet">{t('common:list.nothingMatches', { filter })}</p>
            ) : (
              <ul className={classes.list} aria-label={t('forms:list')}>
                {shown.map((form) => (
                  <OwnFormRow key={form.id} form={form} />
                ))}
              </ul>
            )}
          </div>
        </>
      )}
      <Changing>
        <Checklist />
        {forms.data === undefined ? null : <PaperForm forms={forms.data.forms} />}
        <ConsentSheet />
      </Changing>
    </div>
  );
}
