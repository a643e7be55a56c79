/** A day that was told in words and not as a date reaches the field that asks when, as it was said. */
import { describe, expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import { daysInText } from '../../../../src-main/core/dates/days-in-text.ts';
import { formatFuzzyDate, parseFuzzyDate } from '../../../../src-main/core/dates/fuzzy-date.ts';
import { withDerived } from '../../../../src-main/core/told/through-accounts.ts';

const said = (more: Partial<FactStatement>): FactStatement => ({
  state: 'own-words',
  value: null,
  text: '',
  ownWords: '',
  relation: 'new',
  cause: '',
  howSaid: '',
  at: '2026-11-24T09:00:00.000+00:00',
  seq: 1,
  author: 'Ruth',
  origin: { kind: 'person' },
  ...more,
});
const start = (statement: FactStatement): ReadonlyMap<string, FactView> =>
  new Map([
    [
      'exploitation.start',
      { key: 'exploitation.start', title: 'When it started', statements: [statement], differs: false },
    ],
  ]);
const when = (statement: FactStatement) =>
  withDerived(start(statement), new Map([['exploitation.when', 'When']])).get('exploitation.when')
    ?.statements;

describe('when it took place', () => {
  it('has the words where there is no date', () =>
    expect(when(said({ ownWords: 'when I was small' }))).toMatchObject([
      { state: 'answered', value: 'When it started: “when I was small”', ownWords: '' },
    ]));

  it('has the words beside a date', () =>
    expect(when(said({ state: 'answered', text: 'about 2019', ownWords: 'after the flood' }))).toMatchObject([
      { text: 'When it started: about 2019 “after the flood”' },
    ]));

  it('has nothing where it is not known', () => expect(when(said({ state: 'not-known' }))).toBeUndefined());
});

it.each([
  ['until 2026-06', 'until June 2026'],
  ['Until the 3rd of June 2026', 'until 3 June 2026'],
  ['till Sept 2025', 'until September 2025'],
  ['since 2024', 'since 2024'],
  ['until 31 June 2026', null],
  ['until 2026-13', null],
  ['until he came', null],
])('%s is %s', (typed, words) => {
  const date = parseFuzzyDate(typed);
  expect(date && formatFuzzyDate(date)).toBe(words);
  if (words !== null) expect(parseFuzzyDate(words)).toEqual(date);
});

it('finds the days that a text names in full, and no others', () => {
  const text =
    'Pictures taken on 1 September 2026 and 2026-09-01, a clinic on 14/01/2026; June 2026, 31 June 2026, 12.5';
  expect(daysInText(text).map(({ value }) => value)).toEqual(['2026-09-01', '2026-01-14']);
});
