/** @file The keyboard never ends up nowhere: where what had it is taken away, it goes on from what stands beside. */
import { useEffect, useRef } from 'react';

/** Long enough for a hidden thing to have lost the focus, and for a dialog to have tried to give it back. */
const AT_REST_MS = 60;

/**
 * Whenever `after` has changed, and once more when the screen has come to rest, puts a lost focus on what `find`
 * finds. Not when the screen is opened: that is for the page as a whole (page.tsx).
 */
export function useFocusWhenLost(after: string, find: () => HTMLElement | null | undefined): void {
  const before = useRef(after);
  const latest = useRef(find);
  latest.current = find;
  useEffect(() => {
    if (before.current === after) return;
    before.current = after;
    const look = () => {
      const now = document.activeElement;
      if (now === null || now === document.body || !now.checkVisibility()) latest.current()?.focus();
    };
    look();
    const later = setTimeout(look, AT_REST_MS);
    return () => clearTimeout(later);
  }, [after]);
}
