/** @file Where the marked entry of a list or grid goes for a key. */

export interface ListPlace {
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
