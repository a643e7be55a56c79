import fc from 'fast-check';
import { expect, test } from 'vitest';
import { A4_LANDSCAPE, A4_PORTRAIT, STRIP_HEIGHT } from '../../../src-main/bundle/a4.ts';
import {
  placeAboveStrip,
  placeFrontMatter,
  type SourceGeometry,
  transformBox,
} from '../../../src-main/bundle/placement.ts';

const page = (width: number, height: number, more: Partial<SourceGeometry> = {}): SourceGeometry => ({
  mediaBox: [0, 0, width, height],
  cropBox: null,
  rotate: 0,
  userUnit: 1,
  ...more,
});

const anyNumber = fc.oneof(fc.integer({ min: -2000, max: 2000 }), fc.double());
const anyBox = fc.option(fc.array(anyNumber, { maxLength: 6 }), { nil: null });
const anyPage: fc.Arbitrary<SourceGeometry> = fc.record({
  mediaBox: anyBox,
  cropBox: anyBox,
  rotate: fc.oneof(fc.constantFrom(0, 90, 180, 270, -90, 450, 45), fc.double()),
  userUnit: fc.oneof(fc.constantFrom(1, 2, 0.5, 0, -1), fc.double()),
});

test('whatever a page says about its size, all of it lands on A4 above the number strip', () => {
  fc.assert(
    fc.property(anyPage, (source) => {
      const { page: a4, visible, matrix } = placeAboveStrip(source);
      expect([A4_PORTRAIT, A4_LANDSCAPE]).toContain(a4);
      const placed = transformBox(visible, matrix);
      expect(placed.left).toBeGreaterThanOrEqual(-0.01);
      expect(placed.right).toBeLessThanOrEqual(a4.width + 0.01);
      expect(placed.bottom).toBeGreaterThanOrEqual(STRIP_HEIGHT - 0.01);
      expect(placed.top).toBeLessThanOrEqual(a4.height + 0.01);
    }),
    { numRuns: 1000 },
  );
});

test('a page keeps its proportions and is never enlarged', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 5000 }),
      fc.constantFrom(0, 90, 180, 270),
      (w, h, rotate) => {
        const { matrix } = placeAboveStrip(page(w, h, { rotate }));
        const [a, b, c, d] = matrix;
        const scale = Math.hypot(a, b);
        expect(Math.hypot(c, d)).toBeCloseTo(scale, 9);
        expect(a * d - b * c).toBeGreaterThan(0);
        expect(scale).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test.each([
  [0, [72, 700]],
  [90, [72, 72]],
  [180, [500, 72]],
  [270, [500, 700]],
] as const)('a page turned by %i degrees is placed as it is displayed', (rotate, [x, y]) => {
  const {
    matrix: [a, b, c, d, e, f],
    page: a4,
  } = placeAboveStrip(page(595, 842, { rotate }));
  expect(a * x + c * y + e).toBeLessThan(a4.width / 2);
  expect(b * x + d * y + f).toBeGreaterThan(a4.height / 2);
});

test('what is displayed wider than high lies on a lying page', () => {
  expect(placeAboveStrip(page(842, 595)).page).toBe(A4_LANDSCAPE);
  expect(placeAboveStrip(page(595, 842, { rotate: 90 })).page).toBe(A4_LANDSCAPE);
  expect(placeAboveStrip(page(842, 595, { rotate: -90 })).page).toBe(A4_PORTRAIT);
  expect(placeAboveStrip(page(500, 500)).page).toBe(A4_PORTRAIT);
});

test('only what the crop box shows is placed', () => {
  const { visible } = placeAboveStrip(page(600, 800, { cropBox: [100, 900, 500, 50] }));
  expect(visible).toEqual({ left: 100, bottom: 50, right: 500, top: 800 });
});

test('a crop box beside the page is not believed', () => {
  const { visible } = placeAboveStrip(page(600, 800, { cropBox: [700, 0, 900, 800] }));
  expect(visible).toEqual({ left: 0, bottom: 0, right: 600, top: 800 });
});

test('a page in larger units is as large as it says, up to A4', () => {
  const [scale] = placeAboveStrip(page(100, 100, { userUnit: 2 })).matrix;
  expect(scale).toBe(2);
});

test('an A4 original keeps at least 96% of its size', () => {
  const [scale] = placeAboveStrip(page(A4_PORTRAIT.width, A4_PORTRAIT.height)).matrix;
  expect(scale).toBeGreaterThan(0.96);
});

test('cover and index keep their exact size, so that a row lies where the typesetter put it', () => {
  expect(placeFrontMatter(page(A4_PORTRAIT.width, A4_PORTRAIT.height)).matrix).toEqual([1, 0, 0, 1, 0, 0]);
});
