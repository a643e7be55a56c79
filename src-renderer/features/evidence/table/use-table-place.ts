/** @file The cell that has the keyboard, and the rows that are marked, by their documents: filter and order may change under them. */
import { useState } from 'react';
import type { EvidenceView } from '../../../../src-main/contract/evidence.ts';
import type { EvidenceId } from '../../../../src-main/core/ids.ts';
import { COLUMNS } from './table-columns.ts';

export interface TablePlace {
  readonly row: number;
  readonly column: number;
}

export function useTablePlace(shown: readonly EvidenceView[]) {
  const [at, setAt] = useState<{ readonly id: EvidenceId | undefined; readonly column: number }>({
    id: shown[0]?.id,
    column: 0,
  });
  /** Whether the keyboard is to follow the cell: not before somebody went into the table. */
  const [follows, setFollows] = useState(false);
  const [marked, setMarked] = useState<ReadonlySet<EvidenceId>>(new Set());
  const [anchor, setAnchor] = useState<EvidenceId>();
  const rowOf = (id: EvidenceId | undefined) => shown.findIndex((one) => one.id === id);
  const place: TablePlace = { row: Math.max(0, rowOf(at.id)), column: at.column };

  const go = (row: number, column: number) => {
    setAt({ id: shown[Math.max(0, Math.min(shown.length - 1, row))]?.id, column });
    setFollows(true);
  };
  return {
    place,
    follows,
    go,
    /** A row up or down, the ends hold. */
    goDown: (by: number) => go(place.row + by, place.column),
    /** The next cell, or the one before; false at the ends of the table, where Tab leaves it. */
    goAlong(by: 1 | -1): boolean {
      const next = place.row * COLUMNS.length + place.column + by;
      if (next < 0 || next >= shown.length * COLUMNS.length) return false;
      go(Math.floor(next / COLUMNS.length), next % COLUMNS.length);
      return true;
    },
    marked,
    /** In the order of the table, of those that are shown. */
    markedViews: shown.filter(({ id }) => marked.has(id)),
    toggle(id: EvidenceId) {
      const next = new Set(marked);
      if (!next.delete(id)) next.add(id);
      setMarked(next);
      setAnchor(id);
    },
    markAll: (all: boolean) => setMarked(new Set(all ? shown.map(({ id }) => id) : [])),
    /** Marks from where marking began to the row `by` further, and goes there. */
    markTo(row: number) {
      const from = rowOf(anchor !== undefined && marked.has(anchor) ? anchor : shown[place.row]?.id);
      const to = Math.max(0, Math.min(shown.length - 1, row));
      setAnchor(shown[from]?.id);
      setMarked(new Set(shown.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id)));
      go(to, place.column);
    },
  };
}

export type TableTravel = ReturnType<typeof useTablePlace>;
