/**
 * @file The keys of every list: filter as you type, arrows mark, Enter opens, Delete asks. The keyboard stays
 * in the filter field; assistive technology is told which entry is marked.
 */
import { type KeyboardEvent, useId, useState } from 'react';
import { forgetAtLock } from '../bridge/locking.ts';

/** Where the marked entry of a list or grid goes for a key. */
interface ListPlace {
  readonly current: number;
  readonly total: number;
  /** Entries beside each other. */
  readonly columns: number;
  /** Rows in view. */
  readonly page: number;
  /** Whether left and right are free: not while text is being edited. */
  readonly sideways: boolean;
}

/** null: not a key for moving. The ends hold; nothing wraps. */
export function nextIndex(key: string, place: ListPlace): number | null {
  const { current, total, columns, page } = place;
  if (total === 0) return null;
  const to = (index: number): number => Math.max(0, Math.min(total - 1, index));
  switch (key) {
    case 'ArrowDown':
      return to(current + columns);
    case 'ArrowUp':
      return current - columns < 0 ? current : to(current - columns);
    case 'PageDown':
      return to(current + columns * page);
    case 'PageUp':
      return to(current - columns * page);
    case 'ArrowRight':
      return place.sideways && columns > 1 ? to(current + 1) : null;
    case 'ArrowLeft':
      return place.sideways && columns > 1 ? to(current - 1) : null;
    default:
      return null;
  }
}

/** Where each list was left, so that coming back goes on from there. */
const places = new Map<string, number>();
forgetAtLock(() => places.clear());

export interface PickingOptions {
  /** Names the list, for coming back to the place in it. */
  readonly memory: string;
  readonly total: number;
  /** Entries beside each other: 1 in a list, more in a grid. */
  readonly columns: number;
  /** Rows that Page Down goes. */
  readonly page: number;
  readonly filter: string;
  readonly onFilter: (text: string) => void;
  readonly onOpen: (index: number) => void;
  readonly onDelete?: ((index: number) => void) | undefined;
  readonly reveal: (index: number) => void;
}

export function usePicking(options: PickingOptions) {
  const listId = useId();
  const [active, setState] = useState(() => places.get(options.memory) ?? 0);
  const setActive = (index: number) => {
    places.set(options.memory, index);
    setState(index);
  };
  const { total } = options;
  const current = Math.max(0, Math.min(active, total - 1));
  const onKeyDown = (event: KeyboardEvent) => {
    const { columns, page, filter } = options;
    const next = nextIndex(event.key, { current, total, columns, page, sideways: filter === '' });
    if (next !== null) {
      setActive(next);
      options.reveal(next);
    } else if (event.key === 'Enter' && total > 0) options.onOpen(current);
    else if (event.key === 'Delete' && options.onDelete !== undefined && filter === '' && total > 0) {
      options.onDelete(current);
    } else if (event.key === 'Escape' && filter !== '') options.onFilter('');
    else return;
    event.preventDefault();
  };
  return {
    listId,
    current,
    reset: () => setActive(0),
    /** Whether the list is come back to. */
    wasLeft: places.has(options.memory),
    field: {
      role: 'combobox' as const,
      'aria-expanded': true,
      'aria-controls': listId,
      'aria-activedescendant': total === 0 ? undefined : `${listId}-${current}`,
      onKeyDown,
    },
    optionProps: (index: number) => ({
      id: `${listId}-${index}`,
      role: 'option' as const,
      tabIndex: -1,
      'aria-selected': index === current,
      'aria-posinset': index + 1,
      'aria-setsize': total,
      onClick: () => {
        setActive(index);
        options.onOpen(index);
      },
    }),
  };
}
