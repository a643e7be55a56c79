/**
 * @file Arrow keys through rows that stand under each other, in one list or in several. Each row is a button of its own,
 * marked `data-row`, so that Enter and a click do the same; Tab reaches them too.
 */
import type { KeyboardEvent } from 'react';

const ROWS = '[data-row]:not(:disabled)';

/** For the element around all rows, its filter field included. Keys that are not for moving are let be. */
export function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(ROWS)];
  const from = event.target as HTMLElement;
  const typing = from instanceof HTMLInputElement;
  const at = rows.findIndex((row) => row === from || row.closest('li')?.contains(from));
  const to = target(event.key, at, rows.length, typing);
  if (to === null) return;
  event.preventDefault();
  const filter = event.currentTarget.querySelector<HTMLElement>('[data-pick-filter]');
  const next = to < 0 ? filter : rows[to];
  next?.focus({ preventScroll: true });
  next?.closest('li')?.scrollIntoView({ block: 'nearest' });
}

/** `at` -1: above the rows. The ends hold; above the first is the filter, where there is one. */
function target(key: string, at: number, total: number, typing: boolean): number | null {
  if (total === 0) return null;
  if (key === 'ArrowDown') return Math.min(total - 1, at + 1);
  if (key === 'ArrowUp') return at < 0 ? null : at - 1;
  if (typing) return null;
  if (key === 'Home') return 0;
  return key === 'End' ? total - 1 : null;
}
