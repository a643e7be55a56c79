/**
 * @file A decision to let something out without every consent: whose it is, in what capacity, and whether they are the
 * person who lets it out. One person may have to be both; then the record and the paper say so.
 */
import type { CAPACITIES, LET_OUT } from '../findings/decision-codes.ts';
import { type Coded, coded } from '../findings/finding.ts';
import { plainName } from '../people/plain-name.ts';

export interface OverrideDecision {
  readonly by: string;
  /** What they decided as: recorded and printed, as stated by whoever wrote it down. */
  readonly capacity: (typeof CAPACITIES)[number];
  readonly samePerson: boolean;
}

/** `named` is who is said to have decided; whoever is unlocked where nobody is. */
export function overrideDecision(named: string, actor: string): OverrideDecision {
  const by = named.trim() === '' ? actor : named.trim();
  return { by, capacity: 'supervisor', samePerson: plainName(by) === plainName(actor) };
}

/** For a custody record: "decided by Ruth Clarke as supervisor, the same person who let it out". */
export const decisionNoted = ({ by, capacity, samePerson }: OverrideDecision): Coded =>
  coded(samePerson ? 'decided-by-same' : 'decided-by', { by, capacity });

/**
 * To be printed with what leaves, so that nobody takes it for agreed to: a line each. Whose consent is missing stays in
 * the log. `did`: what the same person did as well. `at`: ISO date-time.
 */
export function decisionPrinted(
  {
    by,
    capacity,
    samePerson,
    at,
    reason,
  }: OverrideDecision & { readonly at: string; readonly reason: string },
  did: (typeof LET_OUT)[number],
): Coded[] {
  return [
    coded('released-by', { by, on: at.slice(0, 10), capacity }),
    ...(samePerson ? [coded('released-by-same', { did })] : []),
    coded('released-because', { reason }),
  ];
}
