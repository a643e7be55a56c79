/** @file Where the marked row of a list goes for a key. */

/** null: not a key for moving. The ends hold; nothing wraps. */
export function nextIndex(key: string, current: number, total: number, page: number): number | null {
  if (total === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(total - 1, current + 1);
    case 'ArrowUp':
      return Math.max(0, current - 1);
    case 'PageDown':
      return Math.min(total - 1, current + page);
    case 'PageUp':
      return Math.max(0, current - page);
    default:
      return null;
  }
}
