/** @file The name that was probably meant, out of those there are. */

const LONGEST = 80;

/** The nearest by letters to be changed; null where nothing is near. */
export function nearestName(typed: string, names: readonly string[]): string | null {
  const wanted = typed.toLowerCase().slice(0, LONGEST);
  let best: string | null = null;
  let least = Math.ceil(wanted.length / 2);
  for (const name of names) {
    const steps = stepsBetween(wanted, name);
    if (steps >= least) continue;
    least = steps;
    best = name;
  }
  return best ?? names.find((name) => wanted.length > 2 && name.includes(wanted)) ?? null;
}

/** Letters put in, taken out or replaced (Levenshtein). */
function stepsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
