/** @file Any form as blank pages to print and write on: for a place without a laptop. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormSummary } from '../../../src-main/contract/forms.ts';
import { app } from '../../bridge/client.ts';
import { startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './forms.module.css';

const KEY = 'form-paper';

export function PaperForm({ forms }: { readonly forms: readonly FormSummary[] }) {
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
