/**
 * @file The cell that is typed into. What is typed is saved when the cell is left, when typing pauses, and before a lock;
 * what cannot be read stays as typed, and nothing is guessed.
 */
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { keepSaved } from '../../../bridge/locking.ts';

import classes from './table.module.css';

// Going on with what is typed, from what stands in the same column elsewhere: the rest is marked, so that typing goes over it.

function completeTyped(input: HTMLInputElement, known: readonly string[]): void {
  const typed = input.value;
  if (typed === '' || input.selectionEnd !== typed.length) return;
  const fits = known.find(
    (one) => one.length > typed.length && one.toLowerCase().startsWith(typed.toLowerCase()),
  );
  if (fits === undefined) return;
  input.value = typed + fits.slice(typed.length);
  input.setSelectionRange(typed.length, input.value.length);
}

const PAUSE_MS = 2000;

export interface CellKeys {
  /** Takes what is typed; false where it cannot be read, and the keyboard stays. */
  commit(): boolean;
  /** Back to what stood there before; false where nothing was typed. */
  restore(): boolean;
  readonly isTyped: boolean;
}

export function CellInput(props: {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly describedBy: string;
  /** What would work, where what is typed cannot be read. */
  readonly unreadWords: string;
  readonly follows: boolean;
  readonly known: readonly string[];
  /** False where it cannot be read. */
  readonly onCommit: (text: string) => boolean;
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>, keys: CellKeys) => void;
  readonly onFocus: () => void;
}) {
  const { value } = props;
  const field = useRef<HTMLInputElement>(null);
  const [unread, setUnread] = useState(false);
  /** What stood there when somebody began to type; null while nobody has. */
  const began = useRef<string | null>(null);
  const taken = useRef(value);
  const latest = useRef(props);
  latest.current = props;

  const commit = (): boolean => {
    const input = field.current;
    if (input === null || input.value.trim() === taken.current) return true;
    const isRead = latest.current.onCommit(input.value);
    setUnread(!isRead);
    if (isRead) taken.current = input.value.trim();
    return isRead;
  };
  const commitNow = useRef(commit);
  commitNow.current = commit;
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Changed from elsewhere: filled down, or taken back.
  useEffect(() => {
    if (field.current !== null && value !== taken.current) {
      taken.current = value;
      if (document.activeElement !== field.current || began.current === null) field.current.value = value;
    }
  }, [value]);
  useLayoutEffect(() => {
    if (!latest.current.follows) return;
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  useEffect(
    () =>
      keepSaved(async () => {
        commitNow.current();
      }),
    [],
  );
  useEffect(() => () => clearTimeout(pause.current), []);
  const keys = (): CellKeys => ({
    commit,
    restore() {
      const input = field.current;
      if (input === null || began.current === null) return false;
      const before = began.current;
      began.current = null;
      input.value = before;
      setUnread(false);
      commit();
      input.select();
      return true;
    },
    isTyped: began.current !== null,
  });
  return (
    <>
      <input
        ref={field}
        className={classes.input}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={unread}
        placeholder={props.placeholder}
        defaultValue={value}
        maxLength={500}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        onFocus={() => props.onFocus()}
        onBeforeInput={() => {
          began.current ??= taken.current;
        }}
        onInput={(event) => {
          began.current ??= taken.current;
          const { inputType = '', isComposing } = event.nativeEvent as InputEvent;
          if (inputType.startsWith('insert') && !isComposing) completeTyped(event.currentTarget, props.known);
          setUnread(false);
          clearTimeout(pause.current);
          pause.current = setTimeout(() => commitNow.current(), PAUSE_MS);
        }}
        onKeyDown={(event) => props.onKey(event, keys())}
        onBlur={() => {
          clearTimeout(pause.current);
          commit();
        }}
      />
      {unread ? (
        <span className={classes.unread} role="alert">
          {props.unreadWords}
        </span>
      ) : null}
    </>
  );
}
