/** @file A bundle just built: its file, where it lies, and that it was read back and agrees with the page map. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleView } from '../../../src-main/contract/bundles.ts';
import { app } from '../../bridge/client.ts';
import { dismissWork, type Work, workValue } from '../../bridge/jobs.ts';
import { AskGiven } from '../../consent/recorded-since.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { formatBytes } from '../../ui/sizes.ts';
import classes from './bundles.module.css';
import { Findings } from './findings.tsx';

export function BuiltPanel({ work, view }: { readonly work: Work; readonly view: BundleView }) {
  const { t } = useTranslation(['bundles', 'common']);
  const built = workValue(work, 'bundleBuild');
  const [error, setError] = useState<unknown>(null);
  if (built === null) return null;
  const { folder } = work;
  return (
    <NotePanel
      tone="done"
      role="status"
      title={t('bundles:built.title')}
      actions={
        <>
          {folder === null ? null : (
            <Button onClick={() => void app.showResult(folder.handle).catch(setError)}>
              {t('common:action.showInFolder')}
            </Button>
          )}
          <AskGiven
            caseId={view.caseId}
            release={{ id: `bundle:${built.id}`, title: view.title, to: view.court }}
          />
          <Button variant="default" onClick={() => dismissWork(work.id)}>
            {t('common:action.dismiss')}
          </Button>
        </>
      }
    >
      <p className={classes.fileName}>{built.fileName}</p>
      <p className="figures">
        {t('bundles:built.size', {
          pages: t('bundles:pages', { count: built.pages }),
          documents: t('bundles:documents', { count: built.documents }),
          size: formatBytes(built.byteSize),
        })}
      </p>
      <p>{t('bundles:built.where', { folder: folder?.name ?? '', bag: built.bagName })}</p>
      <p>{t('bundles:built.serve')}</p>
      {built.broughtAlong.length === 0 ? null : <Findings findings={built.broughtAlong} />}
      <p className={`${classes.hash} figures`}>SHA-256 {built.sha256}</p>
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
    </NotePanel>
  );
}
