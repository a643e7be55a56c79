/**
 * @file When the vault locks or hides by itself: the lid closes, the screen locks, the session switches or
 * ends, nobody touches anything, the window loses the focus. Electron hears a locked screen on macOS and
 * Windows; linux-screen.ts hears it on Linux, and where even that cannot, the idle lock comes sooner.
 */
import { app, type BrowserWindow, powerMonitor } from 'electron';
import type { HideReason, LockReason } from '../contract/bridge.ts';
import { IdleLock } from './idle-lock.ts';
import { watchLinuxScreen } from './linux-screen.ts';

interface Reactions {
  lock(reason: LockReason): void;
  hide(reason: HideReason): void;
}

export interface AbsenceWatch {
  /** What the vault host's work is reported to. */
  working(jobs: number): void;
  /** After how many seconds without a touch the vault locks. */
  readonly idleSeconds: number;
}

export function watchForAbsence(window: BrowserWindow, react: Reactions): AbsenceWatch {
  const idle = new IdleLock(() => react.lock('idle'));
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
  window.on('blur', () => react.hide('blur'));
  window.on('minimize', () => react.hide('blur'));
  app.on('before-quit', () => idle.stop());
  idle.touch();
  return {
    working: (jobs) => idle.setWorking(jobs > 0),
    get idleSeconds() {
      return idle.idleSeconds;
    },
  };
}
