import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../../src-main/contract/search.ts';
import type { CaseId, EvidenceId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { SEARCH_KINDS } from '../../../src-main/core/search/kinds.ts';
import {
  GROUPS,
  grouped,
  landingOfHit,
  placeOfHit,
} from '../../../src-renderer/features/search/hit-place.ts';
import search from '../../../src-renderer/i18n/en/search.json' with { type: 'json' };

const caseId = 'c' as CaseId;
const hit = (more: Partial<SearchHit>): SearchHit => ({
  kind: 'case',
  caseId,
  caseReference: 'LH/1',
  title: 'T',
  page: null,
  evidenceId: null,
  screeningId: null,
  question: '',
  questionName: '',
  thing: '',
  personId: null,
  at: '',
  earlier: false,
  privileged: false,
  certainty: null,
  mark: null,
  near: false,
  snippet: [],
  ...more,
});
const evidenceId = 'e' as EvidenceId;
const screeningId = 's' as ScreeningId;
const personId = 'p' as PersonId;

describe('what was found', () => {
  it('is in one group each, and every kind has its words', () => {
    expect(Object.values(GROUPS).flat().sort()).toEqual([...SEARCH_KINDS].sort());
    for (const kind of SEARCH_KINDS) expect(search.kind[kind]).toMatch(/^\p{Lu}/u);
    for (const group of Object.keys(GROUPS)) expect(search.group).toHaveProperty(group);
    const groups = grouped([hit({ kind: 'note' }), hit({ kind: 'page' }), hit({ kind: 'exhibit' })]);
    expect(groups.map(({ group, hits }) => [group, hits.length])).toEqual([
      ['evidence', 2],
      ['note', 1],
    ]);
  });

  it.each<[Partial<SearchHit>, object, object | null]>([
    [{ kind: 'page', evidenceId, page: 7 }, { at: 'exhibit', caseId, evidenceId, page: 7 }, null],
    [{ kind: 'exhibit', evidenceId }, { at: 'exhibit', caseId, evidenceId }, null],
    [{ kind: 'page', evidenceId, page: 7, earlier: true }, { at: 'case', caseId, tab: 'evidence' }, null],
    [
      { kind: 'answer', screeningId, questionName: 'debt', personId },
      { at: 'interview', caseId, screeningId },
      { question: 'debt' },
    ],
    [{ kind: 'note', screeningId }, { at: 'interview', caseId, screeningId }, null],
    [
      { kind: 'contact', personId, thing: 'k' },
      { at: 'case', caseId, tab: 'contact' },
      { thing: 'k', person: personId },
    ],
    [{ kind: 'date', thing: 'd' }, { at: 'case', caseId, tab: 'contact' }, { thing: 'd' }],
    [{ kind: 'consent', personId }, { at: 'case', caseId, tab: 'sharing', personId }, null],
    [
      { kind: 'person', personId, thing: 'p' },
      { at: 'case', caseId, tab: 'people' },
      { thing: 'p', person: personId },
    ],
    [{ kind: 'case' }, { at: 'case', caseId, tab: 'overview' }, null],
  ])('%o leads where it stands', (found, place, landing) => {
    expect(placeOfHit(hit(found))).toEqual(place);
    expect(landingOfHit(hit(found))).toEqual(landing);
  });
});
