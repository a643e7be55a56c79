/** @file The keys of the table. What moves takes what is typed first, and stays where that cannot be read. */
import type { KeyboardEvent } from 'react';
import type { CellKeys } from './cell-input.tsx';
import type { TableTravel } from './use-table-place.ts';

/** Documents that Page Down goes. */
const PAGE = 10;

interface TableActs {
  readonly table: TableTravel;
  /** How many there are. */
  readonly rows: number;
  open(): unknown;
  toggle(): unknown;
  /** All about the document. */
  takeGuesses(): void;
  fillDown(): void;
  undo(): void;
  leave(): void;
}

export function onTableKey(event: KeyboardEvent<HTMLInputElement>, keys: CellKeys, acts: TableActs): void {
  if (event.nativeEvent.isComposing || (event.altKey && event.key !== 'Enter')) return;
  const act = actFor(event, keys, acts);
  if (act === null || act() === false) return;
  event.preventDefault();
  event.stopPropagation();
}

/** null: a key for the field itself. One that answers false leaves the key to the browser. */
function actFor(
  { key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent,
  keys: CellKeys,
  acts: TableActs,
): (() => unknown) | null {
  const { table } = acts;
  const { row, column } = table.place;
  /** Answers nothing, so that the key is dealt with where the cell cannot be left too. */
  const moved = (move: () => unknown) => () => {
    if (keys.commit()) move();
  };
  if (ctrlKey || metaKey) {
    switch (key.toLowerCase()) {
      case 'enter':
        return moved(() => {
          acts.takeGuesses();
          table.goDown(1);
        });
      case 'home':
        return moved(() => table.go(0, column));
      case 'end':
        return moved(() => table.go(acts.rows - 1, column));
      case 'd':
        return moved(acts.fillDown);
      case ' ':
        return () => void acts.toggle();
      case 'z':
        return keys.isTyped ? null : acts.undo;
      default:
        return null;
    }
  }
  const by = key === 'ArrowUp' || key === 'PageUp' ? -1 : 1;
  switch (key) {
    case 'Enter':
      return moved(() => (altKey ? acts.open() : table.goDown(shiftKey ? -1 : 1)));
    case 'Tab':
      return () => !keys.commit() || table.goAlong(shiftKey ? -1 : 1);
    case 'ArrowDown':
    case 'ArrowUp':
      return moved(() => (shiftKey ? table.markTo(row + by) : table.goDown(by)));
    case 'PageDown':
    case 'PageUp':
      return moved(() => table.goDown(by * PAGE));
    case 'Escape':
      return () => {
        if (!keys.restore()) acts.leave();
      };
    default:
      return null;
  }
}
