/** @file Before building: what to look at. Building: progress and Stop. After: where it is. */
import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleView } from '../../../src-main/contract/bundles.ts';
import { sinceBuilt } from '../../../src-main/core/bundles/decided.ts';
import { NO_DECISION, type TypedDecision } from '../../../src-main/core/consent/override.ts';
import type { FailureData } from '../../../src-main/core/errors/errors.ts';
import type { Finding } from '../../../src-main/core/findings/finding.ts';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { app, call, failureOf } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, type Work, workValue } from '../../bridge/jobs.ts';
import { forgetAtLock, saveEverything } from '../../bridge/locking.ts';
import { forget, useFreshRead, useRead } from '../../bridge/queries.ts';
import { ConsentStop, isConsentStop } from '../../consent/consent-stop.tsx';
import { AskGiven } from '../../consent/recorded-since.tsx';
import { ReleaseStop, useReleased } from '../../privilege/release-stop.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { useOffered } from '../../ui/page-actions.ts';
import type { Route } from '../../ui/routes.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { formatBytes } from '../../ui/sizes.ts';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './bundles.module.css';
import { Findings, toSeeTo } from './findings.tsx';

/**
 * A bundle just built: its file, where it lies, and that it was read back and agrees with the page map.
 */
function BuiltPanel({ work, view }: { readonly work: Work; readonly view: BundleView }) {
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

// Where a page of a bundle is looked at: on the exhibit it comes from.

/** `page`: of the bundle, 1-based. Null for a page that no document has, such as one of the index. */
function exhibitPage({ id, caseId, map }: BundleView, page: number): Route | null {
  const documents = map.sections.flatMap((section) => section.documents);
  const found = documents.find(({ firstPage, lastPage }) => firstPage <= page && page <= lastPage);
  if (found === undefined) return null;
  const evidenceId = found.key as EvidenceId;
  return { at: 'exhibit', caseId, evidenceId, page: page - found.firstPage + 1, from: id };
}

const bringIntoView = (element: HTMLElement | null): void => {
  element?.scrollIntoView({ block: 'nearest' });
};

const SLOW_DISK_MS = 15_000;

interface Built {
  /** What the bundle was: anything else on the screen is not what the file holds. */
  readonly mark: string;
  /** What was to look at then. */
  readonly found: readonly Finding[];
}

/** Of each bundle, when it was built last. */
const lastBuilt = new Map<string, Built>();
forgetAtLock(() => lastBuilt.clear());

/** Nothing was found, but on pages that could not be searched. */
const isUnsearched = (failure: FailureData | null): boolean =>
  failure?.code === 'check-failed' &&
  (failure.found ?? []).length > 0 &&
  (failure.found ?? []).every(({ code }) => code === 'redaction-unsearched');

export function BuildPanel({ view, mark }: { readonly view: BundleView; readonly mark: string }) {
  const { t } = useTranslation('bundles');
  const { go } = useNavigation();
  const pageOf = (page: number) => exhibitPage(view, page);
  const key = `build:${view.id}`;
  const work = useWork(key);
  const preflight = useFreshRead('bundlePreflight', { bundleId: view.id });
  const [error, setError] = useState<unknown>(null);
  const [unsaved, setUnsaved] = useState(false);
  const [reader, setReader] = useState('');
  const marks = useRead('redactionList', { caseId: view.caseId }).data?.marks.length ?? 0;
  const all = toSeeTo(preflight.data?.findings ?? []);
  const running = work?.state === 'running' || work?.state === 'stopping';
  const stopped = error === null ? (work?.failure ?? null) : failureOf(error);
  const held = isConsentStop(stopped) ? stopped : null;
  const isHeld = held !== null || stopped?.code === 'privileged-held';
  // What was to look at before building is behind whoever has the file in front of them; what must be seen to, and was
  // not decided when it was built, is not.
  const isBuilt = !isHeld && workValue(work, 'bundleBuild') !== null;
  const then = lastBuilt.get(view.id);
  const isOld = isBuilt && then?.mark !== mark;
  const isJustBuilt = isBuilt && !isOld;
  const found = isJustBuilt ? sinceBuilt(all, then?.found ?? []).filter((one) => one.level === 'must') : all;

  const released = useReleased();
  // What the vault holds once everything is saved, and not what the screen showed when the button was pressed.
  const latest = useRef<Built>({ mark, found: all });
  latest.current = { mark, found: all };
  const build = async (decision: TypedDecision, lookedAt: boolean) => {
    setError(null);
    try {
      // What is built is what the screen shows, or nothing is.
      const isKept = await saveEverything(SLOW_DISK_MS);
      setUnsaved(!isKept);
      if (!isKept) return;
      if (decision.overrideReason === '' && released.now().items.length === 0)
        await call('bundleMayBuild', { bundleId: view.id });
      const folder = await app.pickFolder();
      if (folder === null) return;
      lastBuilt.set(view.id, latest.current);
      const built = await startWork({
        name: 'bundleBuild',
        input: {
          bundleId: view.id,
          folder: folder.handle,
          ...decision,
          released: released.now(),
          ...(reader.trim() === '' ? {} : { redactedFor: reader.trim() }),
          lookedAt,
        },
        key,
        title: t('build.title', { title: view.title }),
        home: { at: 'bundle', caseId: view.caseId, bundleId: view.id },
        folder,
      });
      if (built !== null) await forget('bundleShow', 'bundleList', 'evidenceCustody', 'consentReleases');
    } catch (thrown) {
      setError(thrown);
      await forget('bundlePreflight');
    }
  };
  // A yes is for one try with this reader, and for those after it that ask for consent or a release.
  const looked = useRef<string | null>(null);
  const again = (decision = NO_DECISION) => {
    if (work?.state === 'failed' || work?.state === 'done') dismissWork(work.id);
    void build(decision, looked.current === reader);
  };
  const begin = () => {
    released.forget();
    looked.current = null;
    again();
  };
  useOffered([{ id: 'build', label: t('build.submit'), run: () => (running ? undefined : begin()) }]);
  return (
    <section>
      <h2 className={classes.sideTitle}>{t('build.head')}</h2>
      <p className="quiet">{t('build.about')}</p>
      {marks === 0 ? null : (
        <TextInput
          label={t('build.reader')}
          description={t('build.readerAbout', { count: marks })}
          maxLength={500}
          mb="sm"
          value={reader}
          onChange={(event) => setReader(event.currentTarget.value)}
        />
      )}
      <div className={classes.buildActions}>
        <Button
          size="md"
          disabled={view.map.totalPages === 0}
          // It keeps the keyboard while it has nothing to do.
          {...(running ? { 'data-disabled': true, 'aria-disabled': true } : {})}
          onClick={() => (running ? undefined : begin())}
          data-build
        >
          {t('build.submit')}
        </Button>
      </div>
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      {unsaved ? (
        <NotePanel tone="needs-you" role="status" title={t('build.unsaved')}>
          <p>{t('build.unsavedText')}</p>
        </NotePanel>
      ) : null}
      {work === undefined ? null : (
        <div className={classes.buildWork}>
          {isOld ? (
            <NotePanel tone="needs-you" role="status" title={t('built.old')}>
              <p>{t('built.oldText')}</p>
            </NotePanel>
          ) : null}
          <WorkPanel work={work}>
            <BuiltPanel work={work} view={view} />
          </WorkPanel>
        </div>
      )}
      {isUnsearched(stopped) ? (
        <Button
          variant="default"
          onClick={() => {
            looked.current = reader;
            again();
          }}
        >
          {t('build.lookedAt')}
        </Button>
      ) : null}
      <ReleaseStop failure={stopped} released={released} onGoOn={() => again()} />
      {held === null ? null : (
        <div className={classes.buildWork} ref={bringIntoView}>
          <ConsentStop
            caseId={view.caseId}
            kind="bundle-build"
            failure={held}
            what={view.title}
            onRetry={() => again()}
            onGoOn={again}
          />
        </div>
      )}
      {preflight.error !== null ? (
        <ErrorPanel error={preflight.error} onRetry={() => void preflight.refetch()} />
      ) : found.length > 0 ? (
        <div className={classes.preflight}>
          <h3 className={classes.sideTitle}>
            {t(isJustBuilt ? 'preflight.inBuilt' : 'preflight.found', { count: found.length })}
          </h3>
          <Findings findings={found} pageOf={pageOf} onPage={go} />
        </div>
      ) : preflight.data === undefined || isBuilt ? null : (
        <div className={classes.preflight}>
          <NotePanel tone="done">
            <p>{t('preflight.nothing', { count: preflight.data.findings.length })}</p>
          </NotePanel>
        </div>
      )}
    </section>
  );
}
