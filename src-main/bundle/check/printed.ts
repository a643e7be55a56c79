/** @file What a printed page number looks like, and when two things on a page are in each other's way. */
import type { Rect } from './facts.ts';

/** "12", "Page 12", "p. 12", "12 of 300", "- 12 -". */
const PRINTED = /^[-–\s]*(?:page|p\.?)?\s*(\d{1,6})(?:\s*(?:of|\/)\s*\d+)?[-–\s]*$/i;
/** "B12", as bundles are numbered by section; without a letter before the first. */
const LETTERED = /^([A-Z]{0,2})(\d{1,6})$/;
/** How far boxes may touch before one hides the other, in points. */
const TOUCH = 1;

/** The number that a piece of text prints; null when it prints something else. */
export function printedIn(text: string): number | null {
  const digits = PRINTED.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** "B12" as its letter and its number; null for anything else. */
export function letteredIn(text: string): { readonly letter: string; readonly number: number } | null {
  const [, letter, digits] = LETTERED.exec(text) ?? [];
  return letter === undefined || digits === undefined ? null : { letter, number: Number(digits) };
}

/** Whether a page's label is one of a bundle that is numbered by section. */
export const isLettered = (label: string | null): label is string =>
  label !== null && (letteredIn(label)?.letter ?? '') !== '';

/** What each page is to print where sections are numbered one by one: what the file calls it. */
export const numbersBySection = (labels: readonly (string | null)[]): string[] =>
  labels.map((label, index) => (label !== null && letteredIn(label) !== null ? label : String(index + 1)));

export function overlap(a: Rect, b: Rect): boolean {
  return (
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOUCH &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > TOUCH
  );
}
