/**
 * @file Every form, the same way: when what was sent off is refused at a field, the first such field is marked, has the
 * keyboard, and its words are said. The fields mark themselves (`error`); this sees to the rest, also where the refusal
 * comes only after the engine was asked.
 */
import { useEffect } from 'react';
import { announce } from '../ui/announce.tsx';

const REFUSED = '[aria-invalid="true"]:not([type="hidden"]), [data-group-error]';

/** Draws nothing. */
export function FormErrorsSaid() {
  useEffect(() => {
    let sent: HTMLFormElement | null = null;
    const look = () => {
      const field = sent?.querySelector<HTMLElement>(REFUSED);
      if (field === null || field === undefined) return;
      sent = null;
      // After whatever the form itself does with the keyboard.
      setTimeout(() => {
        (field.matches('input, textarea, select') ? field : field.querySelector('input'))?.focus();
        announce(wordsBeside(field));
      }, 0);
    };
    const seen = new MutationObserver(look);
    const onSubmit = (event: Event) => {
      if (!(event.target instanceof HTMLFormElement)) return;
      sent = event.target;
      seen.disconnect();
      seen.observe(sent, {
        subtree: true,
        childList: true,
        attributes: true,
        attributeFilter: ['aria-invalid'],
      });
      // A field that is refused again as it was refused before changes nothing that could be seen.
      setTimeout(look, 0);
    };
    // What is typed next is an answer to it.
    const onInput = () => {
      sent = null;
    };
    document.addEventListener('submit', onSubmit, { capture: true });
    document.addEventListener('input', onInput, { capture: true });
    return () => {
      seen.disconnect();
      document.removeEventListener('submit', onSubmit, { capture: true });
      document.removeEventListener('input', onInput, { capture: true });
    };
  }, []);
  return null;
}

function wordsBeside(field: HTMLElement): string {
  const described = (field.getAttribute('aria-describedby') ?? '').split(' ');
  const words = described
    .map((id) => document.getElementById(id))
    .filter((one) => one !== null && /error/.test(`${one.id} ${one.className}`))
    .map((one) => one?.textContent ?? '');
  return words.join(' ');
}
