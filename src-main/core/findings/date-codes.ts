/** @file What does not fit about a day that is written down: codes and the parameters each takes. */
import type { Kinds } from './kinds.ts';

export const DATE_CODES = {
  /** It has happened by its kind, and the day is still to come. */
  'date-still-to-come': { on: 'text' },
  'date-arrived-before': { on: 'text' },
  'date-arrives-later': { on: 'text' },
  'date-sent-between': { on: 'text' },
  /** A rule of another nation was asked for. */
  'date-other-nation': { nations: 'text' },
  'date-needs-a-day': {},
  'date-no-such-result': { choices: 'text' },
} as const satisfies Readonly<Record<string, Kinds>>;
