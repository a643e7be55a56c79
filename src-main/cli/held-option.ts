/** @file When an account was held and who took it, as options and as words. */
import type { HeldView } from '../contract/interviews.ts';
import { formatFuzzyDate } from '../core/dates/fuzzy-date.ts';
import { readDate } from './dates.ts';

export const HELD_ON = {
  type: 'string',
  value: 'DATE',
  help: 'when it was held, where that was before today: a day, a month, "about March 2026"',
} as const;
export const HELD = {
  'held-on': HELD_ON,
  'taken-by': { type: 'string', value: 'NAME', help: 'who took it, where that was somebody else' },
} as const;

/** Throws `usage` for what is no date. */
export const heldOnOf = (typed: string | undefined) =>
  typed === undefined ? null : readDate(typed, '--held-on');

/** "held about March 2026, taken by Ruth Clarke"; empty for what was recorded as it was held. */
export const heldWords = ({ heldOn, takenBy }: HeldView): string =>
  [heldOn === null ? '' : `held ${formatFuzzyDate(heldOn)}`, takenBy === '' ? '' : `taken by ${takenBy}`]
    .filter((part) => part !== '')
    .join(', ');
