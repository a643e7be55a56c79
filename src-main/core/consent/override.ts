/**
 * @file A decision to let something out without recorded consent: on which ground, who decides, in what capacity, and
 * whether the same person lets it out; the record says where one person does both. It stands in the log and in the
 * office's record, never on a page or in a file that is handed over.
 */
import type { CAPACITIES } from '../findings/decision-codes.ts';
import { type Coded, coded } from '../findings/finding.ts';
import { plainName } from '../people/plain-name.ts';

/** The decision as somebody typed it. */
export interface TypedDecision {
  /** Why; empty for no decision. */
  readonly overrideReason: string;
  /** Who decides; empty for whoever is unlocked. */
  readonly overrideBy: string;
  /** An id in resources/consent/grounds.json. */
  readonly overrideGround: string;
}
export const NO_DECISION: TypedDecision = { overrideReason: '', overrideBy: '', overrideGround: '' };

export interface OverrideDecision {
  readonly by: string;
  /** What they decided as, as stated by whoever wrote it down. */
  readonly capacity: (typeof CAPACITIES)[number];
  readonly samePerson: boolean;
}

/** `named`: who decided, as stated. Where it is empty, `actor`, who has the vault open, decided. */
export function overrideDecision(named: string, actor: string): OverrideDecision {
  const by = named.trim() === '' ? actor : named.trim();
  return { by, capacity: 'supervisor', samePerson: plainName(by) === plainName(actor) };
}

/** For the office's record: "decided by Ruth Clarke as supervisor, the same person who let it out". */
export const decisionNoted = ({ by, capacity, samePerson }: OverrideDecision): Coded =>
  coded(samePerson ? 'decided-by-same' : 'decided-by', { by, capacity });
