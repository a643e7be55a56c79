/** @file What does not fit about an input, field by field: codes and the parameters each takes. */
import type { Kinds } from './kinds.ts';

/** `field`: as "people.2.name"; the input itself where it is about all of it. */
const FIELD = { field: 'text' } as const;
const LEAST = { ...FIELD, least: 'number' } as const;
const MOST = { ...FIELD, most: 'number' } as const;

export const INPUT_CODES = {
  /** In the words of the rule that it breaks. */
  'input-breaks-rule': { ...FIELD, rule: 'text' },
  'input-missing': FIELD,
  'input-of-other-kind': FIELD,
  'input-empty': FIELD,
  'input-too-short': LEAST,
  'input-lists-nothing': FIELD,
  'input-lists-too-few': LEAST,
  'input-too-small': LEAST,
  'input-too-long': MOST,
  'input-lists-too-many': MOST,
  'input-too-large': MOST,
  'input-no-day': FIELD,
  'input-odd-characters': FIELD,
  'input-none-of': { ...FIELD, choices: 'text' },
  'input-not-known': { ...FIELD, keys: 'names' },
  'input-does-not-fit': FIELD,
  /** ISO day of the first. */
  'input-day-before-first': { ...FIELD, from: 'text' },
  'input-needs-no-purpose': FIELD,
  /** What day it is by the computer's clock: an ISO day. */
  'clock-says-another-day': { on: 'text' },
  'clock-nothing-ahead': {},
} as const satisfies Readonly<Record<string, Kinds>>;
