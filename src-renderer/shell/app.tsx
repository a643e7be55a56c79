/** @file Providers around everything, and the error boundary. */
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onLockSoon, styleNonce } from '../bridge/client.ts';
import { saveEverything } from '../bridge/locking.ts';
import { queryClient } from '../bridge/queries.ts';
import { Announcements, announce, silence } from '../ui/announce.tsx';
import { ConfirmProvider } from '../ui/confirm.tsx';
import { Icon } from '../ui/icons.tsx';
import { settingsManager } from '../ui/settings.ts';
import { isTyping } from '../ui/shortcut.ts';
import { theme } from '../ui/theme.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { HideScreen } from './hide-screen.tsx';
import { KeyboardKept } from './keyboard-kept.tsx';
import classes from './lock-soon.module.css';
import { SessionProvider } from './session.tsx';
import { Workspace } from './workspace.tsx';

/**
 * Every form, the same way: when what was sent off is refused at a field, the first such field is marked, has the
 * keyboard, and its words are said. The fields mark themselves (`error`); this sees to the rest, also where the refusal
 * comes only after the engine was asked.
 */
const REFUSED = '[aria-invalid="true"]:not([type="hidden"]), [data-group-error]';

/** Draws nothing. */
function FormErrorsSaid() {
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

/**
 * What a press brings about is said where it belongs, which in a small window may be below what is seen: it is brought
 * into sight, and the keyboard stays where it is. Only the answer to a press, and only until something else is done: a page
 * does not move under whoever reads or types.
 */
const MESSAGE = '[role="alert"], [role="status"]';

/** Draws nothing. */
function MessagesInView() {
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

/**
 * A while before the vault locks because nobody does anything: says so once, and saves what was typed. Any key, a
 * click or a touch takes it away; nothing has to be pressed here, and the keyboard stays where it is.
 */
function LockSoon() {
  const { t } = useTranslation('shell');
  const [left, setLeft] = useState<number | null>(null);
  useEffect(
    () =>
      onLockSoon((seconds) => {
        setLeft(seconds);
        if (seconds === null) return silence();
        announce(t('lock.soon.said', { count: seconds }));
        void saveEverything();
      }),
    [t],
  );
  const counting = left !== null;
  useEffect(() => {
    if (!counting) return;
    const tick = setInterval(() => setLeft((now) => (now === null ? null : Math.max(0, now - 1))), 1000);
    return () => clearInterval(tick);
  }, [counting]);
  if (left === null) return null;
  return (
    <div className={classes.bar} data-lock-soon>
      <Icon name="lock" size={18} />
      <p>
        {t('lock.soon.title')} <span>{t('lock.soon.left', { count: left })}</span>
      </p>
      <p className={classes.quiet}>{t('lock.soon.stay')}</p>
    </div>
  );
}

export function App() {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={settingsManager}
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <ErrorBoundary>
          <ConfirmProvider>
            <SessionProvider>
              <Workspace />
            </SessionProvider>
          </ConfirmProvider>
        </ErrorBoundary>
        <Announcements />
        <FormErrorsSaid />
        <KeyboardKept />
        <MessagesInView />
        <LockSoon />
        <HideScreen />
      </QueryClientProvider>
    </MantineProvider>
  );
}
