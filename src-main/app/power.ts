/**
 * @file When the vault locks or hides by itself: the lid closes, the screen locks, the session switches or
 * ends, nobody touches anything, the window loses the focus. Electron hears a locked screen on macOS and
 * Windows; linux-screen.ts hears it on Linux, and where even that cannot, the idle lock comes sooner.
 */
import { app, type BrowserWindow, powerMonitor } from 'electron';
import type { HideReason, LockReason, Talk } from '../contract/bridge.ts';
import type { LockHabits } from '../contract/messages.ts';
import { IdleLock } from './idle-lock.ts';
import { watchLinuxScreen } from './linux-screen.ts';

interface Reactions {
  lock(reason: LockReason): void;
  hide(reason: HideReason): void;
  /** It locks in so many seconds; null: somebody is there after all. */
  soon(seconds: number | null): void;
}

export interface AbsenceWatch {
  /** What the vault host's work is reported to. */
  working(jobs: number): void;
  /** After how many seconds without a touch the vault locks. */
  readonly idleSeconds: number;
  /** What the vault that is open now says about locking. */
  keepTo(habits: LockHabits): void;
  /** The page's neutral screen went up, or came off. */
  covered(covered: boolean): void;
  /** Somebody began to listen to a person who talks, or is done. */
  listen(listening: boolean): void;
  /** Which interview is on the screen, who opened it and of which vault; null for none. */
  talk(now: TalkOpen | null): void;
  /** A page begins: nothing is on its screen yet. */
  pageBegins(): void;
  /** The one that was there when the page ended, until the page that followed says what it has on the screen. */
  readonly left: TalkOpen | null;
  /** The page starts afresh: nobody listens there any more. */
  newPage(covered: boolean): void;
  readonly isCovered: boolean;
}

export interface TalkOpen extends Talk {
  readonly actor: string | null;
  readonly folder: string;
}

export function watchForAbsence(window: BrowserWindow, react: Reactions): AbsenceWatch {
  const idle = new IdleLock({ lock: () => react.lock('idle'), soon: react.soon });
  const page = { covered: false, listening: false };
  let talk: TalkOpen | null = null;
  let left: TalkOpen | null = null;
  let curtain = false;
  // Behind the neutral screen nobody listens: whoever hid may have had to leave.
  const heed = () => idle.setListening(page.listening && !page.covered);
  const screenLocked = () => react.lock('screen-locked');
  powerMonitor.on('suspend', () => react.lock('sleep'));
  powerMonitor.on('shutdown', () => react.lock('sleep'));
  powerMonitor.on('lock-screen', screenLocked);
  powerMonitor.on('user-did-resign-active', screenLocked);
  if (process.platform === 'linux') {
    const screen = watchLinuxScreen(screenLocked, () => idle.shorten());
    app.on('will-quit', () => screen.stop());
  }

  window.webContents.on('input-event', () => idle.touch());
  window.on('focus', () => idle.touch());
  // Where somebody chose it: a solicitor reads an exhibit here while typing in another program.
  window.on('blur', () => {
    if (curtain) react.hide('blur');
  });
  window.on('minimize', () => react.hide('blur'));
  app.on('before-quit', () => idle.stop());
  idle.touch();
  return {
    working: (jobs) => idle.setWorking(jobs > 0),
    keepTo: (habits) => {
      curtain = habits.curtain;
      idle.choose(habits.minutes === null ? undefined : habits.minutes * 60);
    },
    covered: (covered) => {
      page.covered = covered;
      heed();
    },
    listen: (listening) => {
      page.listening = listening;
      heed();
    },
    talk: (now) => {
      talk = now;
      left = null;
    },
    pageBegins: () => {
      talk = null;
    },
    newPage: (covered) => {
      left = talk ?? left;
      talk = null;
      Object.assign(page, { covered, listening: false });
      heed();
    },
    get left() {
      return left;
    },
    get isCovered() {
      return page.covered;
    },
    get idleSeconds() {
      return idle.idleSeconds;
    },
  };
}
