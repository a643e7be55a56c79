/**
 * @file A decision to let something out without every consent: whose it is, in what capacity, and whether they are the
 * person who lets it out. One person may have to be both; then the record and the paper say so.
 */
export interface OverrideDecision {
  readonly by: string;
  /** What they decided as: recorded and printed, as stated by whoever wrote it down. */
  readonly capacity: 'supervisor';
  readonly samePerson: boolean;
}

/** `named` is who is said to have decided; whoever is unlocked where nobody is. */
export function overrideDecision(named: string, actor: string): OverrideDecision {
  const by = named.trim() === '' ? actor : named.trim();
  return { by, capacity: 'supervisor', samePerson: plain(by) === plain(actor) };
}

/** For a custody record: "decided by Ruth Clarke as supervisor, the same person who let it out". */
export function decisionInWords({ by, capacity, samePerson }: OverrideDecision): string {
  const same = samePerson ? ', the same person who let it out' : '';
  return `decided by ${by} as ${capacity}${same}`;
}

/** The same name with other capitals, accents typed otherwise or more spaces is the same person. */
const plain = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
