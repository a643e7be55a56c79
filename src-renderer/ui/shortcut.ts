/** @file Keys that work anywhere in a screen. */
import { useEffect, useRef } from 'react';

/** `combo` is lower case: `ctrl+k`, `f8`, `alt+arrowleft`. `ctrl` also means Command. */
export function matches(event: KeyboardEvent, combo: string): boolean {
  const parts = combo.split('+');
  const key = parts.at(-1);
  return (
    event.key.toLowerCase() === key &&
    (event.ctrlKey || event.metaKey) === parts.includes('ctrl') &&
    event.altKey === parts.includes('alt') &&
    event.shiftKey === parts.includes('shift')
  );
}

/** Whether the keys belong to a field that is being typed in. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type);
  }
  return target.isContentEditable || target instanceof HTMLTextAreaElement;
}

/** `whileTyping`: also while a field is typed in. Handled keys go no further. */
export function useShortcut(
  combo: string,
  handler: () => void,
  options: { readonly whileTyping?: boolean | (() => boolean); readonly enabled?: boolean } = {},
): void {
  const latest = useRef(handler);
  latest.current = handler;
  const { whileTyping = true, enabled = true } = options;
  const typing = useRef(whileTyping);
  typing.current = whileTyping;
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      if (!matches(event, combo)) return;
      const also = typeof typing.current === 'function' ? typing.current() : typing.current;
      if (!also && isTyping(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [combo, enabled]);
}
