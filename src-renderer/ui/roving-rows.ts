/**
 * @file Rows of several buttons as one stop of Tab: up and down go from row to row, left and right along one, Home and
 * End to its ends, with Ctrl to the first and the last row: the keys of a grid in the ARIA Authoring Practices Guide,
 * over what is a list. A row is marked `data-rove`.
 */
import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';

const ROW = '[data-rove]';
const CONTROL = 'button:not(:disabled), input:not(:disabled)';

type Rows = readonly (readonly HTMLElement[])[];

const rowsIn = (root: HTMLElement): Rows =>
  [...root.querySelectorAll<HTMLElement>(ROW)]
    .map((row) => [...row.querySelectorAll<HTMLElement>(CONTROL)])
    .filter((row) => row.length > 0);

/** For the element around all rows. What is being dragged has the arrow keys for itself. */
export function useRovingRows(root: RefObject<HTMLElement | null>) {
  /** The control that has the one stop, and where it was: what was taken away leaves its place to what came there. */
  const last = useRef<{ control: HTMLElement | null; row: number; column: number }>({
    control: null,
    row: 0,
    column: 0,
  });
  const settle = () => {
    if (root.current === null) return;
    const rows = rowsIn(root.current);
    const { control, row, column } = last.current;
    const there = rows[Math.min(row, rows.length - 1)] ?? [];
    const kept = rows.some((one) => control !== null && one.includes(control)) ? control : undefined;
    const stop = kept ?? there[Math.min(column, there.length - 1)];
    // Written where it is another: of three hundred rows each is asked at every drawing.
    for (const one of rows.flat()) {
      const wanted = one === stop ? 0 : -1;
      if (one.tabIndex !== wanted) one.tabIndex = wanted;
    }
  };
  // Rows come and go with what is done on the screen around them.
  useLayoutEffect(settle);
  const remember = (event: FocusEvent<HTMLElement>) => {
    if (root.current === null) return;
    const rows = rowsIn(root.current);
    const row = rows.findIndex((one) => one.includes(event.target));
    if (row < 0) return;
    last.current = { control: event.target, row, column: rows[row]?.indexOf(event.target) ?? 0 };
    settle();
  };
  const move = (event: KeyboardEvent<HTMLElement>) => {
    if (root.current === null || event.altKey || event.shiftKey || event.metaKey) return;
    if (root.current.querySelector('[data-dragging="true"]') !== null) return;
    const rows = rowsIn(root.current);
    const row = rows.findIndex((one) => one.includes(event.target as HTMLElement));
    const column = rows[row]?.indexOf(event.target as HTMLElement) ?? 0;
    const isTyping = event.target instanceof HTMLInputElement;
    const next = row < 0 ? undefined : target(rows, row, column, event, isTyping);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    next.closest(ROW)?.scrollIntoView({ block: 'nearest' });
  };
  return { onFocus: remember, onKeyDown: move };
}

function target(
  rows: Rows,
  row: number,
  column: number,
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  isTyping: boolean,
): HTMLElement | undefined {
  const inRow = (at: number) => {
    const there = rows[at];
    return there?.[Math.min(column, there.length - 1)];
  };
  if (key === 'ArrowDown') return inRow(row + 1);
  if (key === 'ArrowUp') return inRow(row - 1);
  // What is typed has these for itself.
  if (isTyping) return undefined;
  if (key === 'ArrowRight') return rows[row]?.[column + 1];
  if (key === 'ArrowLeft') return rows[row]?.[column - 1];
  if (key === 'Home') return ctrlKey ? inRow(0) : rows[row]?.[0];
  if (key === 'End') return ctrlKey ? inRow(rows.length - 1) : rows[row]?.at(-1);
  return undefined;
}
