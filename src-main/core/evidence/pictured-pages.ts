/** @file Pages that go into bundles as pictures of what is seen of them. */

/**
 * Of an A4 page. Court guidance asks for no more than 300, and small print stays readable; a bundle makes room for its
 * number and so sets the page a thirtieth smaller. General Guidance on Electronic Court Bundles, 2021, 9 (H).
 */
export const PICTURE_DPI = 290;

const POINTS_AN_INCH = 72;
const A4 = { short: 595.28, long: 841.89 };

/** Dots across a picture of a page, given in points as shown. A larger page than A4 is as fine once it is set on A4. */
export function pictureWidth({ width, height }: { readonly width: number; readonly height: number }): number {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const smaller = Math.min(1, A4.short / short, A4.long / long);
  return Math.round((width * smaller * PICTURE_DPI) / POINTS_AN_INCH);
}

/**
 * Comments, and answers that their box does not show whole, that go along beside the pages: of a page that is a picture nothing
 * goes but what is seen of it.
 */
export const besidePages = <C extends { readonly page: number }>(
  comments: readonly C[],
  pictured: readonly number[],
): readonly C[] => comments.filter(({ page }) => !pictured.includes(page));
