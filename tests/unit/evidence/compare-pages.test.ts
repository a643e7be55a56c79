/** Two drawings of a page are the same where each mark of one is in the other, a cell further at most and half as strong. */
import { describe, expect, it } from 'vitest';
import { pagesThatDiffer } from '../../../src-main/evidence/pdf/compare-pages.ts';
import type { PdfiumDocument } from '../../../src-main/evidence/pdfium.ts';

const CELL = 4;
const ACROSS = 12;

interface Drawing {
  readonly paper?: number;
  readonly width?: number;
  readonly height?: number;
  /** Column and row of a cell, and how bright it is. */
  readonly marks: readonly (readonly [number, number, number])[];
}

function drawn({ paper = 255, width = ACROSS * CELL, height = ACROSS * CELL, marks }: Drawing) {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(paper);
  for (const [column, row, bright] of marks)
    for (let y = row * CELL; y < (row + 1) * CELL; y += 1)
      rgba.fill(bright, (y * width + column * CELL) * 4, (y * width + (column + 1) * CELL) * 4);
  return { width, height, rgba };
}
/** What draws pages, with these. */
const document = (...pages: readonly Drawing[]) =>
  ({
    render: (page: number) => drawn(pages[page] ?? { marks: [] }),
    toPixels: (_: number, __: unknown, rect: readonly number[]) => rect,
  }) as unknown as PdfiumDocument;
const differs = (a: Drawing, b: Drawing) => pagesThatDiffer(document(a), document(b), [0]).length > 0;

const STEPS = [-2, -1, 0, 1, 2];
const LAST = ACROSS - 1;
describe.each([
  ['black on white', 255, 0],
  ['white on black', 0, 255],
])('a mark, %s', (_, paper, ink) => {
  it.each([
    ['in the middle', 5, 5],
    ['at the top left', 0, 0],
    ['at the bottom right', LAST, LAST],
  ])(
    '%s: a cell further in any direction it is the same, two cells further it is not',
    (_where, column, row) => {
      const wrong = STEPS.flatMap((right) =>
        STEPS.filter((down) => {
          const [x, y] = [column + right, row + down];
          if (x < 0 || y < 0 || x > LAST || y > LAST) return false;
          const isNear = Math.abs(right) < 2 && Math.abs(down) < 2;
          const moved = { paper, marks: [[x, y, ink]] as const };
          return differs({ paper, marks: [[column, row, ink]] }, moved) === isNear;
        }).map((down) => [right, down]),
      );
      expect(wrong).toEqual([]);
    },
  );

  it('that is on one of them alone is seen, whichever it is', () => {
    const [blank, marked] = [
      { paper, marks: [] },
      { paper, marks: [[3, 7, ink]] as const },
    ];
    expect([differs(blank, marked), differs(marked, blank), differs(blank, blank)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is the same down to 45 of 100 of its strength', () => {
    const of = (share: number) => {
      const bright = paper + (ink - paper) * share;
      return differs({ paper, marks: [[4, 4, ink]] }, { paper, marks: [[4, 4, bright]] });
    };
    expect([0.46, 0.44].map(of)).toEqual([false, true]);
  });
});

it('a difference of brightness that nobody notices is none', () => {
  const grey = (bright: number) => ({ marks: [[4, 4, bright]] as const });
  expect(differs(grey(255 - 48), grey(255))).toBe(false);
  expect(differs(grey(255 - 52), grey(255))).toBe(true);
});

it.each([
  [0, 1, false],
  [0, 2, true],
  [1, 0, false],
  [2, 0, true],
  [-2, 0, true],
  [0, -2, true],
])('a page %i dots wider and %i higher is another: %s', (wider, higher, is) => {
  const size = ACROSS * CELL;
  expect(differs({ marks: [] }, { width: size + wider, height: size + higher, marks: [] })).toBe(is);
});

it('looks at the pages it is asked about, and not at what need not match', () => {
  const a = document({ marks: [] }, { marks: [[2, 3, 0]] }, { marks: [[2, 3, 0]] });
  const b = document({ marks: [[8, 8, 0]] }, { marks: [] }, { marks: [] });
  expect(pagesThatDiffer(a, b, [1, 2])).toEqual([1, 2]);
  const [left, top] = [2 * CELL, 3 * CELL];
  const exempt = (page: number) => (page === 1 ? [[left, top, left + CELL, top + CELL] as const] : []);
  expect(pagesThatDiffer(a, b, [1, 2], exempt)).toEqual([2]);
  expect(pagesThatDiffer(b, a, [1, 2], exempt)).toEqual([2]);
});
