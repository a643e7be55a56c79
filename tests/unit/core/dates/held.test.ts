/** Which of two accounts was held later, as far as that is known: what is not sure is left to a person. */
import { expect, it } from 'vitest';
import { heldBeforeOthers } from '../../../../src-main/core/answers/held-order.ts';
import type { FuzzyDate } from '../../../../src-main/core/dates/fuzzy-date.ts';
import { isStillToCome, surelyHeldAfter } from '../../../../src-main/core/dates/held.ts';

const date = (words: string): FuzzyDate => {
  const [, qualifier = 'exact', value = ''] = /^(?:(about|before|after) )?(.+)$/.exec(words) ?? [];
  return { value, qualifier: qualifier as FuzzyDate['qualifier'] };
};

it.each([
  ['2025-03-02', '2025-03-01', true],
  ['2025-03-01', '2025-03-01', true],
  ['2025-02-28', '2025-03-01', false],
  ['2025-04', '2025-03', true],
  ['2025-03', '2025-03-20', false],
  ['2025-03', '2025-03', false],
  ['2026', '2025-12-31', true],
  ['about 2025-03', '2024-12-31', true],
  ['about 2025-03', '2025-01-02', false],
  ['about 2025', '2024-06-01', false],
  ['about 2025', '2023-12-31', true],
  ['2025-03-02', 'about 2025-01', false],
  ['before 2025', '2020', false],
  ['after 2025', '2025-01-01', true],
  ['2025-06', 'after 2025', false],
])('held %s, and before that %s: surely later %s', (later, earlier, sure) => {
  expect(surelyHeldAfter(date(later), date(earlier))).toBe(sure);
});

it.each([
  ['2026-11-24', false],
  ['2026-11-25', true],
  ['2026-11', false],
  ['2026-12', true],
  ['before 2027', false],
  ['about 2027', true],
])('%s is still to come on 24 November 2026: %s', (day, toCome) => {
  expect(isStillToCome(date(day), '2026-11-24')).toBe(toCome);
});

const said = (
  seq: number,
  value: string,
  heldOn?: string,
  relation: 'new' | 'adds' | 'confirms' = 'new',
) => ({
  seq,
  value,
  relation,
  at: '2026-11-24T09:00:00',
  state: 'answered' as const,
  ownWords: '',
  ...(heldOn === undefined ? {} : { heldOn: date(heldOn) }),
});
const late = (...statements: Parameters<typeof heldBeforeOthers>[0]) =>
  heldBeforeOthers(statements).map(({ seq }) => seq);

it('knows which was recorded later and held before, and nothing of what says the same, adds or confirms', () => {
  expect(late(said(1, 'a'), said(2, 'b'))).toEqual([]);
  expect(late(said(1, 'a'), said(2, 'b', '2025-03'))).toEqual([2]);
  expect(late(said(1, 'a', '2025-01'), said(2, 'b', '2025-03'))).toEqual([]);
  expect(late(said(1, 'a', '2025-03'), said(2, 'b', 'about 2025-03'))).toEqual([2]);
  expect(late(said(1, 'a'), said(2, 'a', '2025-03'))).toEqual([]);
  expect(late(said(1, 'a'), said(2, 'b', '2025-03', 'adds'))).toEqual([]);
  expect(late(said(1, 'a'), said(2, 'b', '2025-03', 'confirms'))).toEqual([]);
  // It was recorded first: nothing about its order is in doubt.
  expect(late(said(2, 'a'), said(1, 'b', '2025-03'))).toEqual([]);
});
