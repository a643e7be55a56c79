/**
 * @file What a press brings about is said where it belongs, which in a small window may be below what is seen: it is brought
 * into sight, and the keyboard stays where it is. Only the answer to a press, and only until something else is done: a page
 * does not move under whoever reads or types.
 */
import { useEffect } from 'react';
import { isTyping } from '../ui/shortcut.ts';

const MESSAGE = '[role="alert"], [role="status"]';

/** Draws nothing. */
export function MessagesInView() {
  useEffect(() => {
    let pressedOn: Element | null = null;
    const look = (changes: MutationRecord[]) => {
      // Another page has its own beginning.
      if (pressedOn?.isConnected !== true) return;
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes]).flatMap(messagesIn);
      const message = added.find((one) => one.matches('[role="alert"]')) ?? added.at(-1);
      message?.scrollIntoView({ block: 'nearest' });
    };
    const seen = new MutationObserver(look);
    seen.observe(document.body, { childList: true, subtree: true });
    const forget = () => {
      pressedOn = null;
    };
    const onClick = ({ target }: Event) => {
      // A tab opens what is another page in all but its heading; a field is clicked into to be typed in.
      const opens = target instanceof Element && target.closest('[role="tab"]') !== null;
      pressedOn = opens || isTyping(target) ? null : placeNow();
    };
    // Enter and the space bar press a button after they are down.
    const OTHER = ['input', 'keydown', 'wheel', 'pointerdown'] as const;
    document.addEventListener('click', onClick, { capture: true });
    for (const name of OTHER) document.addEventListener(name, forget, { capture: true, passive: true });
    return () => {
      seen.disconnect();
      document.removeEventListener('click', onClick, { capture: true });
      for (const name of OTHER) document.removeEventListener(name, forget, { capture: true });
    };
  }, []);
  return null;
}

/**
 * The heading of the page that is open, also of one before the vault is: it goes with it. A dialog that stood over the page
 * is gone before the answer comes, and the answer is on the page.
 */
const placeNow = (): Element | null => document.querySelector('main [data-page-title], main h1');

/** Those that are to be seen, in their order. */
function messagesIn(node: Node): HTMLElement[] {
  if (!(node instanceof HTMLElement)) return [];
  const within = [...node.querySelectorAll<HTMLElement>(MESSAGE)];
  return (node.matches(MESSAGE) ? [node, ...within] : within).filter((one) => one.offsetHeight > 1);
}
