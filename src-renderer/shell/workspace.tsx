/** @file Locked: the unlock screens. Unlocked: rail, top bar and the page the person is on. */

import { Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Talk } from '../../src-main/contract/bridge.ts';
import { app } from '../bridge/client.ts';
import { saveEverything } from '../bridge/locking.ts';
import { useFreshRead } from '../bridge/queries.ts';
import { anythingOpen } from '../features/today/anything-open.ts';
import { Unlock } from '../features/unlock/unlock.tsx';
import { ClockNotice } from '../features/vault/clock-notice.tsx';
import { ReadOnlyNote } from '../features/vault/read-only-note.tsx';
import { RecoveryNotice } from '../features/vault/recovery-notice.tsx';
import { SalvageNotice } from '../features/vault/salvage-notice.tsx';
import { FirstHour } from '../help/first-hour.tsx';
import { openFirstHour } from '../help/first-hour-store.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { LEAVE, pageActions } from '../ui/page-actions.ts';
import { NavigationProvider, type Route, useNavigation } from '../ui/routes.tsx';
import { useShortcut } from '../ui/shortcut.ts';
import { UndoProvider } from '../ui/undo.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Palette } from './palette.tsx';
import { openPalette } from './palette-store.ts';
import { SecondPerson } from './second-person.tsx';
import { useSession } from './session.tsx';
import classes from './shell.module.css';
import { WorkTray } from './work-tray.tsx';

/** Ctrl+Shift+F: the search, over the case that is open or over all. Not from an interview: it would lead out of it. */
function searchFrom(route: Route): Route {
  const caseId = 'caseId' in route ? route.caseId : undefined;
  return { at: 'search', ...(caseId === undefined ? {} : { caseId }) };
}

function useSearchKey(): void {
  const { route, go } = useNavigation();
  useShortcut('ctrl+shift+f', () => {
    if (pageActions().only) return;
    if (route.at !== 'search') {
      go(searchFrom(route));
      return;
    }
    const field = document.querySelector<HTMLInputElement>('main [data-pick-filter]');
    field?.focus();
    field?.select();
  });
}

/** Which page belongs to which place. Each is its own piece of the program, read when first opened. */
const BundlePage = lazy(() => import('../features/bundles/bundle-page.tsx'));
const Cases = lazy(() => import('../features/cases/case-list-page.tsx'));
const CasePage = lazy(() => import('./case-page.tsx'));
const ChronologyPage = lazy(() => import('../features/contact/chronology-page.tsx'));
const ExhibitPage = lazy(() => import('../features/evidence/exhibit-page.tsx'));
const FiguresPage = lazy(() => import('../features/figures/figures-page.tsx'));
const HandoverPage = lazy(() => import('../features/handover/review-page.tsx'));
const InterviewPage = lazy(() => import('./interview-page.tsx'));
const PackPage = lazy(() => import('../features/packs/pack-page.tsx'));
const RecordedPage = lazy(() => import('../features/answers/recorded-page.tsx'));
const SearchPage = lazy(() => import('../features/search/search-page.tsx'));
const TodayPlace = lazy(() => import('./today-place.tsx'));
const VaultPage = lazy(() => import('./vault-page.tsx'));

function RoutePage() {
  const { route } = useNavigation();
  switch (route.at) {
    case 'today':
      return <TodayPlace />;
    case 'cases':
      return <Cases key={String(route.create)} create={route.create ?? false} notices={<RecoveryNotice />} />;
    case 'case':
      return <CasePage key={route.caseId} caseId={route.caseId} tab={route.tab} personId={route.personId} />;
    case 'exhibit':
      return (
        <ExhibitPage
          key={route.evidenceId}
          caseId={route.caseId}
          evidenceId={route.evidenceId}
          page={route.page ?? 1}
          mark={route.mark ?? null}
          from={route.from ?? null}
        />
      );
    case 'interview':
      return (
        <InterviewPage
          key={route.screeningId}
          caseId={route.caseId}
          screeningId={route.screeningId}
          returned={route.returned ?? false}
        />
      );
    case 'recorded':
      return <RecordedPage key={route.personId} caseId={route.caseId} personId={route.personId} />;
    case 'pack':
      return (
        <PackPage
          key={route.personId}
          caseId={route.caseId}
          personId={route.personId}
          screeningId={route.screeningId ?? null}
        />
      );
    case 'bundle':
      return <BundlePage key={route.bundleId} caseId={route.caseId} bundleId={route.bundleId} />;
    case 'handover':
      return <HandoverPage key={route.handoverId} handoverId={route.handoverId} />;
    case 'figures':
      return <FiguresPage />;
    case 'chronology':
      return <ChronologyPage key={route.caseId} caseId={route.caseId} />;
    case 'search':
      return <SearchPage key={route.caseId ?? ''} {...route} />;
    case 'vault':
      return <VaultPage tab={route.tab} />;
  }
}

// The left rail: the places there are.

/** A case that came from others is in none of ours yet. */
const IN_VAULT: readonly Route['at'][] = ['vault', 'handover'];
const NOT_CASES: readonly Route['at'][] = [...IN_VAULT, 'today', 'search', 'figures'];

function Rail() {
  const { t } = useTranslation('shell');
  const { route } = useNavigation();
  return (
    <nav className={classes.rail} aria-label={t('rail.label')}>
      <p className={classes.product}>{t('product')}</p>
      <ul className={classes.railList}>
        <RailEntry icon="sun" label={t('rail.today')} to={{ at: 'today' }} current={route.at === 'today'} />
        <RailEntry
          icon="cases"
          label={t('rail.cases')}
          to={{ at: 'cases' }}
          current={!NOT_CASES.includes(route.at)}
        />
        <RailEntry
          icon="search"
          label={t('rail.search')}
          to={searchFrom(route)}
          current={route.at === 'search'}
        />
        <RailEntry
          icon="table"
          label={t('rail.figures')}
          to={{ at: 'figures' }}
          current={route.at === 'figures'}
        />
        <RailEntry
          icon="vault"
          label={t('rail.vault')}
          to={{ at: 'vault', tab: 'log' }}
          current={IN_VAULT.includes(route.at)}
        />
      </ul>
    </nav>
  );
}

function RailEntry(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly to: Route;
  readonly current: boolean;
}) {
  const { go } = useNavigation();
  return (
    <li>
      <button
        type="button"
        className={classes.railEntry}
        aria-current={props.current ? 'page' : undefined}
        onClick={() => go(props.to)}
      >
        <Icon name={props.icon} />
        <span>{props.label}</span>
      </button>
    </li>
  );
}

/** Always there: the way back, search, who is unlocked, Hide and Lock. */
function TopBar() {
  const { t } = useTranslation('shell');
  const { status, lock } = useSession();
  const confirm = useConfirm();
  // Ctrl+L asks nothing: whoever presses it may have no time.
  const askAndLock = async () => {
    const question = { title: t('lock.lost.title'), body: t('lock.lost.body'), yes: t('lock.lost.yes') };
    if ((await saveEverything()) || (await confirm({ ...question, destroys: true }))) await lock();
  };
  return (
    <div className={classes.topBar}>
      <button type="button" className={classes.find} onClick={openPalette} aria-keyshortcuts="Control+K">
        <Icon name="search" size={18} />
        <span className={classes.findText}>{t('find')}</span>
        <kbd className={classes.kbd}>Ctrl K</kbd>
      </button>
      <div className={classes.topRight}>
        <span className={classes.actor} title={t('unlockedBy', { actor: status.actor ?? '' })}>
          {status.actor}
        </span>
        <Button
          variant="default"
          leftSection={<Icon name="hide" size={18} />}
          onClick={() => void app.hide()}
          aria-keyshortcuts="F9"
          title={t('hide.hint')}
        >
          {t('hide.button')}
        </Button>
        <Button
          variant="default"
          leftSection={<Icon name="lock" size={18} />}
          onClick={() => void askAndLock()}
          aria-keyshortcuts="Control+L"
          title={t('lock.hint')}
        >
          {t('lock.button')}
        </Button>
      </div>
    </div>
  );
}

export function Workspace() {
  const { status, setStatus } = useSession();
  if (status.state !== 'unlocked') {
    return (
      <>
        <Unlock status={status} onStatus={setStatus} onFirstHour={openFirstHour} />
        <FirstHour />
      </>
    );
  }
  return <Opened talk={status.talk} />;
}

/** Begins at the interview that was on the screen, at Today when there is anything to go on with, else at the cases. */
function Opened({ talk }: { readonly talk: Talk | null }) {
  const { data, error } = useFreshRead('todayShow', {});
  if (data === undefined && error === null) return null;
  const start: Route =
    talk === null
      ? { at: data !== undefined && anythingOpen(data) ? 'today' : 'cases' }
      : { at: 'interview', ...talk, returned: true };
  return (
    <NavigationProvider start={start}>
      <UndoProvider>
        <SecondPerson />
        <Unlocked />
      </UndoProvider>
    </NavigationProvider>
  );
}

/** Ctrl+F: the filter of the list in front, or the palette. */
function find(): void {
  const filter = document.querySelector<HTMLInputElement>('main [data-pick-filter]');
  if (filter === null) {
    openPalette();
    return;
  }
  filter.focus();
  filter.select();
}

function Unlocked() {
  const { t } = useTranslation('shell');
  const { route, back } = useNavigation();
  const { lock } = useSession();
  const main = useRef<HTMLElement>(null);
  const [clockSeen, setClockSeen] = useState(false);
  const inLog = route.at === 'vault' && route.tab === 'log';
  // Not while somebody is being asked: it can wait until the interview is left.
  const clockNoticed = route.at !== 'interview' && (inLog || !clockSeen);
  const salvageNoticed = route.at === 'cases' || route.at === 'today';
  const where = JSON.stringify({ ...route, page: undefined, words: undefined });
  useShortcut('ctrl+l', () => void lock());
  useShortcut('ctrl+f', find);
  useSearchKey();
  const goBack = () => {
    const { only, actions } = pageActions();
    // Out of an interview there is one way, and it asks.
    if (only) actions.find(({ id }) => id === LEAVE)?.run();
    else back();
  };
  useShortcut('alt+arrowleft', goBack, { whileTyping: false });
  // A new page starts at its top; Page itself sees to the keyboard.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once per place
  useEffect(() => {
    main.current?.scrollTo(0, 0);
  }, [where]);
  return (
    <div className={classes.app} data-at={route.at}>
      <button type="button" className={classes.skip} onClick={() => main.current?.focus()}>
        {t('skip')}
      </button>
      {route.at === 'interview' ? null : <Rail />}
      <div className={classes.column}>
        <TopBar />
        <main id="main" ref={main} tabIndex={-1} className={classes.main} data-quiet-focus>
          {clockNoticed ? <ClockNotice {...(inLog ? {} : { onLater: () => setClockSeen(true) })} /> : null}
          {salvageNoticed ? <SalvageNotice /> : null}
          <ReadOnlyNote damageSaid={salvageNoticed} />
          <ErrorBoundary resetKey={where}>
            <Suspense fallback={<p className={classes.reading}>{t('reading')}</p>}>
              <RoutePage />
            </Suspense>
          </ErrorBoundary>
        </main>
        <WorkTray />
      </div>
      <Palette />
      <FirstHour />
    </div>
  );
}
