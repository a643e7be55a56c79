/**
 * @file Words that a search finds on a page and nobody sees there: under a box or a picture, in the colour of the
 * paper, drawn without paint, switched off with a layer, beyond the edges, too small to read.
 *
 * [Note: hidden is what makes no difference] What a page paints says which words may be hidden; it is cheap to look
 * through. Whether they are is seen by drawing the page with and without them: words that make no difference to
 * any dot in their place are hidden. Text that lies unpainted over a scan of its page, as text recognition leaves
 * it, is not: drawing every scan would take longer than all the rest of an intake.
 */
import type { HiddenKind, HiddenWords } from '../../core/evidence/hidden-words.ts';
import type { PdfiumDocument } from '../pdfium.ts';
import { Scratch } from '../scratch.ts';
import { type OpenPage, PageDots } from './page-dots.ts';
import { type Box, type Painted, type PaintedArea, type PaintedText, paintedOn } from './painted.ts';

const SCRATCH_BYTES = 64;
/** Lower letters are read by nobody. Points. */
const TOO_SMALL = 1.2;
/** From here on (of 255, the darkest part of a colour) a text may be white on white. */
const LIGHT = 200;
/** Colours this near to each other, of 255 and in each part, may not be told apart. */
const ALIKE = 60;
/** A picture of this share of a page is a scan of it. */
const SCAN = 0.5;
/** Letters this far apart are drawn together. Points. */
const NEAR = 30;
/** In more places than this, the page is drawn as one. */
const MOST_PLACES = 12;
/** Words kept of one kind on one page, in letters. */
const MOST_LETTERS = 500;
const FEWEST_LETTERS = 2;
const LAST_CODE = 0x10ffff;

export interface PageLook {
  /** Layers of the file are switched off: any text may be on one. */
  readonly layersOff: boolean;
  /**
   * It may be a bundle: words marked as read of a picture here are not hidden where something is seen in their place,
   * however small their sheet is on its page. A file that comes in has no such words yet, whatever it says.
   */
  readonly ownReading?: boolean;
}

/** Those of one page (0-based), by how they are hidden. `text` and `page` are the engine's handles. */
export function hiddenOn(
  document: PdfiumDocument,
  index: number,
  page: number,
  text: number,
  look: PageLook,
): HiddenWords[] {
  const { engine } = document;
  if (engine.FPDFText_CountChars(text) <= 0) return [];
  const scratch = new Scratch(engine, SCRATCH_BYTES);
  try {
    const open: OpenPage = { document, page, scratch };
    const painted = paintedOn(engine, page, scratch);
    const letters = suspects(open, text, painted, look);
    return letters.length === 0 ? [] : gathered(index + 1, confirmed(open, letters, painted, look));
  } finally {
    scratch.free();
  }
}

interface Letter {
  /** Among the letters of the page. */
  readonly at: number;
  readonly character: string;
  readonly box: Box;
  readonly source: PaintedText;
  readonly kind: HiddenKind;
}

/** Letters that what the page paints would let be hidden. */
function suspects(open: OpenPage, text: number, painted: Painted, { layersOff }: PageLook): Letter[] {
  const { scratch } = open;
  const { engine } = open.document;
  const visible = visibleBox(open);
  const count = engine.FPDFText_CountChars(text);
  const found: Letter[] = [];
  for (let at = 0; at < count; at += 1) {
    const code = engine.FPDFText_GetUnicode(text, at);
    if (!isLetter(code)) continue;
    const source = painted.texts.get(engine.FPDFText_GetTextObject(text, at));
    if (
      source === undefined ||
      !engine.FPDFText_GetCharBox(text, at, scratch.at, scratch.at + 8, scratch.at + 16, scratch.at + 24)
    )
      continue;
    const box = placeOf(scratch.box(), source);
    const kind = suspicion(box, source, painted.areas, visible) ?? (layersOff ? 'layer-off' : null);
    if (kind !== null) found.push({ at, character: String.fromCodePoint(code), box, source, kind });
  }
  return found;
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
function suspicion(
  box: Box,
  source: PaintedText,
  areas: readonly PaintedArea[],
  visible: Box,
): HiddenKind | null {
  const x = (box[0] + box[2]) / 2;
  const y = (box[1] + box[3]) / 2;
  if (!source.unpainted) {
    if (!holds(visible, x, y) || (source.clip !== null && !holds(source.clip, x, y))) return 'beyond-edge';
    if (source.size < TOO_SMALL) return 'too-small';
  }
  let isCovered = false;
  // On paper, a light one may not be told from its ground.
  let isLike = isLight(source.colour);
  for (const area of areas) {
    if (!isAt(area, x, y)) continue;
    if (source.unpainted && isScan(area, visible)) return null;
    if (area.order > source.order) isCovered = true;
    else if (area.order < source.order)
      isLike = areAlike(source.colour, area.colour) || (isLike && !area.isSolid);
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

/** Those of them that are. */
function confirmed(
  open: OpenPage,
  letters: readonly Letter[],
  painted: Painted,
  { ownReading = false }: PageLook,
): Letter[] {
  const isCertain = ({ kind, source }: Letter) =>
    kind === 'too-small' || (kind === 'beyond-edge' && source.doubt !== 'beyond-edge');
  const doubtful = letters.filter((letter) => !isCertain(letter));
  // Apart: where letters without paint lie on others, taking both away shows a difference that is the others' alone.
  const places = [true, false].flatMap((is) =>
    inPlaces(doubtful.filter(({ source }) => source.unpainted === is)),
  );
  const hidden = places.flatMap(({ own, box }) => withoutADifference(open, own, box, painted, ownReading));
  return [...letters.filter(isCertain), ...hidden].sort((a, b) => a.at - b.at);
}

interface Place {
  readonly own: Letter[];
  box: Box;
}

/** Letters near to each other: what is drawn may be a heading and a footer, and not the picture between them. */
function inPlaces(letters: readonly Letter[]): readonly Place[] {
  const places: Place[] = [];
  for (const letter of letters) {
    const place = places.findLast(({ box }) => isNear(box, letter.box));
    if (place === undefined) places.push({ own: [letter], box: letter.box });
    else {
      place.own.push(letter);
      place.box = around(place.box, letter.box);
    }
  }
  if (places.length <= MOST_PLACES) return places;
  return [{ own: [...letters], box: places.map(({ box }) => box).reduce(around) }];
}

/** The letters of one place that nobody would miss. */
function withoutADifference(
  open: OpenPage,
  letters: readonly Letter[],
  place: Box,
  painted: Painted,
  ownReading: boolean,
): Letter[] {
  const { engine } = open.document;
  const withThem = PageDots.draw(open, place);
  const read = ownReading ? readOfWhatIsSeen(letters, withThem) : new Set<number>();
  const doubtful = letters.filter(
    ({ kind, box, source }) =>
      !read.has(source.handle) &&
      (kind !== 'colour-of-ground' || source.colour === null || !withThem.standsOut(box, source.colour)),
  );
  if (doubtful.length === 0) return [];
  const handles = new Set(doubtful.map(({ source }) => source.handle));
  for (const handle of handles) engine.FPDFPageObj_SetIsActive(handle, false);
  const without = PageDots.draw(open, place);
  for (const handle of handles) engine.FPDFPageObj_SetIsActive(handle, true);
  const visible = visibleBox(open);
  return doubtful.filter(({ box, source, kind }) => {
    if (withThem.differs(without, box)) return false;
    if (kind !== 'covered') return true;
    // A scan laid over recognised text shows the words itself.
    const [x, y] = centreOf(box);
    const over = painted.areas.filter((area) => area.order > source.order && isAt(area, x, y));
    return !(over.some((area) => isScan(area, visible)) && withThem.showsSomething(box));
  });
}

/** Words marked as read by machine, whole ones: between two letters of a picture there may be nothing. */
function readOfWhatIsSeen(letters: readonly Letter[], dots: PageDots): ReadonlySet<number> {
  const words = Map.groupBy(
    letters.filter(({ source }) => source.isReading),
    ({ source }) => source.handle,
  );
  const seen = [...words].filter(([, own]) => dots.showsSomething(own.map(({ box }) => box).reduce(around)));
  return new Set(seen.map(([handle]) => handle));
}

function visibleBox({ document: { engine }, page, scratch }: OpenPage): Box {
  engine.FPDF_GetPageBoundingBox(page, scratch.at);
  return [scratch.float(0), scratch.float(3), scratch.float(2), scratch.float(1)];
}

const around = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

const isNear = (a: Box, b: Box): boolean =>
  b[0] <= a[2] + NEAR && b[2] >= a[0] - NEAR && b[1] <= a[3] + NEAR && b[3] >= a[1] - NEAR;

const centreOf = ([left, bottom, right, top]: Box) => [(left + right) / 2, (bottom + top) / 2] as const;

const sizeOf = ([left, bottom, right, top]: Box): number =>
  Math.max(0, right - left) * Math.max(0, top - bottom);

const isScan = ({ isPicture, box }: PaintedArea, page: Box): boolean =>
  isPicture && sizeOf(box) >= SCAN * sizeOf(page);

const isAt = (area: PaintedArea, x: number, y: number): boolean =>
  holds(area.rough, x, y) && holds(area.box, x, y);

const holds = (box: Box, x: number, y: number): boolean =>
  x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];

/** Letters next to each other as words, those of one kind together. */
function gathered(page: number, letters: readonly Letter[]): HiddenWords[] {
  return [...Map.groupBy(letters, ({ kind }) => kind)].flatMap(([kind, own]) => {
    let words = '';
    let last = Number.NaN;
    for (const { at, character } of own) {
      words += at === last + 1 || words === '' ? character : ` ${character}`;
      last = at;
    }
    const counted = words.replaceAll(' ', '').length;
    return counted < FEWEST_LETTERS
      ? []
      : [{ page, kind, words: words.slice(0, MOST_LETTERS).toWellFormed() }];
  });
}
