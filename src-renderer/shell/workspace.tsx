/** @file Locked: the unlock screens. Unlocked: rail, top bar and the page the person is on. */

import { Button } from '@mantine/core';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Talk } from '../../src-main/contract/bridge.ts';
import { app } from '../bridge/client.ts';
import { saveEverything } from '../bridge/locking.ts';
import { useFreshRead } from '../bridge/queries.ts';
import { anythingOpen } from '../features/today/anything-open.ts';
import { Unlock } from '../features/unlock/unlock.tsx';
import { ClockNotice } from '../features/vault/clock-notice.tsx';
import { ReadOnlyNote } from '../features/vault/read-only-note.tsx';
import { SalvageNotice } from '../features/vault/salvage-notice.tsx';
import { FirstHour } from '../help/first-hour.tsx';
import { openFirstHour } from '../help/first-hour-store.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { Icon } from '../ui/icons.tsx';
import { LEAVE, pageActions } from '../ui/page-actions.ts';
import { NavigationProvider, type Route, useNavigation } from '../ui/routes.tsx';
import { useShortcut } from '../ui/shortcut.ts';
import { UndoProvider } from '../ui/undo.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Palette } from './palette.tsx';
import { openPalette } from './palette-store.ts';
import { Rail } from './rail.tsx';
import { RoutePage } from './route-page.tsx';
import { useSearchKey } from './search-key.ts';
import { SecondPerson } from './second-person.tsx';
import { useSession } from './session.tsx';
import classes from './shell.module.css';
import { WorkTray } from './work-tray.tsx';

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
