/**
 * @file A decision to let something out without every consent: whose it is, in what capacity, and whether they are the
 * person who lets it out. One person may have to be both; then the record
 * says so. It stands in the log and in the office's record, never on a page or in a file that is handed over.
 */
import { plainName } from '../people/plain-name.ts';

export interface OverrideDecision {
  readonly by: string;
  /** What they decided as, as stated by whoever wrote it down. */
  readonly capacity: 'supervisor';
  readonly samePerson: boolean;
}

/** `named` is who is said to have decided; whoever is unlocked where nobody is. */
export function overrideDecision(named: string, actor: string): OverrideDecision {
  const by = named.trim() === '' ? actor : named.trim();
  return { by, capacity: 'supervisor', samePerson: plainName(by) === plainName(actor) };
}

/** For the office's record: "decided by Ruth Clarke as supervisor, the same person who let it out". */
export function decisionInWords({ by, capacity, samePerson }: OverrideDecision): string {
  const same = samePerson ? ', the same person who let it out' : '';
  return `decided by ${by} as ${capacity}${same}`;
}

/** The same with its reason: "without every consent, decided by Ruth Clarke as supervisor: order of the court". */
export const withoutConsentInWords = (override: OverrideDecision & { readonly reason: string }): string =>
  `without every consent, ${decisionInWords(override)}: ${override.reason}`;
