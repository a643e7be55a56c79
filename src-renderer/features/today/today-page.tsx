/** @file What there is to go on with, across all cases. Arrow keys go through all of it; Enter leads to the very thing. */
import { Button, Switch } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DueInCase } from '../../../src-main/contract/dates.ts';
import type { Some } from '../../../src-main/contract/today.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { forgetAtLock } from '../../bridge/locking.ts';
import { useFreshRead, useRead } from '../../bridge/queries.ts';
import { dayWords, needsYou, needWords, ruleWords } from '../../due/words.ts';
import { clockNow, formatWeekday } from '../../ui/dates.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { type Route, useNavigation } from '../../ui/routes.tsx';
import { moveAmongRows } from '../../ui/row-keys.ts';
import { anythingOpen, hasOwners } from './anything-open.ts';
import { rowToBeginAt } from './left-row.ts';
import classes from './today.module.css';
import { TodayRow } from './today-row.tsx';
import { TodaySection } from './today-section.tsx';
import { Built, Consents, Drafts, Evidence, Packs, Undecided, Urgent } from './today-sections.tsx';

/** Days across cases: hearings first, then what is needed now, what we have to see to, and what others have to. */
const KINDS = ['hearings', 'needs', 'due', 'waiting'] as const;

function DueSection(props: {
  readonly kind: (typeof KINDS)[number];
  readonly some: Some<DueInCase>;
  /** Who unlocked the vault: what is theirs is not said to be. */
  readonly actor: string;
}) {
  const { t } = useTranslation('today');
  const { kind, some, actor } = props;
  return (
    <TodaySection title={t(`${kind}.title`)} about={t(`${kind}.about`)} some={some}>
      {some.items.map((one) => (
        <DueRow key={`${one.subject} ${one.ruleId} ${one.caseId}`} one={one} actor={actor} />
      ))}
    </TodaySection>
  );
}

function DueRow({ one, actor }: { readonly one: DueInCase; readonly actor: string }) {
  const { t } = useTranslation('today');
  const { t: tDates } = useTranslation('dates');
  const said = one.needs.length > 0 ? needWords(tDates, one.needs) : one.title;
  const day = dayWords(tDates, one) ?? tDates('state.no-day');
  const why = one.why === undefined ? '' : sayFinding(one.why);
  const facts = [one.person, one.about, why].filter(Boolean).map((fact) => <bdi key={fact}>{fact}</bdi>);
  return (
    <TodayRow
      id={`${one.subject} ${one.ruleId} ${one.caseId}`}
      to={placeOf(one)}
      title={<bdi>{said}</bdi>}
      place={one}
      facts={[
        ...facts,
        ...(one.owner === actor || one.owner === ''
          ? []
          : [<bdi key="owner">{tDates('fact.owner', { name: one.owner })}</bdi>]),
        ...(one.means === 'now' ? [] : [ruleWords(tDates, one)]),
        ...one.hangsOn.map((what) => tDates(`hangsOn.${what}`)),
      ]}
      when={
        one.means === 'now' || (one.why !== undefined && one.on === null)
          ? t('needs.now')
          : whenWords(one, day, tDates('state.overdue'), tDates('state.due'))
      }
      needsYou={one.means === 'now' || needsYou(one.state)}
      action={t('due.open')}
    />
  );
}

/** "10 Dec 2026", and before it that it is past or today. */
const whenWords = ({ state }: DueInCase, day: string, past: string, today: string): string =>
  state === 'overdue' ? `${past}: ${day}` : state === 'due' ? `${today}: ${day}` : day;

/** Where it is recorded, and can be seen to. */
function placeOf({ origin, caseId, bundleId, screeningId }: DueInCase): Route {
  if (origin === 'bundle' && bundleId !== null) return { at: 'bundle', caseId, bundleId };
  if (origin === 'situation') return { at: 'case', caseId, tab: 'overview' };
  if (origin === 'pack') return { at: 'case', caseId, tab: 'forms' };
  return screeningId !== null && origin !== 'answer'
    ? { at: 'interview', caseId, screeningId }
    : { at: 'case', caseId, tab: 'contact' };
}

/** What comes after all that is listed, so that an empty page does not say more than is known. */
function NextDay({ next }: { readonly next: DueInCase | null }) {
  const { t } = useTranslation('today');
  if (next === null || next.on === null) return null;
  return (
    <p>{t('empty.next', { day: formatDay(next.on), title: next.title, reference: next.caseReference })}</p>
  );
}

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
