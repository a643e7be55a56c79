/** @file A decision to let something out without every consent, and why nobody is asked: codes and their parameters. */
import type { Kinds } from './kinds.ts';

/** What they decided as. */
export const CAPACITIES = ['supervisor'] as const;

const AS = { oneOf: CAPACITIES } as const;

export const DECISION_CODES = {
  // For a custody record or a list of what left: one phrase.
  'decided-by': { by: 'text', capacity: AS },
  'decided-by-same': { by: 'text', capacity: AS },
  // Why nobody is asked.
  /** As resources/consent/purposes.json says it of what leaves. */
  'not-asked-as-said': { why: 'text' },
  /** `roles`: those who would be asked. */
  'not-asked-nobody-there': { roles: 'names' },
} as const satisfies Readonly<Record<string, Kinds>>;
