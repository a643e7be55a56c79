/**
 * @file Words without what makes no other account of them: punctuation, case, how many spaces. "10.30", "1,500" and "555-0164"
 * keep what stands between digits. Our own rule (certainty M).
 */

/** Of nothing but punctuation, as it was written. */
export function plainWords(text: string): string {
  const spaced = (some: string) => some.replace(/\s+/gu, ' ').trim();
  const bare = spaced(
    text.replace(/["“”„«»'’‘]/gu, '').replace(/(?<!\d)[^\P{P}%@&/]|[^\P{P}%@&/](?!\d)/gu, ' '),
  );
  return bare === '' ? spaced(text) : bare.toLowerCase();
}
