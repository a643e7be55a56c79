/** @file How pages are turned in a bundle: a person's decision first, else what their text says beyond doubt. */

import type { PageTurn, QuarterTurns } from '../bundles/page-map.ts';
import type { PageDirection } from './page-direction.ts';

/** The pages that are turned, in order. */
export function pageTurns(directions: readonly PageDirection[]): PageTurn[] {
  return directions.flatMap(({ page, byText, certain, byPerson }): PageTurn[] => {
    const quarterTurns = byPerson ?? (certain ? byText : 0);
    if (quarterTurns === 0) return [];
    return [{ page, quarterTurns, because: byPerson === null ? 'text' : 'person' }];
  });
}

/** Pages whose text seems not to read from left to right, but not beyond doubt, and of which nobody has decided. */
export const pagesInDoubt = (directions: readonly PageDirection[]): number[] =>
  directions
    .filter(({ byText, certain, byPerson }) => byText !== 0 && !certain && byPerson === null)
    .map(({ page }) => page);

/** Pages whose text asks beyond doubt to be turned, and that a person had shown so that it lies as named. */
export const pagesAgainstText = (
  directions: readonly PageDirection[],
  lying: 'sideways' | 'upside-down',
): number[] =>
  directions
    .filter(({ byText, certain, byPerson }) => {
      if (byText === 0 || !certain || byPerson === null || byPerson === byText) return false;
      const isUpsideDown = (byText - byPerson + 4) % 4 === 2;
      return isUpsideDown === (lying === 'upside-down');
    })
    .map(({ page }) => page);

/** The directions after a person decided on these pages; null leaves them to their text again. */
export function decidedBy(
  directions: readonly PageDirection[],
  pages: readonly number[],
  byPerson: QuarterTurns | null,
): PageDirection[] {
  const known = new Map(directions.map((direction) => [direction.page, direction]));
  for (const page of pages) {
    const before = known.get(page) ?? { page, byText: 0 as const, certain: false };
    known.set(page, { ...before, byPerson });
  }
  return [...known.values()]
    .filter((direction) => direction.byText !== 0 || (direction.byPerson ?? 0) !== 0)
    .sort((a, b) => a.page - b.page);
}
