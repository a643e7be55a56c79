/** @file One bundle: its arrangement with live page numbers, what to look at before building, and what was built. */

import { Anchor, Button, SegmentedControl } from '@mantine/core';
import { type FocusEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleIssueView, BundleView } from '../../../src-main/contract/bundles.ts';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import type { PageMap } from '../../../src-main/core/bundles/page-map.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { BundleId, CaseId } from '../../../src-main/core/ids.ts';
import { useFreshRead, useRead } from '../../bridge/queries.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { announce } from '../../ui/announce.tsx';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useFocusWhenLost } from '../../ui/focus-when-lost.ts';
import { Page } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { useShortcut } from '../../ui/shortcut.ts';
import { ArrangementList } from './arrangement-list.tsx';
import { BuildPanel } from './build-panel.tsx';
import classes from './bundles.module.css';
import { ChangeHead } from './change-head.tsx';
import { IndexPreview } from './index-preview.tsx';
import { LeftOut } from './left-out.tsx';
import { MarksAndSheets } from './marks-and-sheets.tsx';
import { useArrangement } from './use-arrangement.ts';

/**
 * The last change to the arrangement taken back, or made again: by button, and by keys from anywhere on the
 * page.
 */
function UndoRedo({ work }: { readonly work: ReturnType<typeof useArrangement> }) {
  const { t } = useTranslation('bundles');
  const undo = () => {
    if (!work.canUndo) return;
    announce(t('undo.done'));
    work.undo();
  };
  const redo = () => {
    if (!work.canRedo) return;
    announce(t('redo.done'));
    work.redo();
  };
  useShortcut('ctrl+z', undo, { whileTyping: false });
  useShortcut('ctrl+shift+z', redo, { whileTyping: false });
  return (
    <div className={classes.undoRedo}>
      <Button
        {...restingUnless(work.canUndo)}
        variant="default"
        onClick={undo}
        aria-keyshortcuts="Control+Z"
        title={t('undo.hint')}
      >
        {t('undo.button')}
      </Button>
      <Button
        {...restingUnless(work.canRedo)}
        variant="default"
        onClick={redo}
        aria-keyshortcuts="Control+Shift+Z"
        title={t('redo.hint')}
      >
        {t('redo.button')}
      </Button>
    </div>
  );
}

/** Not `disabled`: the press that takes back the last change would take the keyboard from whoever pressed it. */
const restingUnless = (possible: boolean) =>
  possible ? {} : { 'data-disabled': true, 'aria-disabled': true };

// How many pages the bundle has as it stands.

/**
 * `isCounted` false: what is shown beside it is newer. The numbers of before keep their room, unseen, so that nothing
 * moves under whoever presses on.
 */
function PageCount({ map, isCounted }: { readonly map: PageMap; readonly isCounted: boolean }) {
  const { t } = useTranslation('bundles');
  const documents = map.sections.reduce((sum, section) => sum + section.documents.length, 0);
  const sheets = map.sheets?.length ?? 0;
  const inside = map.totalPages - map.coverPages - map.indexPages - sheets;
  const parts = { cover: map.coverPages, index: map.indexPages, inside, sheets };
  return (
    <p className={`${classes.count} figures`} role="status" aria-busy={!isCounted}>
      {isCounted ? null : <span className={`${classes.counting} quiet`}>{t('counting')}</span>}
      <strong>{t('pages', { count: map.totalPages })}</strong>
      <span className="quiet">
        {t(sheets === 0 ? 'pageParts' : 'pagePartsWithSheets', parts)} ·{' '}
        {t('documents', { count: documents })}
      </span>
    </p>
  );
}

// What was built from this arrangement before, newest first, with what tells one file from another.

/** `issues`: newest first, as the engine lists them. */
function BuiltList({ issues }: { readonly issues: readonly BundleIssueView[] }) {
  const { t } = useTranslation('bundles');
  if (issues.length === 0) return null;
  return (
    <section>
      <h2 className={classes.sideTitle}>{t('issues.title')}</h2>
      <ul className={classes.list}>
        {issues.map((issue) => (
          <li key={issue.id} className={classes.issue}>
            <p className={classes.fileName}>{issue.fileName}</p>
            <p className="quiet figures">
              {t('issues.by', { when: formatMoment(issue.builtAt), name: issue.builtBy })} ·{' '}
              {t('pages', { count: issue.pages })}
            </p>
            <p className={`${classes.hash} figures`}>SHA-256 {issue.sha256}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

// Where the keyboard goes on in a bundle when the row it was in is taken away, or moves.

const ROWS = '[data-document], [data-left], [data-heading]';

interface LeftRow {
  readonly kind: 'document' | 'left' | 'heading';
  readonly id: string;
  /** Which of its kind it was, from the top. */
  readonly at: number;
}

const kindOf = (row: HTMLElement): LeftRow['kind'] =>
  row.dataset.heading !== undefined ? 'heading' : row.dataset.document === undefined ? 'left' : 'document';
const rowsOf = (root: HTMLElement, kind: LeftRow['kind']) => [
  ...root.querySelectorAll<HTMLElement>(`[data-${kind}]`),
];

/** The row that has the keyboard; null where none has. */
function rowOf(root: HTMLElement, target: EventTarget): LeftRow | null {
  const row = target instanceof Element ? target.closest<HTMLElement>(ROWS) : null;
  if (row === null) return null;
  const kind = kindOf(row);
  return { kind, id: row.dataset[kind] ?? '', at: rowsOf(root, kind).indexOf(row) };
}

/** The same thing, wherever it stands now; else what has come to its place; else Build. */
function rowBeside(root: HTMLElement | null, was: LeftRow | null): HTMLElement | null {
  if (root === null) return null;
  const build = root.querySelector<HTMLElement>('[data-build]');
  if (was === null) return build;
  const same = rowsOf(root, was.kind).find((row) => row.dataset[was.kind] === was.id);
  const there = rowsOf(root, was.kind);
  const row = same ?? there[Math.min(was.at, there.length - 1)] ?? root.querySelector<HTMLElement>(ROWS);
  const buttons = [...(row?.querySelectorAll<HTMLElement>('button:not([disabled])') ?? [])];
  return buttons.at(row !== null && row !== undefined && kindOf(row) === 'left' ? -1 : 0) ?? build;
}

export default function BundlePage({
  caseId,
  bundleId,
}: {
  readonly caseId: CaseId;
  readonly bundleId: BundleId;
}) {
  const { t } = useTranslation('bundles');
  const bundle = useFreshRead('bundleShow', { bundleId });
  const evidence = useRead('evidenceList', { caseId });
  const error = bundle.error ?? evidence.error;
  if (error !== null) {
    return (
      <Page title={t('title')}>
        <ErrorPanel error={error} onRetry={() => void Promise.all([bundle.refetch(), evidence.refetch()])} />
      </Page>
    );
  }
  if (bundle.data === undefined || evidence.data === undefined) return null;
  return <Bundle key={bundleId} view={bundle.data} evidence={evidence.data.evidence} />;
}

function Bundle({
  view,
  evidence,
}: {
  readonly view: BundleView;
  readonly evidence: readonly EvidenceView[];
}) {
  const { t } = useTranslation('bundles');
  const { go } = useNavigation();
  const work = useArrangement(view);
  const readOnly = useReadOnly() === true;
  const [chosen, setShown] = useState<'arrange' | 'index'>('arrange');
  const shown = readOnly ? 'index' : chosen;
  const [opened, setOpened] = useState<'cover' | 'marks' | null>(null);
  const { head } = work;
  const whole = useRef<HTMLDivElement>(null);
  const lastRow = useRef<LeftRow | null>(null);
  const toBuild = () => whole.current?.querySelector<HTMLElement>('[data-build]')?.focus();
  // A row that was taken out, put in or undone takes its buttons with it.
  useFocusWhenLost(JSON.stringify(work.arrangement), () => rowBeside(whole.current, lastRow.current));
  const noteRow = (event: FocusEvent<HTMLDivElement>) => {
    lastRow.current = rowOf(event.currentTarget, event.target) ?? lastRow.current;
  };
  return (
    <Page
      title={head.title}
      about={
        <>
          <Anchor
            component="button"
            type="button"
            onClick={() => go({ at: 'case', caseId: view.caseId, tab: 'bundles' })}
          >
            {t('back')}
          </Anchor>
          <span className="figures">
            {[head.court, head.hearingDate === null ? '' : t('hearing', { day: formatDay(head.hearingDate) })]
              .filter(Boolean)
              .map((part) => ` · ${part}`)
              .join('')}
          </span>
        </>
      }
      actions={
        <Changing>
          <Button variant="default" onClick={() => setOpened('marks')}>
            {t('marks.open')}
          </Button>
          <Button variant="default" onClick={() => setOpened('cover')}>
            {t('changeHead')}
          </Button>
        </Changing>
      }
    >
      <Changing>
        <button type="button" className={classes.skip} onClick={toBuild}>
          {t('build.skip')}
        </button>
      </Changing>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only notes where the keyboard is in it */}
      <div className={classes.halves} ref={whole} onFocus={noteRow}>
        <div className={classes.arrange}>
          <div className={classes.arrangeTools}>
            <Changing>
              <SegmentedControl
                size="sm"
                value={shown}
                onChange={(value) => setShown(value === 'index' ? 'index' : 'arrange')}
                data={[
                  { value: 'arrange', label: t('shown.arrange') },
                  { value: 'index', label: t('shown.index') },
                ]}
              />
              <UndoRedo work={work} />
            </Changing>
            <PageCount map={view.map} isCounted={work.isCounted || work.error !== null} />
          </div>
          {work.error === null ? null : <ErrorPanel error={work.error} onRetry={work.retry} />}
          {shown === 'arrange' ? (
            <>
              <ArrangementList
                map={view.map}
                evidence={evidence}
                work={work}
                caseId={view.caseId}
                bundleId={view.id}
              />
              <LeftOut evidence={evidence} work={work} />
            </>
          ) : (
            <IndexPreview map={view.map} cover={head} />
          )}
        </div>
        <div className={classes.side}>
          <Changing>
            <BuildPanel view={view} mark={work.mark} />
          </Changing>
          <BuiltList issues={view.issues} />
        </div>
      </div>
      <ChangeHead
        bundleId={view.id}
        cover={head}
        profile={view.profile}
        opened={opened === 'cover'}
        onClose={() => setOpened(null)}
        onChange={work.changeHead}
      />
      <MarksAndSheets
        cover={head}
        map={view.map}
        opened={opened === 'marks'}
        onClose={() => setOpened(null)}
        onChange={work.changeHead}
      />
    </Page>
  );
}
