/**
 * @file What is struck out of a paper: rectangles on its pages, why, and for whom. And what a rectangle takes with it: a word that
 * it touches goes whole, and the block over it ends on fixed steps where there is room, so that its width tells less of a name.
 */
import * as z from 'zod';
import { PLACES } from '../evidence/machine-read.ts';
import type { PageWord } from '../evidence/page-words.ts';

/** Points from the upper left corner of the page as it is shown. */
export const MarkRect = z.strictObject({
  left: z.number().min(0).max(20_000),
  top: z.number().min(0).max(20_000),
  width: z.number().positive().max(20_000),
  height: z.number().positive().max(20_000),
});
export type MarkRect = z.infer<typeof MarkRect>;

export const MARK_LIMITS = { rects: 200, terms: 20, termLetters: 200, marks: 5000 } as const;

/** What of one page is struck out. */
export interface PageMarks {
  /** 1-based. */
  readonly page: number;
  readonly rects: readonly MarkRect[];
}

/** Left, top, right, bottom, in ten-thousandths of the page as shown. */
export type Block = readonly [number, number, number, number];

/** A quarter of an inch: a name of five letters and one of six end on the same step. */
const STEP_POINTS = 18;
/** Letters reach a little beyond the box that a reader tells of them. */
const INK_POINTS = 1;
/** A word that stands upright on its side is this much taller than wide. */
const SIDEWAYS = 2;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** `words` has a place (0-based) in `struck` where it goes. */
export interface Covered {
  readonly blocks: readonly Block[];
  readonly struck: ReadonlySet<number>;
}

/** What the rectangles of one page cover, of a page of `size` points as shown. */
export function covered(rects: readonly MarkRect[], words: readonly PageWord[], size: Size): Covered {
  const places = words.map(({ left, top, width, height, text }) => ({
    box: [
      left * size.width,
      top * size.height,
      (left + width) * size.width,
      (top + height) * size.height,
    ] as Block,
    letters: text.length,
  }));
  const struck = new Set<number>();
  const grown = rects.map(({ left, top, width, height }) => {
    let block: Block = [left, top, left + width, top + height];
    places.forEach(({ box, letters }, at) => {
      if (!touches(block, box, letters)) return;
      struck.add(at);
    });
    const own = places.filter(({ box, letters }) => touches(block, box, letters));
    for (const { box } of own) block = around(block, box, INK_POINTS);
    return block;
  });
  // A block that grew over a word takes it too.
  for (const block of grown)
    places.forEach(({ box, letters }, at) => {
      if (touches(block, box, letters)) struck.add(at);
    });
  const left = places.filter((_, at) => !struck.has(at)).map(({ box }) => box);
  const hasWords = places.length > 0;
  return {
    blocks: grown.map((block) => inPlaces(hasWords ? stepped(block, left, size) : block, size)),
    struck,
  };
}

/** By its middle line: the tail of a letter from the line above is no word of this line. */
function touches([left, top, right, bottom]: Block, [x1, y1, x2, y2]: Block, letters: number): boolean {
  const [wide, high] = [Math.min(right, x2) - Math.max(left, x1), Math.min(bottom, y2) - Math.max(top, y1)];
  if (wide <= 0.5 || high <= 0.5) return false;
  const isSideways = letters > 2 && y2 - y1 > SIDEWAYS * (x2 - x1);
  const middle = isSideways ? (x1 + x2) / 2 : (y1 + y2) / 2;
  const isOn = isSideways ? middle >= left && middle <= right : middle >= top && middle <= bottom;
  return isOn || wide * high >= 0.35 * (x2 - x1) * (y2 - y1);
}

const around = (a: Block, b: Block, by: number): Block => [
  Math.min(a[0], b[0] - by),
  Math.min(a[1], b[1] - by),
  Math.max(a[2], b[2] + by),
  Math.max(a[3], b[3] + by),
];

/** To the next steps to the left and right, as far as no word that stays is in the way. */
function stepped([left, top, right, bottom]: Block, others: readonly Block[], { width }: Size): Block {
  const onLine = others.filter((box) => box[1] < bottom && box[3] > top);
  const before = Math.max(0, ...onLine.filter((box) => box[2] <= left).map((box) => box[2] + INK_POINTS));
  const after = Math.min(width, ...onLine.filter((box) => box[0] >= right).map((box) => box[0] - INK_POINTS));
  return [
    Math.min(left, Math.max(before, Math.floor(left / STEP_POINTS) * STEP_POINTS)),
    top,
    Math.max(right, Math.min(after, Math.ceil(right / STEP_POINTS) * STEP_POINTS)),
    bottom,
  ];
}

function inPlaces([left, top, right, bottom]: Block, { width, height }: Size): Block {
  const within = (share: number) => Math.min(PLACES, Math.max(0, share * PLACES));
  return [
    Math.floor(within(left / width)),
    Math.floor(within(top / height)),
    Math.ceil(within(right / width)),
    Math.ceil(within(bottom / height)),
  ];
}
