/** @file Forms the organisation brought along: the list, and taking one in from an XLSForm workbook. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PickedFile } from '../../../src-main/contract/bridge.ts';
import { app } from '../../bridge/client.ts';
import { useRead } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FilterField } from '../../ui/filter-field.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { moveAmongRows } from '../../ui/row-keys.ts';
import { matchesWords } from '../../ui/word-match.ts';
import { Checklist } from './checklist.tsx';
import { ConsentSheet } from './consent-sheet.tsx';
import classes from './forms.module.css';
import { ImportForm } from './import-form.tsx';
import { OwnFormRow } from './own-form-row.tsx';
import { PaperForm } from './paper-form.tsx';

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
