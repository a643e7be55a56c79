/** @file The names that were probably meant, out of those there are. */

const LONGEST = 80;

/** More than these are a list to be read, and there is one: form questions. */
const MOST = 3;

/**
 * Nearest first, the first three: by letters to be changed, then those that have what was typed in them, then those that
 * share most of its words ("exploitation-place" for "where-exploitation-took-place").
 */
export function nearestNames(typed: string, names: readonly string[]): string[] {
  const wanted = typed
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, '-')
    .slice(0, LONGEST);
  const near = names
    .map((name) => ({ name, steps: stepsBetween(wanted, name) }))
    .filter(({ steps }) => steps < Math.ceil(wanted.length / 2))
    .toSorted((a, b) => a.steps - b.steps);
  // A name that is much nearer than the others is the one that was meant.
  const close = near.filter(({ steps }) => steps <= (near[0]?.steps ?? 0) + SLIP);
  const within = wanted.length > 2 ? names.filter((name) => name.includes(wanted)) : [];
  const inWords = close.length + within.length > 0 ? [] : byWords(wanted, names);
  return [...new Set([...close.map(({ name }) => name), ...within, ...inWords])].slice(0, MOST);
}

const SLIP = 2;

const partsOf = (name: string): string[] => name.split('-').filter((part) => part.length > 2);

/** Those that have half of the words at least, most first. */
function byWords(wanted: string, names: readonly string[]): string[] {
  const parts = partsOf(wanted);
  const shared = (name: string) => partsOf(name).filter((part) => parts.includes(part)).length;
  return names
    .map((name) => ({ name, count: shared(name) }))
    .filter(({ count }) => count > 0 && count >= parts.length / 2)
    .toSorted((a, b) => b.count - a.count)
    .map(({ name }) => name);
}

/** Another name by a letter or two: one of the two was a slip. */
export function isSlipOf(typed: string, name: string): boolean {
  const [one, other] = [typed.trim().toLowerCase(), name.trim().toLowerCase()];
  if (Math.max(one.length, other.length) > LONGEST) return false;
  const steps = stepsBetween(one, other);
  return steps > 0 && steps <= SLIP && steps * MOST < one.length;
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
