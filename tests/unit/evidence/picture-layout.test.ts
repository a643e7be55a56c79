import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeAboveStrip } from '../../../src-main/bundle/placement.ts';
import { fitOnPaper, slices } from '../../../src-main/evidence/picture/layout.ts';

/** What `bundle check` lets pass, for rounding. */
const ALLOWED = 5;
/** How much smaller a bundle sets a page of this size. */
function inBundle({ width, height }: { readonly width: number; readonly height: number }) {
  const source = { mediaBox: [0, 0, width, height], cropBox: null, rotate: 0, userUnit: 1 };
  const [a] = placeAboveStrip(source).matrix;
  return a;
}

const side = fc.integer({ min: 1, max: 60_000 });

test('every row of a picture is on some page, in order, and no page is longer than paper', () => {
  fc.assert(
    fc.property(side, side, (width, height) => {
      const parts = slices(width, height);
      let shown = 0;
      for (const { top, height: rows } of parts) {
        expect(top).toBeLessThanOrEqual(shown);
        expect(rows).toBeGreaterThan(0);
        shown = top + rows;
      }
      expect(shown).toBe(height);
      if (parts.length > 1)
        for (const { height: rows } of parts) expect(rows).toBeLessThanOrEqual(width * 1.5);
    }),
  );
});

test('a picture keeps its shape, stays inside the margins and at or under 300 dots an inch, once a bundle has made room for its number', () => {
  fc.assert(
    fc.property(side, side, (width, height) => {
      const place = fitOnPaper(width, height);
      expect(place.width / place.height / (width / height)).toBeCloseTo(1, 6);
      expect(place.x).toBeGreaterThan(28);
      expect(place.y).toBeGreaterThan(28);
      const smaller = inBundle(place.paper);
      expect(place.pixelWidth / ((place.width * smaller) / 72)).toBeLessThanOrEqual(
        place.width < 1 ? Number.POSITIVE_INFINITY : 300 + ALLOWED,
      );
    }),
  );
});
