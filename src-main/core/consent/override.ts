/**
 * @file A decision to let something out without every consent: who decides, in what capacity, and whether the same
 * person lets it out. Where one person has to do both, the record and the paper say so.
 */
import { formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { plainName } from '../people/plain-name.ts';

export interface OverrideDecision {
  readonly by: string;
  /** The capacity in which they decided, as whoever wrote it down states it. It is recorded and printed. */
  readonly capacity: 'supervisor';
  readonly samePerson: boolean;
}

/** `named`: who decided, as stated. Where it is empty, `actor`, who has the vault open, decided. */
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
 * Lines to be printed with what leaves, so that its reader does not think that everybody agreed. They do not name the
 * people whose consent is missing; the log does. `letOut`: what the same person did as well, "built this bundle". `at`:
 * ISO date-time.
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
