/** @file Where a picture stands on A4 paper, and how a very long one is cut into pages. Sizes in PDF points. */
import { PICTURE_DPI } from '../../core/evidence/pictured-pages.ts';

export const A4 = { width: 595.28, height: 841.89 } as const;
const MARGIN = 28.35;
/** On this page: a bundle makes room for its number, sets the page smaller, and shows no more than 300. */
const MOST_DPI = PICTURE_DPI;
/** A part may be this many times as tall as wide: an A4 page with its margins. */
const PART_RATIO = (A4.height - 2 * MARGIN) / (A4.width - 2 * MARGIN);
/** Pictures up to this ratio go on one page; a telephone's screen is about 2.2. */
const LONG_RATIO = 2.6;
/** Rows a page shows. A long picture with no more than these loses nothing on one page. */
const ROWS_ON_A_PAGE = Math.floor(((A4.height - 2 * MARGIN) / 72) * MOST_DPI);
/** Share of a part that the next one repeats, so that no line of text is cut through in both. */
const OVERLAP = 0.06;

export interface PlaceOnPaper {
  readonly paper: { readonly width: number; readonly height: number };
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The most dots across that 300 dpi in a bundle allow. Source: GG ¶9, certainty H. */
  readonly pixelWidth: number;
}

/** Portrait or landscape as fits, centred, as large as the margins allow but never above its size at 96 dpi. */
export function fitOnPaper(width: number, height: number): PlaceOnPaper {
  const paper =
    width > height ? { width: A4.height, height: A4.width } : { width: A4.width, height: A4.height };
  const scale = Math.min((paper.width - 2 * MARGIN) / width, (paper.height - 2 * MARGIN) / height, 72 / 96);
  const w = width * scale;
  const h = height * scale;
  return {
    paper,
    x: (paper.width - w) / 2,
    y: (paper.height - h) / 2,
    width: w,
    height: h,
    pixelWidth: Math.max(1, Math.floor((w / 72) * MOST_DPI)),
  };
}

/** The rows each part shows. Together they show every row. */
export function slices(width: number, height: number): { readonly top: number; readonly height: number }[] {
  if (height <= width * LONG_RATIO || height <= ROWS_ON_A_PAGE) return [{ top: 0, height }];
  const part = Math.max(1, Math.floor(width * PART_RATIO));
  const step = Math.max(1, Math.floor(part * (1 - OVERLAP)));
  const parts = [];
  for (let top = 0; ; top += step) {
    const rows = Math.min(part, height - top);
    parts.push({ top, height: rows });
    if (top + rows >= height) return parts;
  }
}
