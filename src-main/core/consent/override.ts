/**
 * @file A decision to let something out without every consent: whose it is, in what capacity, and whether they are the
 * person who lets it out. One person may have to be both; then the record and the paper say so.
 */
import { formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { plainName } from '../people/plain-name.ts';

export interface OverrideDecision {
  readonly by: string;
  /** What they decided as: recorded and printed, as stated by whoever wrote it down. */
  readonly capacity: 'supervisor';
  readonly samePerson: boolean;
}

/** `named` is who is said to have decided; whoever is unlocked where nobody is. */
export function overrideDecision(named: string, actor: string): OverrideDecision {
  const by = named.trim() === '' ? actor : named.trim();
  return { by, capacity: 'supervisor', samePerson: plainName(by) === plainName(actor) };
}

/** For a custody record: "decided by Ruth Clarke as supervisor, the same person who let it out". */
export function decisionInWords({ by, capacity, samePerson }: OverrideDecision): string {
  const same = samePerson ? ', the same person who let it out' : '';
  return `decided by ${by} as ${capacity}${same}`;
}

/**
 * To be printed with what leaves, so that nobody takes it for agreed to: a line each. Whose consent is missing stays in
 * the log. `letOut`: what the same person did as well, "built this bundle". `at`: ISO date-time.
 */
export function decisionPrinted(
  decision: OverrideDecision & { readonly at: string; readonly reason: string },
  letOut: string,
): string[] {
  const { by, capacity, samePerson, at, reason } = decision;
  const day = formatFuzzyDate({ value: at.slice(0, 10), qualifier: 'exact' });
  return [
    `Not every consent is on record. Released by decision of ${by}, ${day}, as ${capacity}.`,
    ...(samePerson ? [`Decided by the same person who ${letOut}.`] : []),
    `Reason: ${reason}`,
  ];
}
