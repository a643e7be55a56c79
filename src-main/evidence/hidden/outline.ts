/** @file Whether a shape that is no rectangle, such as a box with round corners, leaves nothing bare in a place. */
import { areNear, type Box } from './geometry.ts';

/** By PDFium's count of kinds of a path's pieces. */
const CURVE = 1;
const MOVE = 2;

/** A piece of an outline: from one end to the other, and the box that holds all of it, the bend of a curve too. */
interface Piece {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly box: Box;
}

/** One point of a path as the engine gives it, in the page's space. A curve is three of them. */
export interface PathPoint {
  readonly kind: number;
  readonly x: number;
  readonly y: number;
}

export class Outline {
  readonly #pieces: readonly Piece[];

  constructor(points: readonly PathPoint[]) {
    this.#pieces = piecesOf(points);
  }

  /** Of all its pieces from end to end, those that close it too. */
  get length(): number {
    return this.#pieces.reduce((sum, { from, to }) => sum + Math.hypot(to[0] - from[0], to[1] - from[1]), 0);
  }

  /**
   * Whether all of `place` is inside by either rule of filling: no edge comes near it, and from there outwards an odd number
   * of edges is crossed. Where that is not sure it is said not to be.
   */
  surrounds(place: Box): boolean {
    const x = (place[0] + place[2]) / 2;
    const y = (place[1] + place[3]) / 2;
    let isInside = false;
    for (const { from, to, box } of this.#pieces) {
      if (areNear(box, place, 0)) return false;
      if (from[1] > y === to[1] > y) continue;
      const at = from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
      if (at > x) isInside = !isInside;
    }
    return isInside;
  }
}

function piecesOf(points: readonly PathPoint[]): Piece[] {
  const pieces: Piece[] = [];
  let start: PathPoint | undefined;
  let last: PathPoint | undefined;
  let bend: PathPoint[] = [];
  const close = () => {
    if (last !== undefined && start !== undefined) pieces.push(piece(last, start, []));
  };
  for (const point of points) {
    if (point.kind === MOVE || last === undefined) {
      close();
      start = point;
      last = point;
      bend = [];
      continue;
    }
    if (point.kind === CURVE && bend.length < 2) {
      bend.push(point);
      continue;
    }
    pieces.push(piece(last, point, bend));
    last = point;
    bend = [];
  }
  close();
  return pieces;
}

function piece(from: PathPoint, to: PathPoint, bend: readonly PathPoint[]): Piece {
  const all = [from, to, ...bend];
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
  return {
    from: [from.x, from.y],
    to: [to.x, to.y],
    box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
  };
}
