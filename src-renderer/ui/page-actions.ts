/**
 * @file What the page in front can do, for the palette. While an interview is held it is all there is: nothing else of
 * the case is in reach of whoever sits beside.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface PageAction {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly run: () => void;
}

/** The action that leads out of a page that offers nothing else. */
export const LEAVE = 'leave';

interface PageActions {
  readonly actions: readonly PageAction[];
  /** Nothing but these, Hide and Lock. */
  readonly only: boolean;
}

const NOTHING: PageActions = { actions: [], only: false };
let current = NOTHING;
const listeners = new Set<() => void>();

function set(next: PageActions): void {
  current = next;
  for (const listener of listeners) listener();
}

export const pageActions = (): PageActions => current;

export const usePageActions = (): PageActions =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, pageActions);

/** Offers them while the page stands. */
export function useOffered(actions: readonly PageAction[], options: { readonly only?: boolean } = {}): void {
  const latest = useRef(actions);
  latest.current = actions;
  const named = JSON.stringify(actions.map(({ id, label, hint }) => [id, label, hint]));
  const { only = false } = options;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when other actions are offered, not at every drawing
  useEffect(() => {
    const offered = {
      only,
      actions: actions.map((one) => ({
        ...one,
        run: () => latest.current.find(({ id }) => id === one.id)?.run(),
      })),
    };
    set(offered);
    return () => {
      if (current === offered) set(NOTHING);
    };
  }, [named, only]);
}
