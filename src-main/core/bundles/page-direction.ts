/** @file How the text of a page lies, and what a person decided about it. */
import type { QuarterTurns } from './page-map.ts';

/** A page that does not read from left to right as it came, or that somebody turned. */
export interface PageDirection {
  /** 1-based page of the working copy. */
  readonly page: number;
  /** How far it has to be turned clockwise, by the direction of its text; 0 where that asks for nothing. */
  readonly byText: QuarterTurns;
  /** Whether that is beyond doubt, so that bundles turn it; else a person decides. */
  readonly certain: boolean;
  /** What a person decided; null while nobody has. */
  readonly byPerson: QuarterTurns | null;
}
