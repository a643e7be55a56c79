/** @file Titles as they are printed: index, bookmarks and sheets say the same. */

const UNTITLED = 'Untitled';

/** A title in one line: no control characters, no halves of characters, never empty. */
export function oneLine(title: string): string {
  const line = title
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return line === '' ? UNTITLED : line;
}
