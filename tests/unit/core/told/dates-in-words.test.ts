/** A day that was told in words and not as a date reaches the field that asks when, as it was said. */
import { describe, expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import { withDerived } from '../../../../src-main/core/told/through-accounts.ts';

const said = (more: Partial<FactStatement>): FactStatement => ({
  ...{ state: 'own-words', value: null, text: '', ownWords: '', relation: 'new', cause: '', howSaid: '' },
  ...{ at: '2026-11-24T09:00:00.000+00:00', seq: 1, author: 'Ruth', origin: { kind: 'person' } },
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
