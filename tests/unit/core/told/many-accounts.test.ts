/** What follows from many accounts of the same things is worked out account by account, not for every mixture of them. */
import { expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import { withDerived } from '../../../../src-main/core/told/through-accounts.ts';

const ACCOUNTS = 40;

/** Newest first, each in place of the one before it. */
function told(key: string, value: (account: number) => unknown): FactView {
  const statements = Array.from({ length: ACCOUNTS }, (_, back): FactStatement => {
    const seq = ACCOUNTS - back;
    const of = value(seq);
    return {
      state: 'answered',
      value: of,
      text: String(of),
      ownWords: '',
      relation: 'differs',
      cause: '',
      howSaid: '',
      at: '2026-11-24T09:00:00.000+00:00',
      seq,
      author: 'Ruth',
      origin: { kind: 'person' },
    };
  });
  return { key, title: key, statements, differs: true };
}

it('comes to an end with forty of each', () => {
  const periods = told('exploitation.periods', (account) => [{ what: 'work', place: `Yard ${account}` }]);
  const towns = told('exploitation.uk-place', (account) => (account % 2 === 0 ? 'Luton' : 'Bedford'));
  const countries = told('exploitation.country', (account) => (account % 2 === 0 ? 'ES' : 'FR'));
  const facts = new Map([periods, towns, countries].map((one) => [one.key, one]));
  const each = withDerived(facts, new Map()).get('exploitation.when-each');
  expect(each?.statements.map(({ text }) => text).join('\n')).toContain('Yard 40');
});
