/**
 * @file A decision to let something out without recorded consent: on which ground, who decides, in what capacity, and
 * whether the same person lets it out; the record says where one person does both. It stands in the log and in the
 * office's record, never on a page or in a file that is handed over.
 */

import * as z from 'zod';
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

// On what ground something about a person may be given out: consent is one of several. The others are data,
// resources/consent/grounds.json, each with its section and how sure we are of it.

/** H: known word for word by several; M: known, to be compared with the text; L: heard (domain notes). */
const SURE = z.enum(['H', 'M', 'L']);

export const LawfulGround = z.strictObject({
  id: z.string().min(1),
  /** In the middle of a sentence: "an order of a court". */
  title: z.string().min(1),
  law: z.string().min(1),
  certainty: SURE,
  /** What the reason has to say. */
  write: z.string().min(1),
});
export type LawfulGround = z.infer<typeof LawfulGround>;
