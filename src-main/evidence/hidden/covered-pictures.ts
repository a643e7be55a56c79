/**
 * @file A box drawn over a picture: the commonest way in which a scan is blacked out and is not. What is under it is all there,
 * for whoever takes the picture out of the file, though no word of it can be searched.
 */
import { type Box, grown, holds, holdsAll, sizeOf } from './geometry.ts';
import { type OpenPage, PageDots } from './page-dots.ts';
import type { Painted } from './painted.ts';
import type { PaintedArea } from './painted-things.ts';
import { visibleBox } from './suspects.ts';

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
export function hasCoveredPicture(open: OpenPage, { areas, texts }: Painted): boolean {
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
