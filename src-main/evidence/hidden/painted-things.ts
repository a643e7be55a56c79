/**
 * @file One text, and one shape or picture, of a page. What only few of them are asked for is asked of the engine when it is,
 * while the page is open. They are classes: a page has thousands, and they are looked through for every letter.
 */
import type { HiddenKind } from '../../core/evidence/hidden-words.ts';
import { type Box, common, holds, type Matrix } from './geometry.ts';
import type { Outline } from './outline.ts';

export type Colour = readonly [number, number, number];

/** What the drawing that an object is part of does to it. */
export interface Around {
  readonly matrix: Matrix;
  readonly depth: number;
  readonly clip: Clip;
  /** Something of it may be mixed with what is under it. */
  readonly isMixed: boolean;
}

export interface Clip {
  readonly box: Box | null;
  /** Nothing in `box` is clipped away. */
  readonly isWhole: boolean;
}

/** Of the page that is open, by the engine's handle of an object. */
export interface PageAsked {
  bounds(object: number, matrix: Matrix): Box | null;
  clip(object: number, around: Around): Clip;
  /** Whether it is seen through, masked, or changed by what is under it. */
  isMixed(object: number, around: Around): boolean;
  outline(object: number, matrix: Matrix): Outline | null;
}

interface TextTold {
  readonly handle: number;
  readonly order: number;
  readonly colour: Colour | null;
  readonly clip: Clip;
  readonly unpainted: boolean;
  /** Its letters may be drawn and show nothing, whatever lies over or under them. */
  readonly mayBeBlank: boolean;
  readonly isReading: boolean;
  readonly size: number;
  readonly isTooSmall: boolean;
}

export class PaintedText {
  readonly handle: number;
  readonly order: number;
  /** Outside of which nothing of it is painted; null where there is no such edge. */
  readonly clip: Box | null;
  /** Null where it is painted in many, or none that can be told. */
  readonly colour: Colour | null;
  /** Drawn with no paint at all, or with paint that is wholly transparent. */
  readonly unpainted: boolean;
  /** It says of itself that it was read of a picture here (reading/read-mark.ts). */
  readonly isReading: boolean;
  /** Of its letters, in units of the page. */
  readonly size: number;
  /** Nobody reads letters of that size. */
  readonly isTooSmall: boolean;
  readonly #isClipWhole: boolean;
  readonly #mayBeBlank: boolean;
  readonly #around: Around;
  readonly #page: PageAsked;
  #bounds: Box | null | undefined;
  #doubt: HiddenKind | null | undefined;

  constructor(told: TextTold, around: Around, page: PageAsked) {
    this.handle = told.handle;
    this.order = told.order;
    this.clip = told.clip.box;
    this.colour = told.colour;
    this.unpainted = told.unpainted;
    this.isReading = told.isReading;
    this.size = told.size;
    this.isTooSmall = told.isTooSmall;
    this.#isClipWhole = told.clip.isWhole;
    this.#mayBeBlank = told.mayBeBlank;
    this.#around = around;
    this.#page = page;
  }

  /** Around all of its letters; null where that is not told. */
  get bounds(): Box | null {
    if (this.#bounds === undefined) this.#bounds = this.#page.bounds(this.handle, this.#around.matrix);
    return this.#bounds;
  }

  /** Around all of its letters, of a text that is drawn by a drawing within the page; null of others, and where that is not told. */
  get box(): Box | null {
    return this.#around.depth === 0 ? null : this.bounds;
  }

  /** By which it may be hidden whatever lies over or under it: only the drawn page says whether it is. */
  get doubt(): HiddenKind | null {
    if (this.#doubt === undefined) this.#doubt = this.#doubted();
    return this.#doubt;
  }

  #doubted(): HiddenKind | null {
    if (!this.#isClipWhole) return 'beyond-edge';
    return this.#mayBeBlank || this.#page.isMixed(this.handle, this.#around) ? 'invisible' : null;
  }
}

interface AreaTold {
  readonly handle: number;
  readonly order: number;
  readonly rough: Box;
  readonly isPicture: boolean;
  readonly colour: Colour | null;
  /** It leaves nothing of `rough` bare. */
  readonly isFull: boolean;
  /** It is a filled path. */
  readonly isFilled: boolean;
}

export class PaintedArea {
  readonly order: number;
  /** Around all of it, what is clipped away too. */
  readonly rough: Box;
  readonly isPicture: boolean;
  readonly #told: AreaTold;
  readonly #around: Around;
  readonly #page: PageAsked;
  #clip: Clip | undefined;
  #box: Box | undefined;
  #colour: Colour | null | undefined;
  #outline: Outline | null | undefined;

  constructor(told: AreaTold, around: Around, page: PageAsked) {
    this.order = told.order;
    this.rough = told.rough;
    this.isPicture = told.isPicture;
    this.#told = told;
    this.#around = around;
    this.#page = page;
  }

  /** Of the engine; 0 for what is several things, or a reader's mark. */
  get handle(): number {
    return this.#told.handle;
  }

  /** A filled rectangle that nothing is seen through. */
  get isBlock(): boolean {
    const { handle, isPicture, isFilled, isFull } = this.#told;
    return handle !== 0 && !isPicture && isFilled && isFull && this.colour !== null;
  }

  get box(): Box {
    this.#box ??= common(this.rough, this.#clipped().box ?? this.rough);
    return this.#box;
  }

  /** Of a shape; null where it has many, or is mixed with what is under it. */
  get colour(): Colour | null {
    if (this.#colour === undefined) {
      const { colour, handle } = this.#told;
      this.#colour = colour !== null && this.#page.isMixed(handle, this.#around) ? null : colour;
    }
    return this.#colour;
  }

  isAt(x: number, y: number): boolean {
    return holds(this.rough, x, y) && holds(this.box, x, y);
  }

  /** Whether it leaves nothing of `place` bare, as far as can be told. */
  fills(place: Box): boolean {
    if (!this.#clipped().isWhole) return false;
    return this.#told.isFull || (this.#told.isFilled && this.#outlined()?.surrounds(place) === true);
  }

  #clipped(): Clip {
    this.#clip ??=
      this.#told.handle === 0 ? this.#around.clip : this.#page.clip(this.#told.handle, this.#around);
    return this.#clip;
  }

  #outlined(): Outline | null {
    if (this.#outline === undefined)
      this.#outline = this.#page.outline(this.#told.handle, this.#around.matrix);
    return this.#outline;
  }
}
