/** @file Letters of a page that what it paints would let be hidden: cheap to tell, and right about every one that is seen plainly. */
import type { HiddenKind } from '../../core/evidence/hidden-words.ts';
import { areNear, type Box, grown, holds, holdsAll, sizeOf } from './geometry.ts';
import type { OpenPage } from './page-dots.ts';
import type { Painted } from './painted.ts';
import type { PaintedArea, PaintedText } from './painted-things.ts';

// The areas of a page by how high they lie, so that a letter is held against those at its height only.

const BANDS = 48;

class AreasByHeight {
  /** Lowest first, each in the order of painting; what lies below or above the page is in the last ones. */
  readonly #bands: readonly PaintedArea[][];
  readonly #bottom: number;
  readonly #perPoint: number;

  constructor(areas: readonly PaintedArea[], [, bottom, , top]: Box) {
    this.#bottom = bottom;
    this.#perPoint = BANDS / Math.max(top - bottom, 1);
    this.#bands = Array.from({ length: BANDS }, () => []);
    for (const area of areas) {
      const last = this.#band(area.rough[3]);
      for (let i = this.#band(area.rough[1]); i <= last; i += 1) this.#bands[i]?.push(area);
    }
  }

  /** Those that may be at a height, in the order of painting. */
  at(y: number): readonly PaintedArea[] {
    return this.#bands[this.#band(y)] ?? [];
  }

  isAnyAt(place: Box): boolean {
    const last = this.#band(place[3]);
    for (let i = this.#band(place[1]); i <= last; i += 1)
      for (const area of this.#bands[i] ?? []) if (areNear(area.rough, place, 0)) return true;
    return false;
  }

  #band(y: number): number {
    const band = Math.floor((y - this.#bottom) * this.#perPoint);
    return Math.min(BANDS - 1, Math.max(0, Number.isNaN(band) ? 0 : band));
  }
}

/** From here on (of 255, the darkest part of a colour) a text may be white on white. */
const LIGHT = 200;
/** Colours this near to each other, of 255 and in each part, may not be told apart. */
const ALIKE = 60;
/** A picture of this share of a page is a scan of it. */
const SCAN = 0.5;
const LAST_CODE = 0x10ffff;

export interface PageLook {
  /** Layers of the file are switched off: any text may be on one. */
  readonly layersOff: boolean;
  /**
   * It may be a bundle: words marked as read of a picture here are not hidden where something is seen in their place,
   * however small their sheet is on its page. A file that comes in has no such words yet, whatever it says.
   */
  readonly ownReading?: boolean;
  /** What is said openly beside a page (0-based), as an answer is that its box does not show whole. */
  readonly besidePage?: (index: number) => readonly string[];
  /** Points that a unit of a page (0-based) is, where one is not a point: UserUnit. ISO 32000-2, 14.11.2. */
  readonly unitOf?: (index: number) => number;
}

export interface Letter {
  /** Among the letters of the page. */
  readonly at: number;
  readonly character: string;
  readonly box: Box;
  readonly source: PaintedText;
  readonly kind: HiddenKind;
}

/** In the order of the page's text. `text` is the engine's handle. */
export function suspects(open: OpenPage, text: number, painted: Painted, { layersOff }: PageLook): Letter[] {
  const { scratch } = open;
  const { engine } = open.document;
  const visible = visibleBox(open);
  const areas = new AreasByHeight(painted.areas, visible);
  const count = engine.FPDFText_CountChars(text);
  const found: Letter[] = [];
  let handle = 0;
  let source: PaintedText | undefined;
  let isPlain = false;
  for (let at = 0; at < count; at += 1) {
    const own = engine.FPDFText_GetTextObject(text, at);
    if (own !== handle) {
      handle = own;
      source = painted.texts.get(own);
      isPlain = source !== undefined && !layersOff && isSeenPlainly(source, areas, visible);
    }
    if (source === undefined || isPlain) continue;
    const code = engine.FPDFText_GetUnicode(text, at);
    if (!isLetter(code)) continue;
    if (!engine.FPDFText_GetCharBox(text, at, scratch.at, scratch.at + 8, scratch.at + 16, scratch.at + 24))
      continue;
    const box = placeOf(scratch.box(), source);
    const kind = suspicion(box, source, areas, visible) ?? (layersOff ? 'layer-off' : null);
    if (kind !== null) found.push({ at, character: String.fromCodePoint(code), box, source, kind });
  }
  return found;
}

/** Nothing lies near the whole text, and it is dark, large and on the page: none of its letters has to be asked after. */
function isSeenPlainly(source: PaintedText, areas: AreasByHeight, visible: Box): boolean {
  if (source.unpainted || source.isTooSmall || isLight(source.colour) || source.doubt !== null) return false;
  const { bounds, clip } = source;
  if (bounds === null) return false;
  const place = grown(bounds, source.size);
  const isWithin = holdsAll(visible, place) && (clip === null || holdsAll(clip, place));
  return isWithin && !areas.isAnyAt(place);
}

/**
 * Where a letter stands: as the engine says, or with all of its text. Letters that only stand for others (ActualText) have
 * their place by the drawing they are in, not by the page.
 */
function placeOf(box: Box, { box: all, size }: PaintedText): Box {
  if (all === null) return box;
  const [left, bottom, right, top] = all;
  const isWithin = holds(
    [left - size, bottom - size, right + size, top + size],
    (box[0] + box[2]) / 2,
    (box[1] + box[3]) / 2,
  );
  return isWithin ? box : all;
}

/** By code, of those seen so far: a page has thousands of letters, and few kinds. */
const letters = new Map<number, boolean>();
const MOST_KINDS = 10_000;

function isLetter(code: number): boolean {
  const known = letters.get(code);
  if (known !== undefined) return known;
  const found = code > 0 && code <= LAST_CODE && /[\p{L}\p{N}]/u.test(String.fromCodePoint(code));
  if (letters.size < MOST_KINDS) letters.set(code, found);
  return found;
}

/** Asked for every letter: it makes no lists. */
function suspicion(box: Box, source: PaintedText, areas: AreasByHeight, visible: Box): HiddenKind | null {
  const x = (box[0] + box[2]) / 2;
  const y = (box[1] + box[3]) / 2;
  if (!source.unpainted) {
    if (!holds(visible, x, y) || (source.clip !== null && !holds(source.clip, x, y))) return 'beyond-edge';
    if (source.isTooSmall) return 'too-small';
  }
  let isCovered = false;
  // On paper, a light one may not be told from its ground.
  let isLike = isLight(source.colour);
  for (const area of areas.at(y)) {
    if (!area.isAt(x, y)) continue;
    if (source.unpainted && isScan(area, visible)) return null;
    if (area.order > source.order) isCovered = true;
    else if (area.order < source.order)
      isLike = areAlike(source.colour, area.colour) || (isLike && !area.fills(box));
  }
  if (source.unpainted) return 'invisible';
  if (isCovered) return 'covered';
  return isLike ? 'colour-of-ground' : source.doubt;
}

const isLight = (colour: PaintedText['colour']): boolean =>
  colour === null || Math.min(colour[0], colour[1], colour[2]) >= LIGHT;

/** Whether they may not be told apart; of what has many colours nobody knows. */
function areAlike(a: PaintedText['colour'], b: PaintedArea['colour']): boolean {
  return (
    a === null ||
    b === null ||
    (Math.abs(a[0] - b[0]) <= ALIKE && Math.abs(a[1] - b[1]) <= ALIKE && Math.abs(a[2] - b[2]) <= ALIKE)
  );
}

export const isScan = ({ isPicture, box }: PaintedArea, page: Box): boolean =>
  isPicture && sizeOf(box) >= SCAN * sizeOf(page);

/** What of the page is shown, in its own space. */
export function visibleBox({ document: { engine }, page, scratch }: OpenPage): Box {
  engine.FPDF_GetPageBoundingBox(page, scratch.at);
  return [scratch.float(0), scratch.float(3), scratch.float(2), scratch.float(1)];
}
