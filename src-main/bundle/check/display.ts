/** @file From a page's own coordinates to what is seen: crop and rotation taken away, counted from the upper left. */
import type { Rect } from './facts.ts';

/** What is shown of a page, in its own coordinates, and how far it is turned clockwise. */
export interface PageView {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
  readonly quarterTurns: number;
}

export interface Display {
  readonly width: number;
  readonly height: number;
  /** A box given by two opposite corners in the page's own coordinates. */
  rect(x1: number, y1: number, x2: number, y2: number): Rect;
}

export function displayOf(view: PageView): Display {
  const turns = ((view.quarterTurns % 4) + 4) % 4;
  const across = view.right - view.left;
  const up = view.top - view.bottom;
  const [width, height] = turns % 2 === 0 ? [across, up] : [up, across];

  const point = (x: number, y: number): [number, number] => {
    const dx = x - view.left;
    const dy = y - view.bottom;
    switch (turns) {
      case 1:
        return [dy, dx];
      case 2:
        return [across - dx, dy];
      case 3:
        return [up - dy, across - dx];
      default:
        return [dx, up - dy];
    }
  };
  return {
    width,
    height,
    rect(x1, y1, x2, y2) {
      const [ax, ay] = point(x1, y1);
      const [bx, by] = point(x2, y2);
      return {
        left: Math.min(ax, bx),
        top: Math.min(ay, by),
        right: Math.max(ax, bx),
        bottom: Math.max(ay, by),
      };
    },
  };
}
