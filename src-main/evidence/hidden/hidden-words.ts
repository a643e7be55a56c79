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
import { hasCoveredPicture } from './covered-pictures.ts';
import { areNear, around, type Box } from './geometry.ts';
import { type OpenPage, PageDots } from './page-dots.ts';
import { type Painted, paintedOn } from './painted.ts';
import { StandIns } from './stand-ins.ts';
import { isScan, type Letter, type PageLook, suspects, visibleBox } from './suspects.ts';

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
