import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideEach, hideSmall } from '../../../../src-main/core/figures/hide-small.ts';

const LEAST = 4;

describe('a table in which each person stands once', () => {
  it.each([
    // Nothing small, nothing hidden; nobody is no small group.
    [[4, 9, 0], [4, 9, 0], 13],
    // A small one hides those of fewer than twice as many; where it is alone, all.
    [[3, 9, 7], [null, 9, null], 19],
    [[3, 9, 8], [null, null, null], 20],
    // So would the rest of the rows be, if those with nobody were shown.
    [[1, 3, 9, 0], [null, null, 9, null], 13],
    // Two that are together a small group, and two that are none.
    [[1, 2, 9], [null, null, null], 12],
    [[1, 3, 9], [null, null, 9], 13],
    // Everybody together is a small group.
    [[1, 2, 0], [null, null, null], null],
    [[3], [null], null],
    [[4], [4], 4],
    [[0, 0], [0, 0], 0],
  ])('%j is shown as %j, %j in all', (counts, shown, total) => {
    expect(hideSmall(counts, LEAST)).toEqual({ counts: shown, total });
  });

  it('tells nobody who knows the rule, the total and all other rows how many are in a hidden one', () => {
    // Every table of up to four rows and sixteen people, by what is shown of it.
    const byShown = new Map<string, number[][]>();
    const tables = (rows: number, people: number): number[][] =>
      rows === 1
        ? [[people]]
        : Array.from({ length: people + 1 }, (_, first) =>
            tables(rows - 1, people - first).map((rest) => [first, ...rest]),
          ).flat();
    for (const rows of [1, 2, 3, 4])
      for (let people = 0; people <= 16; people += 1)
        for (const counts of tables(rows, people)) {
          const shown = JSON.stringify(hideSmall(counts, LEAST));
          byShown.set(shown, [...(byShown.get(shown) ?? []), counts]);
        }
    const toldByRule = [...byShown].filter(([shown, could]) =>
      hideSmall(could[0] ?? [], LEAST).counts.some(
        (count, at) => count === null && new Set(could.map((counts) => counts[at])).size < 2 && shown !== '',
      ),
    );
    expect(toldByRule).toEqual([]);
    expect(byShown.size).toBeGreaterThan(500);
  });

  it('never shows a small group, and hides nothing where none is small', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(40), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 3, max: 15 }),
        (counts, least) => {
          const { counts: shown } = hideSmall(counts, least);
          expect(shown.filter((count) => count !== null && count > 0 && count < least)).toEqual([]);
          if (counts.every((count) => count === 0 || count >= least)) expect(shown).toEqual(counts);
        },
      ),
    );
  });
});

it('a table in which somebody may stand in several rows has no total, and each small row is hidden by itself', () => {
  expect(hideEach([3, 4, 0, 9], LEAST)).toEqual({ counts: [null, 4, 0, 9], total: null });
});
