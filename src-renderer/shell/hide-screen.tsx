/**
 * @file Hide (F9): a neutral screen at once, over dialogs too, with no animation: the time of day, as an idle machine
 * shows it, and no word of the program. Whoever looks over the shoulder finds nothing to press: Enter, Escape, a click
 * and F9 itself do nothing. Shift+F9 brings it back, which the Hide button and the line of keys say beforehand; who
 * has forgotten it locks (Ctrl+L) and unlocks. A native modal dialog makes everything behind it inert and gives the
 * focus back where it was.
 */

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { formatDay } from '../../src-main/core/dates/fuzzy-date.ts';
import { app, onHidden } from '../bridge/client.ts';
import { clockNow, isoMinute } from '../ui/dates.ts';
import { matches, useShortcut } from '../ui/shortcut.ts';
import classes from './hide-screen.module.css';

export function HideScreen() {
  const dialog = useRef<HTMLDialogElement>(null);
  const away = useRef(false);
  const [now, setNow] = useState<string | null>(null);
  const hide = useCallback(() => {
    if (dialog.current?.open !== false) return;
    // Whoever hides the screen is not to be heard either.
    for (const media of document.querySelectorAll<HTMLMediaElement>('audio, video')) media.pause();
    setNow(isoMinute(clockNow()));
    dialog.current.showModal();
    void app.covered(true);
  }, []);
  const comeBack = useCallback(() => {
    dialog.current?.close();
    setNow(null);
    void app.covered(false);
  }, []);
  const shown = now !== null;
  useShortcut('f9', hide);
  // It was up when the page before this one ended by a lock that nobody asked for: so it is before anything is seen.
  useLayoutEffect(() => {
    if (document.documentElement.dataset.covered !== undefined) hide();
  }, [hide]);
  // First of all listeners, for it is there before any screen: behind the neutral one no key does anything.
  useEffect(() => {
    const swallow = (event: KeyboardEvent) => {
      if (dialog.current?.open !== true || locks(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (matches(event, 'shift+f9')) comeBack();
    };
    window.addEventListener('keydown', swallow, { capture: true });
    return () => window.removeEventListener('keydown', swallow, { capture: true });
  }, [comeBack]);
  useEffect(
    () =>
      onHidden((reason) => {
        away.current = reason === 'blur' && !dialog.current?.open;
        hide();
      }),
    [hide],
  );
  useEffect(() => {
    const returned = () => {
      if (away.current) comeBack();
      away.current = false;
    };
    window.addEventListener('focus', returned);
    return () => window.removeEventListener('focus', returned);
  }, [comeBack]);
  useEffect(() => {
    if (!shown) return;
    const tick = setInterval(() => setNow(isoMinute(clockNow())), 1000);
    return () => clearInterval(tick);
  }, [shown]);
  const [day = '', time = ''] = (now ?? '').split('T');
  return (
    <dialog ref={dialog} className={classes.screen} aria-label={time} data-hide-screen data-quiet-focus>
      <p className={classes.time}>{time}</p>
      <p className={classes.day}>{formatDay(day)}</p>
    </dialog>
  );
}

/** Ctrl+L, and the Ctrl before it, which saves. */
const locks = (event: KeyboardEvent): boolean =>
  event.key === 'Control' || event.key === 'Meta' || matches(event, 'ctrl+l');
