/** @file How pages look and read: B17 to B22. */
import { coded } from '../../../core/findings/finding.ts';
import { broken, type Check, pagesWhere, passed } from './look.ts';

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
    ? passed(coded('pages-searchable'))
    : broken(coded('pages-not-searchable', { count: silent.length }), silent);
};

export const lettersKnown: Check = (facts) => {
  const unknown = pagesWhere(
    facts,
    (page) => page.unknownLetters > 3 && page.unknownLetters > page.letters * UNKNOWN_SHARE,
  );
  return unknown.length === 0 ? passed(coded('letters-known')) : broken(coded('letters-unknown'), unknown);
};

export const upright: Check = (facts) => {
  const down = pagesWhere(facts, ({ reading }) => reading.certain && reading.lies === 2);
  return down.length === 0 ? passed(coded('none-upside-down')) : broken(coded('pages-upside-down'), down);
};

export const landscapeReads: Check = (facts) => {
  const sideways = pagesWhere(facts, ({ reading }) => reading.certain && reading.lies % 2 === 1);
  return sideways.length === 0 ? passed(coded('none-sideways')) : broken(coded('pages-sideways'), sideways);
};

/** Some text up a margin or in a drawing is meant to lie so; only a person can tell. */
export const directionClear: Check = (facts) => {
  const unclear = pagesWhere(facts, ({ reading }) => !reading.certain);
  return unclear.length === 0
    ? passed(coded('direction-clear'))
    : broken(coded('direction-unclear'), unclear);
};

export const a4: Check = (facts) => {
  const near = (a: number, b: number) => Math.abs(a - b) <= OFF_BY;
  const other = pagesWhere(facts, ({ width, height }) => {
    const [short, long] = [Math.min(width, height), Math.max(width, height)];
    return !near(short, A4[0]) || !near(long, A4[1]);
  });
  return other.length === 0 ? passed(coded('pages-a4')) : broken(coded('pages-not-a4'), other);
};

export const resolution: Check = (facts, profile) => {
  const { imageResolution: most } = profile;
  const fine = pagesWhere(facts, (page) =>
    page.images.some((image) => image.resolution > most + RESOLUTION_MARGIN),
  );
  return fine.length === 0
    ? passed(coded('resolution-fits', { most }))
    : broken(coded('resolution-over', { most }), fine);
};
