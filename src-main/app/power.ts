/**
 * @file When the vault locks or hides by itself: the lid closes, the screen locks, the session switches or
 * ends, nobody touches anything, the window loses the focus.
 *
 * Electron hears a locked screen on macOS and Windows only. On Linux, sleep is heard; a locked screen is
 * not, and there the idle lock and the neutral screen have to do (docs/known-limits.md).
 */
import { app, type BrowserWindow, powerMonitor } from 'electron';
import type { HideReason, LockReason } from '../shared/bridge.ts';
import { IdleLock } from './idle-lock.ts';

interface Reactions {
  lock(reason: LockReason): void;
  hide(reason: HideReason): void;
}

/** Begins to watch; returns what the vault host's work is reported to. */
export function watchForAbsence(window: BrowserWindow, react: Reactions): { working(jobs: number): void } {
  powerMonitor.on('suspend', () => react.lock('sleep'));
  powerMonitor.on('shutdown', () => react.lock('sleep'));
  powerMonitor.on('lock-screen', () => react.lock('screen-locked'));
  powerMonitor.on('user-did-resign-active', () => react.lock('screen-locked'));

  const idle = new IdleLock(() => react.lock('idle'));
  window.webContents.on('input-event', () => idle.touch());
  window.on('focus', () => idle.touch());
  window.on('blur', () => react.hide('blur'));
  window.on('minimize', () => react.hide('blur'));
  app.on('before-quit', () => idle.stop());
  idle.touch();
  return { working: (jobs) => idle.setWorking(jobs > 0) };
}
