/** @file Looking at a bundle PDF: anybody's, with the court's rules; or one built here, against its record. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { app } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, type Work, workValue } from '../../bridge/jobs.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './bundles.module.css';
import { Findings, toSeeTo } from './findings.tsx';

const KINDS = ['bundleCheck', 'bundleVerify'] as const;
type Kind = (typeof KINDS)[number];

const bringIntoView = (element: HTMLElement | null): void => {
  element?.scrollIntoView({ block: 'nearest' });
};

export function CheckFiles({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('bundles');
  const [error, setError] = useState<unknown>(null);
  const work = useWork(`look:${caseId}`);
  const look = async (kind: Kind) => {
    setError(null);
    try {
      const [file] = await app.pickFiles('bundle');
      if (file === undefined) return;
      await startWork({
        name: kind,
        input: { file: file.handle },
        key: `look:${caseId}`,
        title: t(`look.${kind}.title`, { name: file.name }),
        home: { at: 'case', caseId, tab: 'bundles' },
      });
    } catch (thrown) {
      setError(thrown);
    }
  };
  const busy = work?.state === 'running' || work?.state === 'stopping';
  return (
    <Section title={t('look.title')} about={t('look.about')}>
      <div className={classes.looks}>
        {KINDS.map((kind) => (
          <Button key={kind} variant="default" disabled={busy} onClick={() => void look(kind)}>
            {t(`look.${kind}.open`)}
          </Button>
        ))}
      </div>
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      {work === undefined ? null : (
        <div ref={bringIntoView} key={work.state}>
          <WorkPanel work={work}>
            <LookResult work={work} />
          </WorkPanel>
        </div>
      )}
    </Section>
  );
}

function LookResult({ work }: { readonly work: Work }) {
  const { t } = useTranslation(['bundles', 'common']);
  const result = workValue(work, 'bundleCheck') ?? workValue(work, 'bundleVerify');
  if (result === null) return null;
  const found = toSeeTo(result.findings);
  const kind = work.name as Kind;
  return (
    <NotePanel
      tone={result.passed ? 'done' : 'needs-you'}
      role="status"
      title={
        result.passed
          ? t(`bundles:look.${kind}.passed`)
          : t(`bundles:look.${kind}.found`, { count: found.length })
      }
      actions={
        <Button variant="default" onClick={() => dismissWork(work.id)}>
          {t('common:action.dismiss')}
        </Button>
      }
    >
      <p>{work.title}</p>
      <p className="figures">{t('bundles:look.rules', { count: result.findings.length })}</p>
      <Findings findings={found} />
    </NotePanel>
  );
}
