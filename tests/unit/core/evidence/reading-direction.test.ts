import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageDirection } from '../../../../src-main/core/bundles/page-direction.ts';
import {
  decidedBy,
  pagesAgainstText,
  pagesInDoubt,
  pageTurns,
} from '../../../../src-main/core/bundles/page-turns.ts';
import { readingOf, turnsToUpright } from '../../../../src-main/core/bundles/reading-direction.ts';

type Four = [number, number, number, number];
const page = (standing: Four, others = 0, spread = 0.6) => ({
  letters: standing.reduce((sum, n) => sum + n, others),
  standing,
  spread: standing.map((n) => (n === 0 ? 0 : spread)) as Four,
});

describe('which way up a page reads', () => {
  it.each([
    ['nothing on it', page([0, 0, 0, 0]), 0, true],
    ['text as it should be', page([500, 0, 0, 0]), 0, true],
    ['a few words up the margin', page([500, 0, 0, 40]), 0, true],
    ['all of it downwards', page([0, 300, 0, 0]), 1, true],
    ['all of it upside down', page([0, 0, 300, 0]), 2, true],
    ['all of it upwards, under an upright heading', page([20, 0, 0, 300]), 3, true],
    ['a table upwards under two upright paragraphs', page([60, 0, 0, 300]), 3, false],
    ['one long line up the margin of a picture', page([0, 0, 0, 90], 0, 0.02), 3, false],
    ['a caption', page([0, 0, 0, 20]), 3, false],
    ['a word', page([0, 0, 0, 9]), 0, true],
    ['letters whose angle cannot be trusted', page([0, 0, 100, 0], 300), 0, true],
  ])('%s', (_what, letters, lies, certain) => {
    expect(readingOf(letters)).toEqual({ lies, certain });
  });

  it('is never turned against more than a tenth of its letters, nor for fewer than thirty', () => {
    const count = fc.nat({ max: 400 });
    fc.assert(
      fc.property(fc.tuple(count, count, count, count), count, (standing, others) => {
        const { lies, certain } = readingOf(page(standing, others));
        if (lies === 0 || !certain) return;
        const letters = standing.reduce((sum, n) => sum + n, others);
        expect(letters).toBeGreaterThanOrEqual(30);
        expect(standing[lies] / letters).toBeGreaterThanOrEqual(0.9);
        expect((lies + turnsToUpright(lies)) % 4).toBe(0);
      }),
    );
  });
});

describe('how pages are turned', () => {
  const directions: PageDirection[] = [
    { page: 2, byText: 3, certain: true, byPerson: null },
    { page: 5, byText: 1, certain: false, byPerson: null },
  ];

  it('by their text where that is sure; the rest are asked about', () => {
    expect(pageTurns(directions)).toEqual([{ page: 2, quarterTurns: 3, because: 'text' }]);
    expect(pagesInDoubt(directions)).toEqual([5]);
  });

  it('by a person before their text, and by their text again once that is taken back', () => {
    const decided = decidedBy(directions, [1, 2, 5], 2);
    expect(pageTurns(decided).map(({ page: n, because }) => [n, because])).toEqual([
      [1, 'person'],
      [2, 'person'],
      [5, 'person'],
    ]);
    expect([pagesInDoubt(decided), pagesAgainstText(decided, 'sideways')]).toEqual([[], [2]]);
    expect(pagesAgainstText(decidedBy(directions, [2], 1), 'upside-down')).toEqual([2]);
    expect(decidedBy(decided, [1, 2, 5], null)).toEqual(directions);
  });

  it('a page that was in doubt and left as it came is not asked about again', () => {
    const left = decidedBy(directions, [5], 0);
    expect([pagesInDoubt(left), pagesAgainstText(left, 'sideways')]).toEqual([[], []]);
  });
});
