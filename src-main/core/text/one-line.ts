/** @file Titles as they are printed: index, bookmarks and sheets say the same. */

const UNTITLED = 'Untitled';

/**
 * Without signs that turn round what stands behind them: a bookmark goes on with a date and a page, which would be shown
 * as "12.p" for p.21, and a name that ends in them is another than it looks.
 */
export const withoutTurns = (text: string): string => text.replace(/[\u202A-\u202E\u2066-\u2069]/gu, '');

/** A title in one line: no control characters, no halves of characters, never empty. */
export function oneLine(title: string): string {
  const line = title
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return line === '' ? UNTITLED : line;
}
