/** @file How pages are turned in a bundle: a person's decision first, else what their text says beyond doubt. */

import type { PageDirection } from './page-direction.ts';
import type { PageTurn, QuarterTurns } from './page-map.ts';

/** How far bundles turn a page clockwise. */
export const turnOf = (direction: PageDirection | undefined): QuarterTurns =>
  direction === undefined ? 0 : (direction.byPerson ?? (direction.certain ? direction.byText : 0));

/** Why a page stands as it does: its text, a person, a person against its text, or its text leaves it in doubt. */
export function turnReason({
  byText,
  certain,
  byPerson,
}: PageDirection): 'byText' | 'inDoubt' | 'byPerson' | 'leftLying' {
  if (byPerson === null) return certain ? 'byText' : 'inDoubt';
  return certain && byText !== 0 && byPerson !== byText ? 'leftLying' : 'byPerson';
}

/** The pages that are turned, in order. */
export function pageTurns(directions: readonly PageDirection[]): PageTurn[] {
  return directions.flatMap((direction): PageTurn[] => {
    const quarterTurns = turnOf(direction);
    if (quarterTurns === 0) return [];
    return [{ page: direction.page, quarterTurns, because: direction.byPerson === null ? 'text' : 'person' }];
  });
}

/** Pages whose text seems not to read from left to right, but not beyond doubt, and of which nobody has decided. */
export const pagesInDoubt = (directions: readonly PageDirection[]): number[] =>
  directions
    .filter((direction) => direction.byText !== 0 && turnReason(direction) === 'inDoubt')
    .map(({ page }) => page);

/** Pages whose text asks beyond doubt to be turned, and that a person had shown so that it lies as named. */
export const pagesAgainstText = (
  directions: readonly PageDirection[],
  lying: 'sideways' | 'upside-down',
): number[] =>
  directions
    .filter((direction) => {
      if (turnReason(direction) !== 'leftLying') return false;
      const isUpsideDown = (direction.byText - (direction.byPerson ?? 0) + 4) % 4 === 2;
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
