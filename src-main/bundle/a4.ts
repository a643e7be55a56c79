/**
 * @file The page every bundle is made of, in PDF points (1/72 inch): A4, and the strip at its foot that
 * is kept for the printed number, so that a number never covers anything (rules B07, B08, B21).
 */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** ISO 216: 210 × 297 mm. */
export const A4_PORTRAIT: Size = { width: 595.276, height: 841.89 };
export const A4_LANDSCAPE: Size = { width: A4_PORTRAIT.height, height: A4_PORTRAIT.width };

/**
 * Nothing of a document is placed below this height. 9 mm: the number stands clear of what office
 * printers cannot reach (about 4 mm) and of the page above it.
 */
export const STRIP_HEIGHT = 26;

export const NUMBER_SIZE = 12;
/** Baseline of the number above the foot of the page. */
export const NUMBER_BASELINE = 12;
/** From the right edge of the page to the end of the number. */
export const NUMBER_MARGIN = 28;

/** Wide enough for the longest number, with room to see that nothing else stands in it. */
const ZONE_WIDTH = 140;

/** Bottom right corner, where the number is printed and nothing else. King's Bench practice; rule B08. */
export function numberZone(page: Size): Box {
  return { left: page.width - ZONE_WIDTH, bottom: 0, right: page.width, top: STRIP_HEIGHT };
}

/** Where an exhibit mark's box stands in the strip, on the other side from the number: left and lower edge. */
export const MARK_LEFT = 28;
export const MARK_BOTTOM = 7;
/** As wide as a mark may be: clear of the number's corner on an upright page. */
export const MARK_WIDTH = 400;

/** The rest of the strip, where an exhibit mark is printed and nothing else. */
export function markZone(page: Size): Box {
  return { left: 0, bottom: 0, right: numberZone(page).left, top: STRIP_HEIGHT };
}

export function isA4({ width, height }: Size, tolerance = 0.5): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) <= tolerance;
  return [A4_PORTRAIT, A4_LANDSCAPE].some((a4) => near(width, a4.width) && near(height, a4.height));
}
