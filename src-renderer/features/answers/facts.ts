/** @file Facts put under the subjects a caseworker thinks in; the key's first word says which. */
import type { FactView } from '../../../src-main/core/answers/fact.ts';

export const SUBJECTS = [
  'person',
  'safety',
  'how',
  'there',
  'away',
  'needs',
  'papers',
  'consent',
  'other',
] as const;
export type Subject = (typeof SUBJECTS)[number];

const SUBJECT_OF: Readonly<Record<string, Subject>> = {
  person: 'person',
  child: 'person',
  location: 'person',
  safety: 'safety',
  contact: 'safety',
  risk: 'safety',
  recruitment: 'how',
  journey: 'how',
  exploitation: 'there',
  control: 'there',
  exploiters: 'there',
  others: 'there',
  leaving: 'away',
  police: 'away',
  needs: 'needs',
  support: 'needs',
  account: 'papers',
  insight: 'papers',
  evidence: 'papers',
  referral: 'papers',
  case: 'papers',
  consent: 'consent',
};

/** Subjects that have something recorded, in a fixed order; facts keep theirs. */
export function bySubject(facts: readonly FactView[]): { subject: Subject; facts: FactView[] }[] {
  return SUBJECTS.map((subject) => ({
    subject,
    facts: facts.filter((fact) => (SUBJECT_OF[fact.key.split('.')[0] ?? ''] ?? 'other') === subject),
  })).filter((group) => group.facts.length > 0);
}
