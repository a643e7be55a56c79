/**
 * @file How a page as it is displayed comes to stand upright on A4: rotation, crop, odd origins and units
 * are worked into one matrix. Pure geometry.
 */
import type { QuarterTurns } from '../core/bundles/page-map.ts';
import { A4_LANDSCAPE, A4_PORTRAIT, type Box, isA4, type Size, STRIP_HEIGHT } from './a4.ts';

/** What a source page says about itself, after inheritance. Numbers may be anything at all. */
export interface SourceGeometry {
  readonly mediaBox: readonly number[] | null;
  readonly cropBox: readonly number[] | null;
  readonly rotate: number;
  readonly userUnit: number;
}

/** PDF's six numbers: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export interface Placement {
  /** A4, lying when the page is displayed wider than high. */
  readonly page: Size;
  /** What of the source page is displayed, in its own coordinates. */
  readonly visible: Box;
  /** From the source page's coordinates to the A4 page's. */
  readonly matrix: Matrix;
}

/** What readers assume where a page names no size, or an impossible one: US Letter. */
const LETTER: Box = { left: 0, bottom: 0, right: 612, top: 792 };
/** Far beyond any page; keeps arithmetic finite. */
const FARTHEST = 1e7;
const SMALLEST = 0.001;

/**
 * Places a page above the number strip, as large as it is, or smaller where it does not fit; never larger.
 * It stands in the middle of the width and of the height that is free. `turned`: quarter turns clockwise beyond
 * those of the page itself, so that it reads from left to right; the strip and its number do not turn with it.
 */
export function placeAboveStrip(source: SourceGeometry, turned: QuarterTurns = 0): Placement {
  return place(source, STRIP_HEIGHT, turned);
}

/**
 * Places a page that was made for this bundle (cover, index) exactly as it is, when it is upright A4: it
 * keeps the strip free by itself. Any other page is placed like a document's.
 */
export function placeFrontMatter(source: SourceGeometry): Placement {
  const visible = visibleBox(source);
  const size = { width: visible.right - visible.left, height: visible.top - visible.bottom };
  const asItIs = isA4(size) && quarterTurns(source.rotate) === 0 && unitOf(source) === 1;
  return place(source, asItIs ? 0 : STRIP_HEIGHT, 0);
}

/** The corners of `box` after `matrix`, as a box again. */
export function transformBox(box: Box, [a, b, c, d, e, f]: Matrix): Box {
  const xs = [box.left, box.right].flatMap((x) => [box.bottom, box.top].map((y) => a * x + c * y + e));
  const ys = [box.left, box.right].flatMap((x) => [box.bottom, box.top].map((y) => b * x + d * y + f));
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

function place(source: SourceGeometry, strip: number, turned: QuarterTurns): Placement {
  const visible = visibleBox(source);
  const turns = (quarterTurns(source.rotate) + turned) % 4;
  const width = visible.right - visible.left;
  const height = visible.top - visible.bottom;
  const displayed: Size = turns % 2 === 0 ? { width, height } : { width: height, height: width };
  const page = displayed.width > displayed.height ? A4_LANDSCAPE : A4_PORTRAIT;

  const free = page.height - strip;
  const scale = Math.min(unitOf(source), page.width / displayed.width, free / displayed.height);
  const left = (page.width - displayed.width * scale) / 2;
  const bottom = strip + (free - displayed.height * scale) / 2;
  return { page, visible, matrix: turnedTo(visible, turns, scale, left, bottom) };
}

/** Turns the box clockwise by quarter turns, scales it, and puts its lower left corner at (left, bottom). */
function turnedTo(box: Box, turns: number, s: number, left: number, bottom: number): Matrix {
  switch (turns) {
    case 1:
      return [0, -s, s, 0, left - s * box.bottom, bottom + s * box.right];
    case 2:
      return [-s, 0, 0, -s, left + s * box.right, bottom + s * box.top];
    case 3:
      return [0, s, -s, 0, left + s * box.top, bottom - s * box.left];
    default:
      return [s, 0, 0, s, left - s * box.left, bottom - s * box.bottom];
  }
}

/** CropBox within MediaBox, as readers show it; where they do not meet, the MediaBox. */
function visibleBox({ mediaBox, cropBox }: SourceGeometry): Box {
  const media = boxOf(mediaBox) ?? LETTER;
  const crop = boxOf(cropBox);
  if (crop === null) return media;
  const meet: Box = {
    left: Math.max(media.left, crop.left),
    bottom: Math.max(media.bottom, crop.bottom),
    right: Math.min(media.right, crop.right),
    top: Math.min(media.top, crop.top),
  };
  return hasArea(meet) ? meet : media;
}

function boxOf(numbers: readonly number[] | null): Box | null {
  if (numbers === null || numbers.length < 4) return null;
  const [x1, y1, x2, y2] = numbers.map((n) => Math.max(-FARTHEST, Math.min(FARTHEST, n)));
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return null;
  const box: Box = {
    left: Math.min(x1, x2),
    bottom: Math.min(y1, y2),
    right: Math.max(x1, x2),
    top: Math.max(y1, y2),
  };
  return hasArea(box) ? box : null;
}

function hasArea(box: Box): boolean {
  return box.right - box.left > SMALLEST && box.top - box.bottom > SMALLEST;
}

function quarterTurns(rotate: number): QuarterTurns {
  if (!Number.isFinite(rotate)) return 0;
  return (((Math.trunc(rotate / 90) % 4) + 4) % 4) as QuarterTurns;
}

/** Points that a unit of a page is. */
export function unitOf({ userUnit }: SourceGeometry): number {
  return Number.isFinite(userUnit) && userUnit > 0 ? userUnit : 1;
}
