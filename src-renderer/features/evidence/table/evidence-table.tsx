/**
 * @file The evidence as a table to type into: names, dates, sections, marks and producers of many documents, one cell after
 * the other. One stop of Tab until somebody goes in; then Tab and Enter go on from cell to cell, and Escape leaves.
 */
import { Anchor, Button, Checkbox, VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceChange, EvidenceView } from '../../../../src-main/contract/evidence.ts';
import type { CaseId } from '../../../../src-main/core/ids.ts';
import { call } from '../../../bridge/client.ts';
import { forgetAtLock, keepSaved } from '../../../bridge/locking.ts';
import { forget, queryClient, readKey } from '../../../bridge/queries.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { FilterField } from '../../../ui/filter-field.tsx';
import { useNavigation } from '../../../ui/routes.tsx';
import { useShortcut } from '../../../ui/shortcut.ts';
import { AmendQueue, type AmendState } from './amend-queue.ts';
import { BulkBar } from './bulk-bar.tsx';
import { CellInput, type CellKeys } from './cell-input.tsx';
import { guessFor, takenGuesses } from './guesses.ts';
import classes from './table.module.css';
import { before, COLUMNS, type Column, differing, filledWith, readCell, textOf } from './table-columns.ts';
import { onTableKey } from './table-keys.ts';
import { ROLE } from './table-roles.ts';
import { GuessBeside, type RowActions, TableRow } from './table-row.tsx';
import { useTablePlace } from './use-table-place.ts';

/** Whether what was typed is in the vault, what takes the last of it back, and the keys. */
function TableState({
  queue,
  state: { isSaving, error, last },
  column,
  helpId,
}: {
  readonly queue: AmendQueue;
  readonly state: AmendState;
  readonly column: Column;
  readonly helpId: string;
}) {
  const { t } = useTranslation(['evidence', 'common']);
  useShortcut('ctrl+z', () => queue.undo(), { whileTyping: false, enabled: last !== null });
  if (error !== null) {
    return (
      <ErrorPanel
        error={error}
        onRetry={() => void queue.save()}
        actions={
          <Button
            variant="default"
            onClick={() => {
              queue.giveUp();
              void forget('evidenceList');
            }}
          >
            {t('evidence:table.giveUp')}
          </Button>
        }
      />
    );
  }
  return (
    <div className={classes.state}>
      <span role="status">
        {isSaving
          ? t('evidence:table.saving')
          : last === null
            ? null
            : t('evidence:table.saved', { count: new Set(last.changes.map((one) => one.evidenceId)).size })}
      </span>
      {last === null ? null : (
        <Anchor component="button" type="button" onClick={() => queue.undo()}>
          {t('evidence:table.undo')}
        </Anchor>
      )}
      <span className={classes.keys} id={helpId}>
        {column === 'documentDate' ? `${t('common:fuzzyDate.hint')} ` : null}
        {t('evidence:table.keys')}
      </span>
    </div>
  );
}

/**
 * The changes of each case's table, connected to the engine and to what the screens show. They go on when
 * the table is left.
 */
const queues = new Map<CaseId, AmendQueue>();
forgetAtLock(() => queues.clear());
keepSaved(
  async () => void (await Promise.all([...queues.values()].map((one) => one.save()))),
  () => [...queues.values()].every((one) => one.isKept),
);

/** As the screens have it now, changes that are not in the vault yet included. */
const evidenceNow = (caseId: CaseId): readonly EvidenceView[] =>
  queryClient.getQueryData<{ evidence: EvidenceView[] }>(readKey('evidenceList', { caseId }))?.evidence ?? [];

function show(caseId: CaseId, changes: readonly EvidenceChange[]): void {
  const byId = Map.groupBy(changes, (one) => one.evidenceId);
  queryClient.setQueryData<{ evidence: EvidenceView[] }>(
    readKey('evidenceList', { caseId }),
    (before) =>
      before && {
        evidence: before.evidence.map((one) =>
          Object.assign(
            { ...one },
            ...(byId.get(one.id) ?? []).map(({ evidenceId: _, ...change }) => change),
          ),
        ),
      },
  );
}

function amendingOf(caseId: CaseId): AmendQueue {
  const there = queues.get(caseId);
  if (there !== undefined) return there;
  const queue = new AmendQueue({
    show: (changes) => show(caseId, changes),
    save: async (changes) => {
      await call('evidenceAmend', { changes: [...changes] });
      await forget('bundleShow', 'bundlePreflight', 'caseList');
    },
  });
  queues.set(caseId, queue);
  return queue;
}

function useAmending(caseId: CaseId) {
  const queue = amendingOf(caseId);
  return { queue, ...useSyncExternalStore(queue.subscribe, queue.state) };
}

const ROW_PX = 52;
/** Far enough that a page further is there already, and what is typed meets its cell. */
const OVERSCAN = 16;

export function EvidenceTable(props: {
  readonly shown: readonly EvidenceView[];
  readonly all: readonly EvidenceView[];
  readonly caseId: CaseId;
  readonly filter: string;
  readonly onFilter: (text: string) => void;
  readonly beside: ReactNode;
}) {
  const { shown, caseId } = props;
  const { t } = useTranslation(['evidence', 'common']);
  const { go: goTo } = useNavigation();
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const table = useTablePlace(shown);
  const { queue, ...state } = useAmending(caseId);
  const helpId = useId();
  const { row: activeRow, column: activeColumn } = table.place;
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    getItemKey: (index) => shown[index]?.id ?? index,
  });
  const { follows } = table;
  useLayoutEffect(() => {
    if (follows) virtual.scrollToIndex(activeRow, { align: 'auto' });
  }, [activeRow, follows, virtual]);

  const amend = (changes: readonly EvidenceChange[], cell?: string) => {
    const views = evidenceNow(caseId);
    const those = differing(views, changes);
    queue.amend({
      changes: those,
      back: before(views, those),
      ...(cell === undefined ? {} : { cell }),
    });
  };
  const column = COLUMNS[activeColumn] ?? 'title';
  const active = shown[activeRow];
  const known = useMemo(
    () =>
      column === 'section' || column === 'receivedFrom'
        ? [...new Set(props.all.map((one) => one[column]))].filter((one) => one !== '')
        : [],
    [props.all, column],
  );
  const guess = active === undefined ? undefined : guessFor(active, column);

  /** Of the marked rows, the first into the others; otherwise the row above into this one. */
  const fillDown = () => {
    const marked = table.markedViews;
    const among = marked.length > 1 && active !== undefined && table.marked.has(active.id);
    const [source, ...others] = among ? marked : [shown[activeRow - 1], active];
    const now = evidenceNow(caseId).find((one) => one.id === source?.id);
    if (now === undefined) return;
    amend(
      others.flatMap((one) =>
        one === undefined ? [] : [{ evidenceId: one.id, ...filledWith(now, column) }],
      ),
    );
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>, keys: CellKeys) =>
    onTableKey(event, keys, {
      table,
      rows: shown.length,
      open: () => active !== undefined && actions.open(active),
      toggle: () => active !== undefined && table.toggle(active.id),
      takeGuesses: () => amend(takenGuesses(evidenceNow(caseId).filter(({ id }) => id === active?.id))),
      fillDown,
      undo: () => queue.undo(),
      leave: () => root.current?.querySelector<HTMLElement>('[data-pick-filter]')?.focus(),
    });
  /** What is typed cannot be read: it would be lost if another cell were gone to. */
  const isStuck = useRef(false);
  const latest = useRef({ table, shown });
  latest.current = { table, shown };
  const actions = useMemo<RowActions>(
    () => ({
      open: (view) => goTo({ at: 'exhibit', caseId, evidenceId: view.id }),
      toggle: (view) => latest.current.table.toggle(view.id),
      activate: (view, at) => {
        if (isStuck.current) root.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
        else latest.current.table.go(latest.current.shown.indexOf(view), at);
      },
    }),
    [goTo, caseId],
  );
  const cell = active === undefined ? '' : `${active.id} ${column}`;
  const rows = virtual.getVirtualItems();
  // The cell that is typed into stays there when it is scrolled out of sight.
  const withActive = rows.some(({ index }) => index === activeRow) || active === undefined ? null : activeRow;
  const line = (index: number, start: number, key: string) => {
    const view = shown[index];
    if (view === undefined) return null;
    const isActive = index === activeRow;
    return (
      <div
        key={key}
        role="presentation"
        data-index={index}
        ref={virtual.measureElement}
        className={classes.line}
        style={{ transform: `translateY(${start}px)` }}
      >
        <TableRow
          view={view}
          index={index}
          active={isActive ? activeColumn : null}
          isMarked={table.marked.has(view.id)}
          actions={actions}
          field={
            isActive ? (
              <>
                <CellInput
                  key={cell}
                  label={`${t(`evidence:field.${column === 'documentDate' ? 'date' : column}`)}: ${view.originalName}`}
                  value={textOf(view, column)}
                  placeholder={guess === undefined ? '' : t('evidence:table.guess', { words: guess.words })}
                  describedBy={`${helpId}${guess === undefined ? '' : ` ${helpId}-guess`}`}
                  unreadWords={t(
                    column === 'title' ? 'evidence:field.titleMissing' : 'common:fuzzyDate.unread',
                  )}
                  follows={follows}
                  known={known}
                  onFocus={() => follows || table.go(activeRow, activeColumn)}
                  onCommit={(text) => {
                    const change = readCell(column, text);
                    isStuck.current = change === undefined;
                    if (change !== undefined) amend([{ evidenceId: view.id, ...change }], cell);
                    return change !== undefined;
                  }}
                  onKey={onKey}
                />
                {guess === undefined ? null : (
                  <GuessBeside
                    words={guess.words}
                    id={`${helpId}-guess`}
                    isAlone={textOf(view, column) === ''}
                  />
                )}
              </>
            ) : null
          }
        />
      </div>
    );
  };
  return (
    <div className={classes.root} ref={root}>
      <div className={classes.tools}>
        <FilterField
          label={t('evidence:title')}
          filter={props.filter}
          onFilter={props.onFilter}
          autoFocus={false}
        />
        {props.beside}
      </div>
      <BulkBar
        marked={table.markedViews}
        all={props.all}
        onAmend={amend}
        onClear={() => table.markAll(false)}
      />
      <TableState queue={queue} state={state} column={column} helpId={helpId} />
      <div {...ROLE.grid(t('evidence:title'), shown.length)} className={classes.grid}>
        <div {...ROLE.head} className={`${classes.row} ${classes.head}`}>
          <span {...ROLE.columnHead} className={classes.check}>
            <Checkbox
              size="xs"
              aria-label={t('evidence:table.markAll')}
              checked={shown.length > 0 && table.markedViews.length === shown.length}
              indeterminate={table.markedViews.length > 0 && table.markedViews.length < shown.length}
              onChange={(event) => table.markAll(event.currentTarget.checked)}
            />
          </span>
          <span {...ROLE.columnHead} className={classes.thumbnail}>
            <VisuallyHidden>{t('evidence:table.page')}</VisuallyHidden>
          </span>
          {COLUMNS.map((one) => (
            <span key={one} {...ROLE.columnHead} className={classes.cell} data-column={one}>
              {t(`evidence:table.column.${one}`)}
            </span>
          ))}
        </div>
        <div {...ROLE.rows} className={classes.scroller} ref={scroller}>
          <div role="presentation" className={classes.list} style={{ height: virtual.getTotalSize() }}>
            {rows.map((row) => line(row.index, row.start, String(row.key)))}
            {withActive === null
              ? null
              : line(withActive, withActive * ROW_PX, shown[withActive]?.id ?? 'active')}
          </div>
        </div>
      </div>
    </div>
  );
}
