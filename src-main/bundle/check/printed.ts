/** @file What a printed page number looks like, and when two things on a page are in each other's way. */
import type { Rect } from './facts.ts';

/** "12", "Page 12", "p. 12", "12 of 300", "- 12 -". */
const PRINTED = /^[-–\s]*(?:page|p\.?)?\s*(\d{1,6})(?:\s*(?:of|\/)\s*\d+)?[-–\s]*$/i;
/** How far boxes may touch before one hides the other, in points. */
const TOUCH = 1;

/** The number that a piece of text prints; null when it prints something else. */
export function printedIn(text: string): number | null {
  const digits = PRINTED.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

export function overlap(a: Rect, b: Rect): boolean {
  return (
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOUCH &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > TOUCH
  );
}
