/** @file Words that were meant: as many letters off as a slip of the ear or the finger makes. */

const SHORTEST = 4;
const LONGER = 7;
const MOST = 12;

/** How many letters may be off in a word of this length; none in a short one, where everything is near everything. */
export const lettersOff = (length: number): number => (length < SHORTEST ? 0 : length < LONGER ? 1 : 2);

/** Of the words of an index, those near this one and not it, nearest first, the first twelve. All folded. */
export function nearWords(word: string, known: Iterable<string>): string[] {
  const most = lettersOff(word.length);
  if (most === 0) return [];
  const found: { readonly near: string; readonly off: number }[] = [];
  for (const near of known) {
    if (near === word) continue;
    const off = distance(word, near, most);
    if (off <= most) found.push({ near, off });
  }
  return found
    .sort((a, b) => a.off - b.off || Number(b.near[0] === word[0]) - Number(a.near[0] === word[0]))
    .slice(0, MOST)
    .map(({ near }) => near);
}

/** Letters to change, leave out, put in or swap with their neighbour; more than `most` as soon as that is sure. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let off = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        off = Math.min(off, (before[j - 2] ?? 0) + 1);
      row.push(off);
      least = Math.min(least, off);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length] ?? most + 1;
}
