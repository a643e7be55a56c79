/** @file Words for those who hear the screen, about what has just happened and is not where their keyboard is. */
import { useEffect, useState } from 'react';
import classes from './announce.module.css';

/** A text said twice in a row has to be another one to be said again. */
const APART = '\u00a0';

let listener: ((text: string) => void) | null = null;

export const announce = (text: string): void => listener?.(text);

/** Stands once, around everything; in a dialog too, since it is there before one opens. */
export function Announcements() {
  const [said, setSaid] = useState('');
  useEffect(() => {
    listener = (text) => setSaid((before) => (before === text ? `${text}${APART}` : text));
    return () => {
      listener = null;
    };
  }, []);
  return (
    <div className={classes.hidden} role="status" aria-live="assertive" data-announced>
      {said}
    </div>
  );
}
