/** @file Page numbers as typed, and how wide to draw a page. */

/** A whole number from 1 to `last`, or null. */
export function readPageNumber(typed: string, last: number): number | null {
  const text = typed.trim();
  if (!/^\d{1,6}$/.test(text)) return null;
  const number = Number(text);
  return number >= 1 && number <= last ? number : null;
}

const STEP = 200;
const WIDEST = 2400;

/** Pixels for a space of `width` CSS pixels: in steps, so that dragging the window does not draw every time. */
export function widthToDraw(width: number, pixelRatio: number): number {
  if (width <= 0) return 0;
  return Math.min(WIDEST, Math.ceil((width * pixelRatio) / STEP) * STEP);
}
