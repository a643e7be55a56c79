/**
 * @file Bars, lines and strips of pictures, each too thin to hide a word, that lie side by side: together they may. Whether they
 * do is for the drawn page to say.
 */
import { areNear, around, type Box } from './geometry.ts';

/** Points, between two that may be one area. */
const GAP = 2;
/** Areas that are being put together at one time: bars of several may be drawn by turns. */
const MOST_OPEN = 8;
/** Fewer are a rule, an underline or a box's edge. */
const FEWEST = 4;

export interface Bars {
  readonly box: Box;
  /** Of the last of them. */
  readonly order: number;
  /** Each of them is a picture. */
  readonly arePictures: boolean;
}

interface OpenBars extends Bars {
  readonly count: number;
  readonly isLevel: boolean;
}

export class BarsTogether {
  readonly #open: OpenBars[] = [];
  readonly #done: Bars[] = [];

  /** In the order of painting. */
  add(box: Box, order: number, isPicture: boolean): void {
    const isLevel = box[2] - box[0] >= box[3] - box[1];
    const at = this.#open.findLastIndex((one) => one.isLevel === isLevel && areBeside(one.box, box, isLevel));
    const before = this.#open[at];
    if (before === undefined) {
      this.#open.push({ box, order, arePictures: isPicture, count: 1, isLevel });
      if (this.#open.length > MOST_OPEN) this.#close(this.#open.shift());
      return;
    }
    this.#open[at] = {
      box: around(before.box, box),
      order,
      arePictures: before.arePictures && isPicture,
      count: before.count + 1,
      isLevel,
    };
  }

  /** Those that were side by side; nothing is added after. */
  all(): readonly Bars[] {
    for (const one of this.#open.splice(0)) this.#close(one);
    return this.#done;
  }

  #close(bars: OpenBars | undefined): void {
    if (bars !== undefined && bars.count >= FEWEST) this.#done.push(bars);
  }
}

/** Along each other for half of the shorter one, and next to each other across. */
function areBeside(all: Box, bar: Box, isLevel: boolean): boolean {
  if (!areNear(all, bar, GAP)) return false;
  const [from, to, start, end] = isLevel
    ? [all[0], all[2], bar[0], bar[2]]
    : [all[1], all[3], bar[1], bar[3]];
  return Math.min(to, end) - Math.max(from, start) >= Math.min(to - from, end - start) / 2;
}
