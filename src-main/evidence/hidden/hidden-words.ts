/**
 * @file Words that a search finds on a page and nobody sees there: under a box or a picture, in the colour of the
 * paper, drawn without paint, switched off with a layer, beyond the edges, too small to read, said in place of others.
 *
 * [Note: hidden is what makes no difference] What a page paints says which words may be hidden; it is cheap to look
 * through. Whether they are is seen by drawing the page with and without them: words that make no difference to
 * any dot in their place are hidden. Text that lies unpainted over a scan of its page, as text recognition leaves
 * it, is not: drawing every scan would take longer than all the rest of an intake.
 */
import type { HiddenWords } from '../../core/evidence/hidden-words.ts';
import type { PdfiumDocument } from '../pdfium.ts';
import { Scratch } from '../scratch.ts';
import { areNear, around, type Box, grown, holds, holdsAll, sizeOf } from './geometry.ts';
import { type OpenPage, PageDots } from './page-dots.ts';
import { type Painted, paintedOn } from './painted.ts';
import type { PaintedArea } from './painted-things.ts';
import { StandIns } from './stand-ins.ts';
import { isScan, type Letter, type PageLook, suspects, visibleBox } from './suspects.ts';

// A box drawn over a picture: the commonest way in which a scan is blacked out and is not. What is under it is all there,
// for whoever takes the picture out of the file, though no word of it can be searched.

/** Points: a lower or narrower one hides no word. */
const LOWEST = 5;
const NARROWEST = 8;
/** Of the page: a larger one is its ground. */
const MOST_OF_PAGE = 0.5;
/** Of one page, that are looked at. */
const MOST_BOXES = 40;
/** A box whose words were wiped away leaves the edge of a letter here and there, or a speck; a word goes on. */
const SLICES = 8;
const FEWEST_SLICES = 2;
const WITHIN_POINTS = 2;
/** Points, by which a box may lie over the edge of the picture, and at its own edge. */
const EDGE_POINTS = 1;

/** Whether something of a picture on the page is seen only without what is drawn over it. */
function hasCoveredPicture(open: OpenPage, { areas, texts }: Painted): boolean {
  const pictures = areas.filter(({ isPicture, handle }) => isPicture && handle !== 0);
  if (pictures.length === 0) return false;
  const page = visibleBox(open);
  const isBox = ({ isBlock, box, order }: PaintedArea) =>
    isBlock &&
    box[2] - box[0] >= NARROWEST &&
    box[3] - box[1] >= LOWEST &&
    sizeOf(box) <= MOST_OF_PAGE * sizeOf(page) &&
    pictures.some((one) => one.order < order && holdsAll(grown(one.box, EDGE_POINTS), box));
  // What stands on a box is a label or a stamp, and the box its ground; words in its colour or under it are named as words.
  const hasWords = ({ box }: PaintedArea) =>
    [...texts.values()].some((text) => {
      const own = text.unpainted ? null : text.bounds;
      return own !== null && holds(box, (own[0] + own[2]) / 2, (own[1] + own[3]) / 2);
    });
  return areas
    .filter(isBox)
    .slice(0, MOST_BOXES)
    .some((box) => !hasWords(box) && hides(open, box));
}

function hides(open: OpenPage, { handle, box }: PaintedArea): boolean {
  const { engine } = open.document;
  const place = grown(box, -EDGE_POINTS);
  if (PageDots.draw(open, box).showsSomething(place)) return false;
  engine.FPDFPageObj_SetIsActive(handle, false);
  const without = PageDots.draw(open, box);
  engine.FPDFPageObj_SetIsActive(handle, true);
  const [left, bottom, right, top] = grown(box, -WITHIN_POINTS);
  const wide = (right - left) / SLICES;
  const seen = Array.from(
    { length: SLICES },
    (_, at): Box => [left + at * wide, bottom, left + (at + 1) * wide, top],
  );
  return seen.filter((slice) => without.showsSomething(slice)).length >= FEWEST_SLICES;
}

const SCRATCH_BYTES = 64;
/** Letters this far apart are drawn together. Points. */
const NEAR = 30;
/** In more places than this, the page is drawn as one. */
const MOST_PLACES = 12;
/** Words kept of one kind on one page, in letters. */
const MOST_LETTERS = 500;
const FEWEST_LETTERS = 2;

/** Those of one page (0-based), by how they are hidden. `text` and `page` are the engine's handles. */
export function hiddenOn(
  document: PdfiumDocument,
  index: number,
  page: number,
  text: number,
  look: PageLook,
): HiddenWords[] {
  const { engine } = document;
  const scratch = new Scratch(engine, SCRATCH_BYTES);
  try {
    const open: OpenPage = { document, page, scratch };
    const painted = paintedOn(engine, page, scratch, look.unitOf?.(index));
    const pictures: HiddenWords[] = hasCoveredPicture(open, painted)
      ? [{ page: index + 1, kind: 'picture-covered', words: '' }]
      : [];
    if (text === 0 || engine.FPDFText_CountChars(text) <= 0) return pictures;
    const hiddenIn = (drawn: number) => {
      const letters = suspects(open, drawn, painted, look);
      if (letters.length === 0) return [];
      return gathered(index + 1, confirmed(open, letters, painted, look), look.besidePage?.(index) ?? []);
    };
    if (painted.standIns.length === 0) return [...hiddenIn(text), ...pictures];
    const standIns = new StandIns(open, painted.standIns);
    return standIns.withDrawn((drawn) => {
      const others = standIns
        .otherWords(drawn)
        .map(({ kind, words }) => ({ page: index + 1, kind, words: cut(words) }));
      return [...hiddenIn(drawn), ...others, ...pictures];
    });
  } finally {
    scratch.free();
  }
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
    const place = places.findLast(({ box }) => areNear(box, letter.box, NEAR));
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
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    const over = painted.areas.filter((area) => area.order > source.order && area.isAt(x, y));
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

/**
 * Letters next to each other as words, those of one kind together. What a box cuts off of an answer that is said whole beside the
 * page is no secret.
 */
function gathered(page: number, letters: readonly Letter[], beside: readonly string[]): HiddenWords[] {
  const open = beside.map(inLetters);
  return [...Map.groupBy(letters, ({ kind }) => kind)].flatMap(([kind, own]) => {
    let words = '';
    let last = Number.NaN;
    for (const { at, character } of own) {
      words += at === last + 1 || words === '' ? character : ` ${character}`;
      last = at;
    }
    if (kind === 'beyond-edge' && open.length > 0) words = notIn(open, words);
    const counted = words.replaceAll(' ', '').length;
    return counted < FEWEST_LETTERS ? [] : [{ page, kind, words: cut(words) }];
  });
}

/** `words` without each that one of `open` has. */
const notIn = (open: readonly string[], words: string): string =>
  words
    .split(' ')
    .filter((word) => !open.some((text) => text.includes(inLetters(word))))
    .join(' ');

const inLetters = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

const cut = (words: string): string => words.slice(0, MOST_LETTERS).toWellFormed();
