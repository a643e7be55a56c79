/** @file The row that was opened last, so that coming back to Today goes on from there. */
import { forgetAtLock } from '../../bridge/locking.ts';

let left: string | null = null;
forgetAtLock(() => {
  left = null;
});

export const rememberRow = (id: string): void => {
  left = id;
};

/** The row to begin at: the one opened last where it is still there, else the first. */
export function rowToBeginAt(around: HTMLElement): HTMLElement | null {
  const kept = left === null ? null : around.querySelector<HTMLElement>(`[data-row="${CSS.escape(left)}"]`);
  return kept ?? around.querySelector<HTMLElement>('[data-row]');
}
