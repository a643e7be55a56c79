/** @file The bundles of a case, and looking at a bundle file with the court's rules. */

import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleSummary } from '../../../src-main/contract/bundles.ts';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { app, call } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, type Work, workValue } from '../../bridge/jobs.ts';
import { forget, useRead } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useFocusWhenLost } from '../../ui/focus-when-lost.ts';
import { Icon } from '../../ui/icons.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { useOfferUndo } from '../../ui/undo.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './bundles.module.css';
import { Findings, toSeeTo } from './findings.tsx';
import { NewBundle } from './new-bundle.tsx';

/** Looking at a bundle PDF: anybody's, with the court's rules; or one built here, against its record. */
const KINDS = ['bundleCheck', 'bundleVerify'] as const;
type Kind = (typeof KINDS)[number];

const bringIntoView = (element: HTMLElement | null): void => {
  element?.scrollIntoView({ block: 'nearest' });
};

function CheckFiles({ caseId }: { readonly caseId: CaseId }) {
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

/** Whatever shows or counts the bundles of a case. */
const LISTED = ['bundleList', 'caseShow', 'caseList', 'todayShow'] as const;

export default function BundlesTab({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('bundles');
  const { go } = useNavigation();
  const { data, error, refetch } = useRead('bundleList', { caseId: view.id });
  const [creating, setCreating] = useState(false);
  const create = (
    <Changing>
      <Button leftSection={<Icon name="plus" size={18} />} onClick={() => setCreating(true)}>
        {t('new.open')}
      </Button>
    </Changing>
  );
  const [failed, setFailed] = useState<unknown>(null);
  const offerUndo = useOfferUndo();
  const remove = async ({ id: bundleId, title }: BundleSummary) => {
    setFailed(null);
    await call('bundleRemove', { bundleId });
    offerUndo(t('removed', { title }), async () => {
      await call('bundleRestore', { bundleId });
      await forget(...LISTED);
    });
    await forget(...LISTED);
  };
  // What was taken out takes its button along: the keyboard goes on from the row that stands there now, or the title.
  const list = useRef<HTMLUListElement>(null);
  const lastRow = useRef(0);
  useFocusWhenLost((data?.bundles ?? []).map(({ id }) => id).join(), () => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-opens]') ?? [])];
    const title = document.querySelector<HTMLElement>('main [data-page-title]');
    return rows[Math.min(lastRow.current, rows.length - 1)] ?? title;
  });
  const noEvidence = view.counts.evidence === 0;
  return (
    <>
      {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {failed === null ? null : <ErrorPanel error={failed} onDismiss={() => setFailed(null)} />}
      {data === undefined ? null : data.bundles.length === 0 ? (
        <EmptyState icon="bundle" title={t('empty.title')} begins action={noEvidence ? undefined : create}>
          <p>{t('empty.text')}</p>
          {noEvidence ? <p>{t('empty.evidenceFirst')}</p> : null}
        </EmptyState>
      ) : (
        <Section title={t('title')} actions={create}>
          <ul className={classes.list} ref={list}>
            {data.bundles.map((one, row) => (
              <li key={one.id} className={classes.row}>
                <div className={classes.rowMain}>
                  <p className={classes.rowTitle}>
                    <bdi>{one.title}</bdi>
                  </p>
                  <p className="quiet figures">
                    {[
                      one.court,
                      one.hearingDate === null ? '' : t('hearing', { day: formatDay(one.hearingDate) }),
                    ]
                      .filter(Boolean)
                      .concat(t('changed', { day: formatDay(one.updatedAt) }))
                      .join(' · ')}
                  </p>
                </div>
                {one.isBuilt ? null : (
                  <Changing>
                    <Button
                      variant="subtle"
                      aria-label={t('remove', { title: one.title })}
                      onClick={() => {
                        lastRow.current = row;
                        void remove(one).catch(setFailed);
                      }}
                    >
                      {t('removeShort')}
                    </Button>
                  </Changing>
                )}
                <Button
                  data-opens
                  variant="default"
                  aria-label={`${t('open')}: ${one.title}`}
                  onClick={() => go({ at: 'bundle', caseId: view.id, bundleId: one.id })}
                >
                  {t('open')}
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <RemovedBundles caseId={view.id} />
      <CheckFiles caseId={view.id} />
      {data === undefined ? null : (
        <NewBundle
          view={view}
          newest={data.bundles[0]?.heading}
          opened={creating}
          onClose={() => setCreating(false)}
        />
      )}
    </>
  );
}

/** The way back when the message that offered it is gone. */
function RemovedBundles({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('bundles');
  const { data } = useRead('bundleList', { caseId, removed: true });
  const [failed, setFailed] = useState<unknown>(null);
  const removed = data?.bundles ?? [];
  const summary = useRef<HTMLElement>(null);
  useFocusWhenLost(
    String(removed.length),
    () => summary.current ?? document.querySelector<HTMLElement>('main [data-page-title]'),
  );
  const restore = async (bundleId: BundleSummary['id']) => {
    setFailed(null);
    await call('bundleRestore', { bundleId });
    await forget(...LISTED);
  };
  if (removed.length === 0) return null;
  return (
    <details className={classes.removedBundles}>
      <summary ref={summary}>{t('removedBundles', { count: removed.length })}</summary>
      {failed === null ? null : <ErrorPanel error={failed} onDismiss={() => setFailed(null)} />}
      <ul className={classes.list}>
        {removed.map((one) => (
          <li key={one.id} className={classes.row}>
            <p className={classes.rowTitle}>
              <bdi>{one.title}</bdi>
            </p>
            <Changing>
              <Button
                variant="default"
                aria-label={t('restoreNamed', { title: one.title })}
                onClick={() => void restore(one.id).catch(setFailed)}
              >
                {t('restore')}
              </Button>
            </Changing>
          </li>
        ))}
      </ul>
    </details>
  );
}
