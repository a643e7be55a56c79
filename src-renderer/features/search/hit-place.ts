/** @file Where something that was found leads, and the groups that what was found is shown in. */
import type { SearchHit } from '../../../src-main/contract/search.ts';
import type { SearchKind } from '../../../src-main/core/search/kinds.ts';
import type { Landing } from '../../questions/landing.ts';
import type { Route } from '../../ui/route.ts';

/** What a person tells apart, in the order it is shown. */
export const GROUPS = {
  case: ['case'],
  person: ['person'],
  evidence: ['exhibit', 'page'],
  answer: ['answer'],
  note: ['note'],
  contact: ['contact', 'plan'],
  date: ['date'],
  support: ['support'],
  consent: ['consent'],
} as const satisfies Readonly<Record<string, readonly SearchKind[]>>;
export type Group = keyof typeof GROUPS;
export const GROUP_NAMES = Object.keys(GROUPS) as Group[];

/** Each with what it holds, in the order it was found; empty ones left out. */
export const grouped = (hits: readonly SearchHit[]): { group: Group; hits: SearchHit[] }[] =>
  GROUP_NAMES.map((group) => {
    const kinds: readonly SearchKind[] = GROUPS[group];
    return { group, hits: hits.filter(({ kind }) => kinds.includes(kind)) };
  }).filter((one) => one.hits.length > 0);

export function placeOfHit(hit: SearchHit): Route {
  const { caseId, evidenceId, screeningId, page, mark, personId } = hit;
  if (evidenceId !== null && !hit.earlier)
    return {
      at: 'exhibit',
      caseId,
      evidenceId,
      ...(page === null ? {} : { page }),
      ...(mark === null ? {} : { mark }),
    };
  // What was taken out has no page of its own any more: the list says when and why.
  if (evidenceId !== null) return { at: 'case', caseId, tab: 'evidence' };
  if (screeningId !== null) return { at: 'interview', caseId, screeningId };
  switch (hit.kind) {
    case 'case':
      return { at: 'case', caseId, tab: 'overview' };
    case 'person':
      return { at: 'case', caseId, tab: 'people' };
    case 'consent':
      return { at: 'case', caseId, tab: 'sharing', ...(personId === null ? {} : { personId }) };
    default:
      return { at: 'case', caseId, tab: 'contact' };
  }
}

/** The very question or card there; null where the page itself is it. */
export function landingOfHit({ questionName, thing, personId }: SearchHit): Landing | null {
  const whose = personId === null ? {} : { person: personId };
  if (questionName !== '') return { question: questionName };
  return thing === '' ? null : { thing, ...whose };
}
