/**
 * @file Small groups of a table are not shown in a file, and neighbours with them: whoever knows this rule, the total and every
 * other row cannot work out how many are in one. Our own rule, around the published data set's k (resources/figures; certainty M).
 */

/** A count; null where it is not shown. */
export type Shown = number | null;

/** Rows of one table as a file shows them, in their order, and their total: null where it is not shown, or there is none. */
export interface Hidden {
  readonly counts: readonly Shown[];
  readonly total: Shown;
}

/**
 * Of a table in which each person stands once. Where a group is small, all groups of fewer than twice `least` are hidden, those
 * with nobody too; and all of any size, where the hidden ones would be a single row, or a small group together. Which neighbours
 * go does not hang on how large the small one is: hidden by size, the smallest first, they would tell it. Where everybody
 * together is a small group nothing is shown.
 */
export function hideSmall(counts: readonly number[], least: number): Hidden {
  const everybody = sumOf(counts);
  if (isSmall(everybody, least)) return { counts: counts.map(() => null), total: null };
  if (!counts.some((count) => isSmall(count, least))) return { counts, total: everybody };
  const together = counts.filter((count) => count < 2 * least);
  const isEnough = together.length > 1 && sumOf(together) >= least;
  return { counts: counts.map((count) => (isEnough && count >= 2 * least ? count : null)), total: everybody };
}

/** Of a table in which somebody may stand in several rows: there is no total that a row could be worked out from. */
export const hideEach = (counts: readonly number[], least: number): Hidden => ({
  counts: counts.map((count) => (isSmall(count, least) ? null : count)),
  total: null,
});

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const isSmall = (count: number, least: number): boolean => count > 0 && count < least;
