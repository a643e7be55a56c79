/** @file What there is to go on with, across all cases. Arrow keys go through all of it; Enter leads to the very thing. */
import { Button, Switch } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetAtLock } from '../../bridge/locking.ts';
import { useFreshRead, useRead } from '../../bridge/queries.ts';
import { clockNow, formatWeekday } from '../../ui/dates.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { moveAmongRows } from '../../ui/row-keys.ts';
import { anythingOpen, hasOwners } from './anything-open.ts';
import { DueSection, NextDay } from './due-sections.tsx';
import { rowToBeginAt } from './left-row.ts';
import classes from './today.module.css';
import { Built, Consents, Drafts, Evidence, Packs, Undecided, Urgent } from './today-sections.tsx';

/** What an interruption had left open on its way out, and what was found when the vault was unlocked. */
function Settled() {
  const { t } = useTranslation('today');
  // Today is still of use where this cannot be read: the log has it too.
  const { data } = useRead('leavingSettled', {});
  if (data === undefined || data.settled.length === 0) return null;
  return (
    <NotePanel tone="needs-you" role="status" title={t('settled.title')}>
      {data.settled.map(({ id, title, folder, state }) => (
        <p key={id}>{t(`settled.${state}`, { title, folder })}</p>
      ))}
    </NotePanel>
  );
}

/** Whether Today is narrowed down to one's own, until the vault locks. */
let kept = false;
forgetAtLock(() => {
  kept = false;
});

const onlyMine = {
  get kept(): boolean {
    return kept;
  },
  keep(mine: boolean): void {
    kept = mine;
  },
};

export default function TodayPage({
  actor,
  waiting,
  notices,
}: {
  /** Who unlocked the vault: what is theirs is not said to be. */
  readonly actor: string;
  /** Rows about files that are not in yet; null when there are none. */
  readonly waiting: ReactNode;
  /** What the vault itself has to say, such as that a backup is due; below what there is to do. */
  readonly notices: ReactNode;
}) {
  const { t } = useTranslation('today');
  const { go } = useNavigation();
  const [mine, setMine] = useState(onlyMine.kept);
  const { data, error, refetch } = useFreshRead('todayShow', { owner: mine ? actor : '' });
  const rows = useRef<HTMLDivElement>(null);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || data === undefined || rows.current === null) return;
    begun.current = true;
    if (document.activeElement?.closest('main [data-row], dialog, [role=dialog]') == null)
      rowToBeginAt(rows.current)?.focus({ preventScroll: true });
  }, [data]);
  const open = data !== undefined && (anythingOpen(data) || waiting !== null);
  return (
    <Page title={t('title')} about={formatWeekday(clockNow())}>
      {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
      <Settled />
      {data === undefined || !(mine || hasOwners(data)) ? null : (
        <Switch
          className={classes.mine}
          label={t('mine.label')}
          description={t('mine.about')}
          checked={mine}
          onChange={(event) => {
            onlyMine.keep(event.currentTarget.checked);
            setMine(event.currentTarget.checked);
          }}
        />
      )}
      {data === undefined ? null : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside
        <div className={classes.all} ref={rows} onKeyDown={moveAmongRows}>
          {open ? null : (
            <EmptyState
              icon="sun"
              title={t(mine ? 'mine.none' : 'empty.title')}
              action={
                <Button data-row="cases" onClick={() => go({ at: 'cases' })}>
                  {t('empty.action')}
                </Button>
              }
            >
              <p>{t(mine ? 'mine.noneText' : 'empty.text')}</p>
              <NextDay next={data.next} />
            </EmptyState>
          )}
          <DueSection kind="hearings" some={data.hearings} actor={actor} />
          <DueSection kind="needs" some={data.needs} actor={actor} />
          <Urgent urgent={data.urgent} />
          <Undecided undecided={data.undecided} />
          <DueSection kind="due" some={data.due} actor={actor} />
          <Drafts drafts={data.drafts} actor={actor} />
          <Evidence evidence={data.evidence} waiting={waiting} />
          <Consents consents={data.consents} />
          <DueSection kind="waiting" some={data.waiting} actor={actor} />
          <Packs packs={data.packs} />
          <Built built={data.built} />
        </div>
      )}
      <div className={classes.notices}>{notices}</div>
    </Page>
  );
}
