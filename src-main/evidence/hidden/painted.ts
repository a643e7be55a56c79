/** @file What a page paints, in the order it is painted: texts, and shapes and pictures that may lie over or under them. */
import type { Engine } from '../pdfium-engine.ts';
import { READ_MARK } from '../reading/read-mark.ts';
import type { Scratch } from '../scratch.ts';
import { BarsTogether } from './bars.ts';
import { Blanks } from './blank.ts';
import {
  around as aroundBoth,
  type Box,
  boxAfter,
  common,
  isSquare,
  type Matrix,
  multiply,
  sizeOf,
} from './geometry.ts';
import { Outline, type PathPoint } from './outline.ts';
import {
  type Around,
  type Clip,
  type Colour,
  type PageAsked,
  PaintedArea,
  PaintedText,
} from './painted-things.ts';
import type { StandIn } from './stand-ins.ts';

const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const SHADING = 4;
const FORM = 5;
const INVISIBLE_MODES = new Set([3, 7]);
/** Outlined only; filled and outlined. */
const OUTLINED_MODES = new Set([1, 5]);
const BOTH_MODES = new Set([2, 6]);
/** Typed note, line, shapes, marks on text, stamp, ink, field, redaction: as the engine numbers them. */
const MAY_COVER = new Set([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 20, 28]);
/** The engine's answer, in each part, where a pattern is what paints. */
const PATTERN = 191;
const DEEPEST = 8;
/** A page of more is a drawing; what comes after is not looked at. */
const MOST_OBJECTS = 30_000;
/** Lines and rules are thinner, and hide nothing. Points. */
const THIN = 2;
/** Lower letters are read by nobody. Points. */
const TOO_SMALL = 1.2;
/** A rectangle's path has as many points at most. */
const CORNERS = 5;
/** A clipping path of more is not gone through: a map has thousands, over each of its thousands of lines. */
const MOST_CORNERS = 200;
/** Points, between those that are one corner. */
const SAME = 0.01;
const OPAQUE = 250;
/** Of a thin pen: pieces at the least, and the share of the box around them that they go over. */
const FEWEST_STROKES = 6;
const DENSE = 0.5;
/** Of the mark's name as the engine gives it: UTF-16 with its end. */
const MARK_BYTES = 2 * (READ_MARK.length + 1);

const PAGE: Around = {
  matrix: [1, 0, 0, 1, 0, 0],
  depth: 0,
  clip: { box: null, isWhole: true },
  isMixed: false,
};

/** What is told of every reader's mark that may cover, and of bars together but for where they lie. */
const MARK = {
  handle: 0,
  order: Number.POSITIVE_INFINITY,
  isPicture: false,
  colour: null,
  isFull: false,
  isFilled: false,
};

export interface Painted {
  readonly texts: ReadonlyMap<number, PaintedText>;
  readonly areas: readonly PaintedArea[];
  /** Texts that are read as something that is said of them. */
  readonly standIns: readonly StandIn[];
}

/** `scratch` has room for eight doubles; `unit` is how many points one of the page's own units is. */
export function paintedOn(engine: Engine, page: number, scratch: Scratch, unit = 1): Painted {
  return new Walk(engine, scratch, unit).page(page);
}

class Walk implements PageAsked {
  readonly #engine: Engine;
  readonly #scratch: Scratch;
  readonly #thin: number;
  readonly #tooSmall: number;
  readonly #texts = new Map<number, PaintedText>();
  readonly #areas: PaintedArea[] = [];
  readonly #bars = new BarsTogether();
  readonly #blanks: Blanks;
  /** By the mark that says it. */
  readonly #standIns = new Map<number, StandIn>();
  #order = 0;

  constructor(engine: Engine, scratch: Scratch, unit: number) {
    this.#engine = engine;
    this.#scratch = scratch;
    this.#thin = THIN / unit;
    this.#tooSmall = TOO_SMALL / unit;
    this.#blanks = new Blanks(engine, scratch);
  }

  page(page: number): Painted {
    const engine = this.#engine;
    const count = engine.FPDFPage_CountObjects(page);
    for (let i = 0; i < count; i += 1) this.#object(engine.FPDFPage_GetObject(page, i), PAGE);
    for (const { box, order, arePictures } of this.#bars.all())
      this.#areas.push(new PaintedArea({ ...MARK, order, rough: box, isPicture: arePictures }, PAGE, this));
    this.#areas.sort((a, b) => a.order - b.order);
    this.#marks(page);
    return { texts: this.#texts, areas: this.#areas, standIns: [...this.#standIns.values()] };
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
        this.#areas.push(new PaintedArea({ ...MARK, rough: box }, PAGE, this));
      }
      engine.FPDFPage_CloseAnnot(mark);
    }
  }

  #object(object: number, around: Around): void {
    if (this.#order >= MOST_OBJECTS) return;
    this.#order += 1;
    const type = this.#engine.FPDFPageObj_GetType(object);
    if (type === TEXT) this.#text(object, around);
    else if (type === FORM && around.depth < DEEPEST) this.#form(object, around);
    else if (type === PATH || type === IMAGE || type === SHADING) this.#area(object, type, around);
  }

  #form(object: number, around: Around): void {
    const engine = this.#engine;
    if (!engine.FPDFPageObj_GetMatrix(object, this.#scratch.at)) return;
    const inside: Around = {
      matrix: multiply(this.#matrix(), around.matrix),
      depth: around.depth + 1,
      clip: this.clip(object, around),
      isMixed: this.isMixed(object, around),
    };
    const count = engine.FPDFFormObj_CountObjects(object);
    for (let i = 0; i < count; i += 1) this.#object(engine.FPDFFormObj_GetObject(object, i), inside);
  }

  #text(object: number, around: Around): void {
    const mode = this.#engine.FPDFTextObj_GetTextRenderMode(object);
    const paint = this.#paint(object, OUTLINED_MODES.has(mode) ? 'line' : 'fill');
    const clip = this.clip(object, around);
    const size = this.#size(object, around.matrix);
    const unpainted = INVISIBLE_MODES.has(mode) || (!BOTH_MODES.has(mode) && paint.alpha === 0);
    const told = {
      handle: object,
      order: this.#order,
      colour: paint.colour,
      clip,
      unpainted,
      mayBeBlank: BOTH_MODES.has(mode) || paint.colour === null || this.#blanks.maybe(object),
      isReading: unpainted && this.#isReading(object),
      size,
      isTooSmall: size < this.#tooSmall,
    };
    this.#texts.set(object, new PaintedText(told, around, this));
    const mark = this.#blanks.standsFor(object);
    if (mark !== 0) this.#standIn(mark, object, around);
  }

  #standIn(mark: number, object: number, { matrix }: Around): void {
    const { texts, box } = this.#standIns.get(mark) ?? { texts: [], box: null };
    const own = this.bounds(object, matrix);
    const all = box === null || own === null ? (own ?? box) : aroundBoth(box, own);
    this.#standIns.set(mark, { mark, texts: [...texts, object], box: all });
  }

  /** Whether it is seen through, masked, or changed by what is under it. */
  isMixed(object: number, { isMixed }: Around): boolean {
    return isMixed || this.#engine.FPDFPageObj_HasTransparency(object);
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
    const [a, b, c, d] = multiply(this.#matrix(), outer);
    // The shorter side of what becomes of a letter: it may be pressed flat either way.
    const longer = Math.max(Math.hypot(a, b), Math.hypot(c, d));
    return longer === 0 ? 0 : (Math.abs(size) * Math.abs(a * d - b * c)) / longer;
  }

  #area(object: number, type: number, around: Around): void {
    const engine = this.#engine;
    const s = this.#scratch.at;
    let colour: Colour | null = null;
    let isFull = true;
    let isFilled = false;
    let isThinLine = false;
    if (type === PATH) {
      if (!engine.FPDFPath_GetDrawMode(object, s, s + 4)) return;
      const [isWithFill, isStroked] = [this.#scratch.integer(0) !== 0, this.#scratch.integer(1) !== 0];
      const fill = this.#paint(object, 'fill');
      const isLine = !isWithFill || fill.alpha < OPAQUE;
      if (isLine && !isStroked) return;
      isThinLine = isLine && this.#penWidth(object, around.matrix) < this.#thin;
      colour = isLine ? this.#paint(object, 'line').colour : fill.colour;
      isFilled = !isLine;
      isFull = isFilled && engine.FPDFPath_CountSegments(object) <= CORNERS;
    }
    const rough = this.bounds(object, around.matrix);
    if (rough === null) return;
    // The engine leaves room for a line's ends on all its sides.
    if (isThin(rough, isThinLine ? 3 * this.#thin : this.#thin)) {
      this.#bars.add(rough, this.#order, type === IMAGE);
      return;
    }
    if (isThinLine && !this.#isDense(object, rough, around.matrix)) return;
    // Most lie neither over nor under a letter, and are asked for no more.
    const told = {
      handle: object,
      order: this.#order,
      rough,
      isPicture: type === IMAGE,
      colour,
      isFull,
      isFilled,
    };
    this.#areas.push(new PaintedArea(told, around, this));
  }

  /** Of a filled path; null where it has too many corners to be gone through. */
  outline(object: number, outer: Matrix): Outline | null {
    const engine = this.#engine;
    const s = this.#scratch.at;
    const count = engine.FPDFPath_CountSegments(object);
    if (count > MOST_CORNERS || !engine.FPDFPageObj_GetMatrix(object, s)) return null;
    const [a, b, c, d, e, f] = multiply(this.#matrix(), outer);
    const points: PathPoint[] = [];
    for (let i = 0; i < count; i += 1) {
      const segment = engine.FPDFPath_GetPathSegment(object, i);
      if (!engine.FPDFPathSegment_GetPoint(segment, s, s + 4)) return null;
      const [x, y] = [this.#scratch.float(0), this.#scratch.float(1)];
      const kind = engine.FPDFPathSegment_GetType(segment);
      points.push({ kind, x: a * x + c * y + e, y: b * x + d * y + f });
    }
    return new Outline(points);
  }

  bounds(object: number, outer: Matrix): Box | null {
    const s = this.#scratch.at;
    const isTold = this.#engine.FPDFPageObj_GetBounds(object, s, s + 4, s + 8, s + 12);
    if (!isTold) return null;
    return outer === PAGE.matrix ? this.#four() : boxAfter(this.#four(), outer);
  }

  /** Of a stroke. */
  #penWidth(object: number, outer: Matrix): number {
    const engine = this.#engine;
    const s = this.#scratch.at;
    if (!engine.FPDFPageObj_GetStrokeWidth(object, s)) return 0;
    const width = this.#scratch.float(0);
    if (!engine.FPDFPageObj_GetMatrix(object, s)) return 0;
    const [a, b, c, d] = multiply(this.#matrix(), outer);
    return width * Math.sqrt(Math.abs(a * d - b * c));
  }

  /** Whether a thin pen went to and fro over as much as a good part of the box around it. */
  #isDense(object: number, box: Box, outer: Matrix): boolean {
    const pieces = this.#engine.FPDFPath_CountSegments(object);
    const least = DENSE * sizeOf(box);
    const across = Math.hypot(box[2] - box[0], box[3] - box[1]);
    const width = this.#penWidth(object, outer);
    if (pieces < FEWEST_STROKES || pieces * across * width < least) return false;
    const length = this.outline(object, outer)?.length ?? 0;
    return length * width >= least;
  }

  #paint(object: number, part: 'fill' | 'line'): { colour: Colour | null; alpha: number } {
    const s = this.#scratch.at;
    const engine = this.#engine;
    const isTold =
      part === 'fill'
        ? engine.FPDFPageObj_GetFillColor(object, s, s + 4, s + 8, s + 12)
        : engine.FPDFPageObj_GetStrokeColor(object, s, s + 4, s + 8, s + 12);
    if (!isTold) return { colour: [0, 0, 0], alpha: 255 };
    const of = (index: number) => this.#scratch.integer(index);
    const colour = [of(0), of(1), of(2)] as const;
    return { colour: colour.every((one) => one === PATTERN) ? null : colour, alpha: of(3) };
  }

  /** What all its clipping paths leave of it, and those it stands in. */
  clip(object: number, { matrix, clip: outer }: Around): Clip {
    const engine = this.#engine;
    const clip = engine.FPDFPageObj_GetClipPath(object);
    const paths = clip === 0 ? 0 : engine.FPDFClipPath_CountPaths(clip);
    if (paths <= 0) return outer;
    let { box: left, isWhole } = outer;
    for (let i = 0; i < paths; i += 1) {
      const path = this.#clipPath(clip, i);
      if (path === null) continue;
      if (path === 'untold') {
        isWhole = false;
        continue;
      }
      const own = boxAfter(path.box, matrix);
      left = left === null ? own : common(left, own);
      isWhole &&= path.isRectangle && isSquare(matrix);
    }
    return { box: left, isWhole };
  }

  /** Null for what clips nothing; 'untold' where it has too many corners: only the drawn page says what it leaves. */
  #clipPath(
    clip: number,
    path: number,
  ): { readonly box: Box; readonly isRectangle: boolean } | 'untold' | null {
    const engine = this.#engine;
    const s = this.#scratch.at;
    const count = engine.FPDFClipPath_CountPathSegments(clip, path);
    if (count < 3) return null;
    if (count > MOST_CORNERS) return 'untold';
    const [xs, ys]: [number[], number[]] = [[], []];
    for (let i = 0; i < count; i += 1) {
      const segment = engine.FPDFClipPath_GetPathSegment(clip, path, i);
      if (!engine.FPDFPathSegment_GetPoint(segment, s, s + 4)) return null;
      xs.push(this.#scratch.float(0));
      ys.push(this.#scratch.float(1));
    }
    const box: Box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    const isRectangle = count <= CORNERS && atEnds(xs, box[0], box[2]) && atEnds(ys, box[1], box[3]);
    return { box, isRectangle };
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

const isThin = ([left, bottom, right, top]: Box, least: number): boolean =>
  right - left < least || top - bottom < least;

const atEnds = (all: readonly number[], low: number, high: number): boolean =>
  all.every((one) => one - low < SAME || high - one < SAME);
