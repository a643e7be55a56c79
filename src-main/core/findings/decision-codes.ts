/** @file A decision to let something out without every consent, and why nobody is asked: codes and their parameters. */
import type { Kinds } from './kinds.ts';

/** What they decided as. */
export const CAPACITIES = ['supervisor'] as const;
/** What whoever decided did as well. */
export const LET_OUT = ['built-bundle', 'copied-file', 'prints-sheet'] as const;

const AS = { oneOf: CAPACITIES } as const;

export const DECISION_CODES = {
  // For a custody record or a list of what left: one phrase.
  'decided-by': { by: 'text', capacity: AS },
  'decided-by-same': { by: 'text', capacity: AS },
  // Printed with what leaves, a line each. `on`: an ISO day.
  'released-by': { by: 'text', on: 'text', capacity: AS },
  'released-by-same': { did: { oneOf: LET_OUT } },
  'released-because': { reason: 'text' },
  // Why nobody is asked.
  /** As resources/consent/purposes.json says it of what leaves. */
  'not-asked-as-said': { why: 'text' },
  /** `roles`: those who would be asked. */
  'not-asked-nobody-there': { roles: 'names' },
} as const satisfies Readonly<Record<string, Kinds>>;
