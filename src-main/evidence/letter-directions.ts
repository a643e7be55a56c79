/**
 * @file The direction in which a page's letters stand, as PDFium reads them. What lies outside the displayed
 * part of the page, or is no letter, is not counted: page numbers and stamps of figures stand anyhow.
 */
import type { QuarterTurns } from '../core/bundles/page-map.ts';
import type { LetterDirections } from '../core/bundles/reading-direction.ts';
import type { Engine } from './pdfium-engine.ts';
import { Scratch } from './scratch.ts';

/** Letters looked at on a page, spread evenly over its text. */
const SAMPLES = 400;
const QUARTER = Math.PI / 2;
/** Further off than this from a quarter turn (a watermark across the page), a letter stands in none. */
const LEANING = Math.PI / 9;
const LETTER = /^\p{L}$/u;
/** Of scripts that only run from left to right: where the next letter stands tells whether the angle is true. */
const LEFT_TO_RIGHT = /^[\p{Lu}\p{Ll}]$/u;
const SCRATCH_BYTES = 32;

interface LetterKind {
  readonly runsRight: boolean;
}
/** By code, of those seen so far; null for what is no letter. */
const kinds = new Map<number, LetterKind | null>();
const MOST_KINDS = 10_000;

type Count = [number, number, number, number];

/** Reads an open page. `textPage` is its text as PDFium holds it. Displayed: after crop and rotation. */
export function letterDirections(engine: Engine, page: number, textPage: number): LetterDirections {
  const scratch = new Scratch(engine, SCRATCH_BYTES);
  try {
    return new LetterReader(engine, page, textPage, scratch).read();
  } finally {
    scratch.free();
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

class LetterReader {
  readonly #engine: Engine;
  readonly #text: number;
  readonly #scratch: Scratch;
  readonly #rotation: number;
  /** Displayed part in the page's own coordinates. */
  readonly #view: { left: number; top: number; right: number; bottom: number };

  constructor(engine: Engine, page: number, text: number, scratch: Scratch) {
    this.#engine = engine;
    this.#text = text;
    this.#scratch = scratch;
    this.#rotation = engine.FPDFPage_GetRotation(page);
    engine.FPDF_GetPageBoundingBox(page, scratch.at);
    const at = (index: number) => scratch.float(index);
    this.#view = { left: at(0), top: at(1), right: at(2), bottom: at(3) };
  }

  read(): LetterDirections {
    const count = Math.max(0, this.#engine.FPDFText_CountChars(this.#text));
    const step = Math.max(1, Math.floor(count / SAMPLES));
    const standing: Count = [0, 0, 0, 0];
    const [first, last]: [Count, Count] = [fill(Number.POSITIVE_INFINITY), fill(Number.NEGATIVE_INFINITY)];
    let letters = 0;
    for (let i = 0; i < count; i += step) {
      const letter = this.#letter(i);
      const origin = letter === null ? null : this.#origin(i);
      if (letter === null || origin === null) continue;
      letters += 1;
      const turn = this.#direction(i, letter, origin);
      if (turn === null) continue;
      standing[turn] += 1;
      const across = this.#acrossLines(turn, origin);
      first[turn] = Math.min(first[turn], across);
      last[turn] = Math.max(last[turn], across);
    }
    const spread = standing.map((n, turn) => (n === 0 ? 0 : (last[turn] ?? 0) - (first[turn] ?? 0)));
    return { letters, standing, spread: spread as Count };
  }

  /** Character `i` when it is a letter of the file itself. */
  #letter(i: number): LetterKind | null {
    const code = this.#engine.FPDFText_GetUnicode(this.#text, i);
    if (code < 0x41 || code > 0x10ffff || this.#engine.FPDFText_IsGenerated(this.#text, i) === 1) return null;
    const known = kinds.get(code);
    if (known !== undefined) return known;
    const letter = String.fromCodePoint(code);
    const kind = LETTER.test(letter) ? { runsRight: LEFT_TO_RIGHT.test(letter) } : null;
    if (kinds.size < MOST_KINDS) kinds.set(code, kind);
    return kind;
  }

  /** Where a letter stands; null outside what is displayed. */
  #origin(i: number): Point | null {
    const { at } = this.#scratch;
    if (!this.#engine.FPDFText_GetCharOrigin(this.#text, i, at, at + 8)) return null;
    const [x, y] = [this.#scratch.double(0), this.#scratch.double(1)];
    const { left, right, top, bottom } = this.#view;
    return x >= left && x <= right && y >= bottom && y <= top ? { x, y } : null;
  }

  /** Quarter turns as displayed; null where the letter leans, or its angle and its neighbour disagree. */
  #direction(i: number, letter: LetterKind, origin: Point): QuarterTurns | null {
    const own = quarterOf(this.#engine.FPDFText_GetCharAngle(this.#text, i));
    if (own === null) return null;
    // Fonts may be turned by their size or their own matrix as well, of which the angle knows nothing.
    if (letter.runsRight) {
      const next = this.#letter(i + 1);
      const there = next?.runsRight ? this.#origin(i + 1) : null;
      if (there !== null && !sameDirection(own, origin, there)) return null;
    }
    return ((own + this.#rotation) % 4) as QuarterTurns;
  }

  /** How far down the page its line stands, from 0 to 1, for text in that direction. */
  #acrossLines(turn: QuarterTurns, { x, y }: Point): number {
    const { left, right, top, bottom } = this.#view;
    return (turn + this.#rotation) % 2 === 0
      ? (y - bottom) / Math.max(top - bottom, 1)
      : (x - left) / Math.max(right - left, 1);
  }
}

/** The nearest quarter turn clockwise; null when it is none. PDFium's angles run clockwise. */
function quarterOf(angle: number): QuarterTurns | null {
  if (!Number.isFinite(angle)) return null;
  const turns = Math.round(angle / QUARTER);
  if (Math.abs(angle - turns * QUARTER) > LEANING) return null;
  return (((turns % 4) + 4) % 4) as QuarterTurns;
}

/** Both letters of a ligature stand in one place, which says nothing. */
function sameDirection(own: QuarterTurns, from: Point, to: Point): boolean {
  const [right, down] = [to.x - from.x, from.y - to.y];
  return (right === 0 && down === 0) || quarterOf(Math.atan2(down, right)) === own;
}

const fill = (value: number): Count => [value, value, value, value];
