/**
 * @file A decision to let something out without every consent: whose it is, in what capacity, and whether they are the
 * person who lets it out. One person may have to be both; then the record
 * says so. It stands in the log and in the office's record, never on a page or in a file that is handed over.
 */
import type { CAPACITIES } from '../findings/decision-codes.ts';
import { type Coded, coded } from '../findings/finding.ts';
import { plainName } from '../people/plain-name.ts';

export interface OverrideDecision {
  readonly by: string;
  /** What they decided as, as stated by whoever wrote it down. */
  readonly capacity: (typeof CAPACITIES)[number];
  readonly samePerson: boolean;
}

/** `named` is who is said to have decided; whoever is unlocked where nobody is. */
export function overrideDecision(named: string, actor: string): OverrideDecision {
  const by = named.trim() === '' ? actor : named.trim();
  return { by, capacity: 'supervisor', samePerson: plainName(by) === plainName(actor) };
}

/** For the office's record: "decided by Ruth Clarke as supervisor, the same person who let it out". */
export const decisionNoted = ({ by, capacity, samePerson }: OverrideDecision): Coded =>
  coded(samePerson ? 'decided-by-same' : 'decided-by', { by, capacity });
