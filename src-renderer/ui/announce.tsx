/** @file Words for those who hear the screen, about what has just happened and is not where their keyboard is. */
import { useEffect, useState } from 'react';
import { onHidden } from '../bridge/client.ts';
import classes from './announce.module.css';
import { useShortcut } from './shortcut.ts';

/** A text said twice in a row has to be another one to be said again. */
const APART = '\u00a0';

/** As long as it takes to be read out. What stays is met again by whoever goes through the page, long after it held. */
const STAYS_MS = 10_000;

let listener: ((text: string) => void) | null = null;

export const announce = (text: string): void => listener?.(text);

/** What was said last is of a page that is gone, or holds no longer. */
export const silence = (): void => listener?.('');

/** Stands once, around everything; in a dialog too, since it is there before one opens. */
export function Announcements() {
  const [said, setSaid] = useState('');
  useEffect(() => {
    listener = (text) => setSaid((before) => (text !== '' && before === text ? `${text}${APART}` : text));
    return () => {
      listener = null;
    };
  }, []);
  useEffect(() => onHidden(silence), []);
  useShortcut('f9', silence);
  useEffect(() => {
    if (said === '') return;
    const gone = setTimeout(silence, STAYS_MS);
    return () => clearTimeout(gone);
  }, [said]);
  return (
    <div className={classes.hidden} role="status" aria-live="assertive" data-announced>
      {said}
    </div>
  );
}
