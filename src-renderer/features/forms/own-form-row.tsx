/** @file One own form: what it is, its report, writing it out, and taking it out of the list. */

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormSummary } from '../../../src-main/contract/forms.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { app } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { Changing } from '../../ui/changing.tsx';
import { useConfirm } from '../../ui/confirm.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import { FormReport } from './form-report.tsx';
import classes from './forms.module.css';

export function OwnFormRow({ form }: { readonly form: FormSummary }) {
  const { t } = useTranslation(['forms', 'common']);
  const ask = useConfirm();
  const readOnly = useReadOnly() === true;
  const remove = useWrite('formRemove', ['formList', 'formReport', 'formShow']);
  const work = useWork(`form-export:${form.id}`);
  const written = workValue(work, 'formExport');
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const named = { title: form.title };
  const takeOut = async () => {
    const yes = await ask({
      title: t('forms:remove.title', named),
      body: <p>{t('forms:remove.text')}</p>,
      yes: t('forms:remove.yes'),
      destroys: true,
    });
    if (yes) remove.mutate({ formId: form.id });
  };
  const writeOut = async () => {
    setError(null);
    try {
      const yes = await ask({
        title: t('forms:export.title', named),
        body: <p>{t('forms:export.text')}</p>,
        yes: t('forms:export.yes'),
      });
      const folder = yes ? await app.pickFolder() : null;
      if (folder === null) return;
      await startWork({
        name: 'formExport',
        input: { formId: form.id, folder: folder.handle },
        key: `form-export:${form.id}`,
        title: t('forms:export.work', named),
        home: { at: 'vault', tab: 'forms' },
        folder,
      });
    } catch (thrown) {
      setError(thrown);
    }
  };
  const failed = error ?? remove.error;
  const folder = work?.folder ?? null;
  return (
    <li
      className={classes.item}
      data-form={form.id}
      onKeyDown={(event) => {
        if (event.key !== 'Delete' || readOnly || event.target instanceof HTMLInputElement) return;
        event.preventDefault();
        void takeOut();
      }}
    >
      <div className={classes.row}>
        <div className={classes.main}>
          <h3 className={classes.name} id={`form-${form.id}`}>
            <bdi>{form.title}</bdi>
          </h3>
          <p className="figures">
            {t('forms:row.facts', { use: t(`forms:row.${form.use}`), version: form.version })}{' '}
            {t('forms:row.questions', { count: form.questions })}
          </p>
          <p className="quiet">{form.label}</p>
        </div>
        <div className={classes.actions}>
          <Button
            variant="default"
            aria-expanded={open}
            aria-describedby={`form-${form.id}`}
            data-row={form.id}
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'forms:row.closeReport' : 'forms:row.report')}
          </Button>
          <Changing>
            <Button variant="default" disabled={work?.state === 'running'} onClick={() => void writeOut()}>
              {t('forms:row.export')}
            </Button>
            <Button variant="default" disabled={remove.isPending} onClick={() => void takeOut()}>
              {t('forms:row.remove')}
            </Button>
          </Changing>
        </div>
      </div>
      {failed === null ? null : (
        <ErrorPanel
          error={failed}
          onDismiss={() => {
            setError(null);
            remove.reset();
          }}
        />
      )}
      {work === undefined ? null : (
        <WorkPanel work={work}>
          <NotePanel
            tone="done"
            role="status"
            title={t('forms:export.done', { name: written?.fileName ?? '', folder: folder?.name ?? '' })}
            actions={
              <>
                {folder === null ? null : (
                  <Button onClick={() => void app.showResult(folder.handle).catch(setError)}>
                    {t('common:action.showInFolder')}
                  </Button>
                )}
                <Button variant="default" onClick={() => dismissWork(work.id)}>
                  {t('common:action.dismiss')}
                </Button>
              </>
            }
          >
            {written === null || written.left === 0 ? null : (
              <p>{t('forms:export.left', { count: written.left })}</p>
            )}
            <p className={`${classes.hash} figures`}>SHA-256 {written?.sha256}</p>
          </NotePanel>
        </WorkPanel>
      )}
      {open ? <KeptReport formId={form.id} /> : null}
    </li>
  );
}

function KeptReport({ formId }: { readonly formId: string }) {
  const { t } = useTranslation('forms');
  const { data, error, refetch } = useRead('formReport', { formId });
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <div>
      <p className="quiet">{t('row.imported', { day: formatDay(data.importedAt), name: data.importedBy })}</p>
      <FormReport form={data.form} report={data.report} />
    </div>
  );
}
