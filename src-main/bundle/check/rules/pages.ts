/** @file How pages look and read: B17 to B22. */
import { broken, type Check, count, pagesWhere, passed } from './look.ts';

/** Fewer letters than this are a heading or a stamp on a picture, not a typed page. */
const TYPED = 20;
/** ISO 216 A4 in points, and how far off is still A4. */
const A4 = [595.276, 841.89] as const;
const OFF_BY = 2;
/** Rounding of scanners and of page sizes. */
const RESOLUTION_MARGIN = 5;
const UNKNOWN_SHARE = 0.02;

export const searchable: Check = (facts) => {
  const silent = pagesWhere(facts, (page) => page.letters < TYPED);
  return silent.length === 0
    ? passed('Every page has text that can be searched.')
    : broken(
        `${count(silent.length, 'page has', 'pages have')} no text that can be searched. ` +
          'That is as it should be for photographs and handwriting; typed pages need text recognition.',
        silent,
      );
};

export const lettersKnown: Check = (facts) => {
  const unknown = pagesWhere(
    facts,
    (page) => page.unknownLetters > 3 && page.unknownLetters > page.letters * UNKNOWN_SHARE,
  );
  return unknown.length === 0
    ? passed('Text comes out of a search as it reads.')
    : broken('Text on these pages cannot be found by a search: its letters have no code.', unknown);
};

export const upright: Check = (facts) => {
  const down = pagesWhere(facts, ({ reading }) => reading.certain && reading.lies === 2);
  return down.length === 0
    ? passed('No page is upside down beyond doubt.')
    : broken('These pages are upside down.', down);
};

export const landscapeReads: Check = (facts) => {
  const sideways = pagesWhere(facts, ({ reading }) => reading.certain && reading.lies % 2 === 1);
  return sideways.length === 0
    ? passed('No page lies sideways beyond doubt.')
    : broken('These pages have to be turned to be read.', sideways);
};

/** Some text up a margin or in a drawing is meant to lie so; only a person can tell. */
export const directionClear: Check = (facts) => {
  const unclear = pagesWhere(facts, ({ reading }) => !reading.certain);
  return unclear.length === 0
    ? passed('On no page is it in doubt which way up it is read.')
    : broken(
        'These pages may lie sideways or upside down: look at them. Most of their text does, but there is too ' +
          'little of it, or too much beside it, to be sure that the whole page does.',
        unclear,
      );
};

export const a4: Check = (facts) => {
  const near = (a: number, b: number) => Math.abs(a - b) <= OFF_BY;
  const other = pagesWhere(facts, ({ width, height }) => {
    const [short, long] = [Math.min(width, height), Math.max(width, height)];
    return !near(short, A4[0]) || !near(long, A4[1]);
  });
  return other.length === 0 ? passed('Every page is A4.') : broken('These pages are not A4.', other);
};

export const resolution: Check = (facts, profile) => {
  const most = profile.imageResolution + RESOLUTION_MARGIN;
  const fine = pagesWhere(facts, (page) => page.images.some((image) => image.resolution > most));
  return fine.length === 0
    ? passed(`No picture has more than ${profile.imageResolution} dots an inch.`)
    : broken(`Pictures on these pages have more than ${profile.imageResolution} dots an inch.`, fine);
};
