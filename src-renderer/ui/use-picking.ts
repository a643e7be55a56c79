/**
 * @file The keys of every list: filter as you type, arrows mark, Enter opens, Delete asks. The keyboard stays
 * in the filter field; assistive technology is told which entry is marked.
 */
import { type KeyboardEvent, useId, useState } from 'react';
import { forgetAtLock } from '../bridge/locking.ts';
import { nextIndex } from './list-keys.ts';

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
