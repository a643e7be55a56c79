/** @file Why a file is not taken in, where there is more to say than the failure's own words: codes and parameters. */
import type { Kinds } from './kinds.ts';

export const INTAKE_CODES = {
  /** `exhibit` and `removedOn` may be empty; days are ISO. */
  'first-copy': { title: 'text', exhibit: 'text', receivedOn: 'text', removedOn: 'text' },
  'is-a-folder': {},
  'changed-since-read': {},
} as const satisfies Readonly<Record<string, Kinds>>;
