/** @file What a page paints, in the order it is painted: texts, and shapes and pictures that may lie over or under them. */
import type { Engine } from '../pdfium-engine.ts';
import { READ_MARK } from '../reading/read-mark.ts';
import type { Scratch } from '../scratch.ts';

/** Left, bottom, right, top in the page's own space. */
export type Box = readonly [number, number, number, number];
type Matrix = readonly [number, number, number, number, number, number];

const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const SHADING = 4;
const FORM = 5;
const INVISIBLE_MODES = new Set([3, 7]);
/** Typed note, square, circle, polygon, stamp, ink, field, redaction: as the engine numbers them. */
const MAY_COVER = new Set([3, 5, 6, 7, 13, 15, 20, 28]);
const DEEPEST = 8;
/** A page of more is a drawing; what comes after is not looked at. */
const MOST_OBJECTS = 30_000;
/** Lines and rules are thinner, and hide nothing. Points. */
const THIN = 2;
const OPAQUE = 250;
/** Of the mark's name as the engine gives it: UTF-16 with its end. */
const MARK_BYTES = 2 * (READ_MARK.length + 1);

export interface PaintedText {
  readonly handle: number;
  readonly order: number;
  /** Outside of which nothing of it is painted; null where there is no such edge. */
  readonly clip: Box | null;
  readonly colour: readonly [number, number, number];
  /** Drawn with no paint at all, or with paint that is wholly transparent. */
  readonly unpainted: boolean;
  /** It says of itself that it was read of a picture here (reading/read-mark.ts). */
  readonly isReading: boolean;
  /** Of its letters, in points of the page. */
  readonly size: number;
}

export interface PaintedArea {
  readonly order: number;
  readonly box: Box;
  readonly isPicture: boolean;
  /** Of a shape; null where it has many. */
  readonly colour: readonly [number, number, number] | null;
}

export interface Painted {
  readonly texts: ReadonlyMap<number, PaintedText>;
  readonly areas: readonly PaintedArea[];
}

/** `scratch` has room for eight doubles. */
export function paintedOn(engine: Engine, page: number, scratch: Scratch): Painted {
  return new Walk(engine, scratch).page(page);
}

class Walk {
  readonly #engine: Engine;
  readonly #scratch: Scratch;
  readonly #texts = new Map<number, PaintedText>();
  readonly #areas: PaintedArea[] = [];
  #order = 0;

  constructor(engine: Engine, scratch: Scratch) {
    this.#engine = engine;
    this.#scratch = scratch;
  }

  page(page: number): Painted {
    const engine = this.#engine;
    const count = engine.FPDFPage_CountObjects(page);
    for (let i = 0; i < count; i += 1)
      this.#object(engine.FPDFPage_GetObject(page, i), [1, 0, 0, 1, 0, 0], 0);
    this.#marks(page);
    return { texts: this.#texts, areas: this.#areas };
  }

  /** Marks of readers lie above everything; those that may be opaque. */
  #marks(page: number): void {
    const engine = this.#engine;
    const count = engine.FPDFPage_GetAnnotCount(page);
    for (let i = 0; i < count; i += 1) {
      const mark = engine.FPDFPage_GetAnnot(page, i);
      if (mark === 0) continue;
      if (
        MAY_COVER.has(engine.FPDFAnnot_GetSubtype(mark)) &&
        engine.FPDFAnnot_GetRect(mark, this.#scratch.at)
      ) {
        const [left, top, right, bottom] = this.#four();
        const box: Box = [left, Math.min(top, bottom), right, Math.max(top, bottom)];
        this.#areas.push({ order: Number.POSITIVE_INFINITY, box, isPicture: false, colour: null });
      }
      engine.FPDFPage_CloseAnnot(mark);
    }
  }

  #object(object: number, outer: Matrix, depth: number): void {
    if (this.#order >= MOST_OBJECTS) return;
    this.#order += 1;
    const engine = this.#engine;
    const type = engine.FPDFPageObj_GetType(object);
    if (type === TEXT) this.#text(object, outer);
    else if (type === FORM && depth < DEEPEST) this.#form(object, outer, depth);
    else if (type === PATH || type === IMAGE || type === SHADING) this.#area(object, type, outer);
  }

  #form(object: number, outer: Matrix, depth: number): void {
    const engine = this.#engine;
    if (!engine.FPDFPageObj_GetMatrix(object, this.#scratch.at)) return;
    const matrix = multiply(this.#matrix(), outer);
    const count = engine.FPDFFormObj_CountObjects(object);
    for (let i = 0; i < count; i += 1)
      this.#object(engine.FPDFFormObj_GetObject(object, i), matrix, depth + 1);
  }

  #text(object: number, outer: Matrix): void {
    const { colour, alpha } = this.#fill(object);
    const mode = this.#engine.FPDFTextObj_GetTextRenderMode(object);
    const isFilled = mode === 0 || mode === 4;
    const unpainted = INVISIBLE_MODES.has(mode) || (isFilled && alpha === 0);
    this.#texts.set(object, {
      ...{ handle: object, order: this.#order, colour },
      clip: this.#clip(object, outer),
      size: this.#size(object, outer),
      unpainted,
      isReading: unpainted && this.#isReading(object),
    });
  }

  #isReading(object: number): boolean {
    const engine = this.#engine;
    const count = engine.FPDFPageObj_CountMarks(object);
    const { at } = this.#scratch;
    for (let i = 0; i < count; i += 1) {
      // A longer name is none of ours, and leaves the room as it was.
      const mark = engine.FPDFPageObj_GetMark(object, i);
      const isRead = engine.FPDFPageObjMark_GetName(mark, at, MARK_BYTES, at + MARK_BYTES);
      if (!isRead || this.#scratch.integer(MARK_BYTES / 4) !== MARK_BYTES) continue;
      if (this.#scratch.text(READ_MARK.length) === READ_MARK) return true;
    }
    return false;
  }

  #size(object: number, outer: Matrix): number {
    const s = this.#scratch.at;
    const engine = this.#engine;
    if (!engine.FPDFTextObj_GetFontSize(object, s)) return Number.POSITIVE_INFINITY;
    const size = this.#scratch.float(0);
    if (!engine.FPDFPageObj_GetMatrix(object, s)) return Number.POSITIVE_INFINITY;
    const [, , c, d] = multiply(this.#matrix(), outer);
    return Math.abs(size) * Math.hypot(c, d);
  }

  #area(object: number, type: number, outer: Matrix): void {
    const engine = this.#engine;
    const s = this.#scratch.at;
    const fill = type === PATH ? this.#fill(object) : null;
    if (fill !== null) {
      const isDrawn = engine.FPDFPath_GetDrawMode(object, s, s + 4);
      if (!isDrawn || this.#scratch.integer(0) === 0 || fill.alpha < OPAQUE) return;
    }
    if (!engine.FPDFPageObj_GetBounds(object, s, s + 4, s + 8, s + 12)) return;
    const box = boxAfter(this.#four(), outer);
    if (box[2] - box[0] < THIN || box[3] - box[1] < THIN) return;
    this.#areas.push({ order: this.#order, box, isPicture: type === IMAGE, colour: fill?.colour ?? null });
  }

  #fill(object: number): { colour: readonly [number, number, number]; alpha: number } {
    const s = this.#scratch.at;
    if (!this.#engine.FPDFPageObj_GetFillColor(object, s, s + 4, s + 8, s + 12))
      return { colour: [0, 0, 0], alpha: 255 };
    const part = (index: number) => this.#scratch.integer(index);
    return { colour: [part(0), part(1), part(2)], alpha: part(3) };
  }

  /** The box that all its clipping paths leave. */
  #clip(object: number, outer: Matrix): Box | null {
    const engine = this.#engine;
    const clip = engine.FPDFPageObj_GetClipPath(object);
    const paths = clip === 0 ? 0 : engine.FPDFClipPath_CountPaths(clip);
    let left: Box | null = null;
    for (let i = 0; i < paths; i += 1) {
      const box = this.#pathBox(clip, i);
      if (box === null) continue;
      const own = boxAfter(box, outer);
      left = left === null ? own : common(left, own);
    }
    return left;
  }

  #pathBox(clip: number, path: number): Box | null {
    const engine = this.#engine;
    const s = this.#scratch.at;
    const count = engine.FPDFClipPath_CountPathSegments(clip, path);
    if (count < 3) return null;
    const [xs, ys]: [number[], number[]] = [[], []];
    for (let i = 0; i < count; i += 1) {
      const segment = engine.FPDFClipPath_GetPathSegment(clip, path, i);
      if (!engine.FPDFPathSegment_GetPoint(segment, s, s + 4)) return null;
      xs.push(this.#scratch.float(0));
      ys.push(this.#scratch.float(1));
    }
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  }

  #four(): Box {
    const at = (index: number) => this.#scratch.float(index);
    return [at(0), at(1), at(2), at(3)];
  }

  #matrix(): Matrix {
    const at = (index: number) => this.#scratch.float(index);
    return [at(0), at(1), at(2), at(3), at(4), at(5)];
  }
}

function common(a: Box, b: Box): Box {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}

function boxAfter([left, bottom, right, top]: Box, [a, b, c, d, e, f]: Matrix): Box {
  const xs = [left, right].flatMap((x) => [bottom, top].map((y) => a * x + c * y + e));
  const ys = [left, right].flatMap((x) => [bottom, top].map((y) => b * x + d * y + f));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** First `m`, then `n`. */
function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}
