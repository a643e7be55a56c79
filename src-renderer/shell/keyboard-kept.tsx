/**
 * @file A button that was pressed with the keyboard may be disabled while it works, or go once it is done, and the browser then
 * has the keyboard nowhere: whoever is refused would begin at the top of the window. It goes back to that button, or else to the
 * dialog or the heading of the page that is open; what takes it by itself comes first.
 */
import { useEffect } from 'react';

/** Longer than any screen takes to put the keyboard where it wants it. */
const AT_REST_MS = 200;

/** Draws nothing. */
export function KeyboardKept() {
  useEffect(() => {
    let pressed: HTMLElement | null = null;
    let later: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      if (pressed === null || document.activeElement !== document.body) return;
      const isThere = pressed.isConnected && pressed.checkVisibility();
      // It still works.
      if (isThere && pressed.matches(':disabled')) return;
      const to = isThere ? pressed : placeNow();
      to?.focus({ preventScroll: true });
    };
    const seen = new MutationObserver(() => {
      if (pressed === null) return;
      clearTimeout(later);
      later = setTimeout(look, AT_REST_MS);
    });
    seen.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled', 'open', 'data-shown'],
    });
    const onClick = ({ target, detail }: MouseEvent) => {
      // A pointer does not say where the keyboard is.
      const button = detail === 0 && target instanceof Element ? target.closest('button') : null;
      pressed = button;
    };
    document.addEventListener('click', onClick, { capture: true });
    return () => {
      clearTimeout(later);
      seen.disconnect();
      document.removeEventListener('click', onClick, { capture: true });
    };
  }, []);
  return null;
}

/** Whoever is put there hears where they are, and the next Tab goes to the first thing in it. */
const placeNow = (): HTMLElement | undefined =>
  [
    ...document.querySelectorAll<HTMLElement>(
      'main [data-page-title], [role="dialog"] [tabindex="-1"], [role="dialog"][tabindex="-1"]',
    ),
  ]
    .filter((one) => one.checkVisibility())
    .at(-1);
