/**
 * @file Which way up a page reads, from the directions in which its letters stand. The build turns pages by it
 * and the check judges them by it, so that the two never disagree. Pure.
 *
 * "Nothing upside down, landscape pages read from left to right": General Guidance on Electronic Court Bundles
 * ¶5 (rules B19, B20; certainty H). The thresholds are ours: they keep a line printed up a margin, a caption
 * or a stamp from turning a page.
 */

import type { QuarterTurns } from './page-map.ts';

/** What was seen of a page's letters, as the page is displayed. */
export interface LetterDirections {
  /** Letters looked at. */
  readonly letters: number;
  /** How many of them stand at each quarter turn clockwise; [0] read from left to right. Some may stand in none. */
  readonly standing: readonly [number, number, number, number];
  /** Per direction: how much of the page its lines take up, one below the other, from 0 to 1. */
  readonly spread: readonly [number, number, number, number];
}

export interface Reading {
  /** How the text lies: 0 reads from left to right, 1 downwards, 2 upside down, 3 upwards. */
  readonly lies: QuarterTurns;
  /** Whether the page as a whole lies so; else only much of its text does, and a person has to look. */
  readonly certain: boolean;
}

const ENOUGH_TO_BE_SURE = 30;
const NEARLY_ALL = 0.9;
/** A single line, however long, is less than this of a page. */
const MORE_THAN_A_LINE = 0.1;
const ENOUGH_TO_ASK = 10;
const MOST = 0.5;

const UPRIGHT: Reading = { lies: 0, certain: true };
const TURNED: readonly QuarterTurns[] = [1, 2, 3];

/** How a page reads. A page with too few letters to ask about counts as upright. */
export function readingOf({ letters, standing, spread }: LetterDirections): Reading {
  const lies = TURNED.find((turn) => standing[turn] > letters * MOST);
  if (lies === undefined || letters < ENOUGH_TO_ASK) return UPRIGHT;
  const nearlyAll = standing[lies] >= letters * NEARLY_ALL;
  return {
    lies,
    certain: nearlyAll && letters >= ENOUGH_TO_BE_SURE && spread[lies] >= MORE_THAN_A_LINE,
  };
}

/** Quarter turns clockwise that make text upright which lies so. */
export const turnsToUpright = (lies: QuarterTurns): QuarterTurns => ((4 - lies) % 4) as QuarterTurns;
