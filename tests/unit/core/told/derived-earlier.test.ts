/** What follows from an account that was replaced stands beside what follows now, and only where it is another. */
import { expect, it } from 'vitest';
import type { FactStatement } from '../../../../src-main/core/answers/fact.ts';
import { gatherFacts, type KeyedStatement } from '../../../../src-main/core/answers/facts.ts';
import type { ScreeningId } from '../../../../src-main/core/ids.ts';
import { withDerived } from '../../../../src-main/core/told/through-accounts.ts';

const PERIODS = 'exploitation.periods';
const row = (place: string) => ({
  place,
  country: 'GB',
  what: 'Picking',
  from: { value: '2022', qualifier: 'exact' },
});
const told = (seq: number, places: readonly string[], part: Partial<FactStatement> = {}): KeyedStatement => ({
  key: PERIODS,
  seq,
  state: 'answered',
  value: places.map(row),
  text: places.join(),
  ownWords: '',
  relation: 'new',
  cause: '',
  howSaid: '',
  at: '2026-11-03T09:00:00',
  author: 'Nia',
  origin: {
    kind: 'interview',
    screeningId: 'one' as ScreeningId,
    formTitle: 'Interview',
    question: 'periods',
    layer: 0,
  },
  ...part,
});
const derived = (...all: KeyedStatement[]) => {
  const titles = new Map([[PERIODS, 'Periods']]);
  const facts = withDerived(gatherFacts(titles, all, JSON.stringify), titles);
  return (key: string) => {
    const fact = facts.get(key);
    return fact === undefined
      ? null
      : [fact.differs, fact.statements.map(({ text, relation, cause }) => [text, relation, cause])];
  };
};

it('has both, newest first, where they are not the same, and neither reason nor difference where they are', () => {
  const of = derived(
    told(1, ['Spalding', 'Newport']),
    told(2, ['Spalding', 'Boston'], { relation: 'differs', cause: 'memory' }),
  );
  expect(of('exploitation.uk-town-1')).toEqual([false, [['Spalding', 'new', '']]]);
  expect(of('exploitation.where')).toEqual([false, [['UK', 'new', '']]]);
  const when = of('exploitation.when-each');
  expect(when?.[0]).toBe(true);
  expect(JSON.stringify(when)).toMatch(/Boston.*differs.*memory.*Newport.*new/s);
});

it('gives no reason to what a mended row did not change', () => {
  const of = derived(
    told(1, ['Spalding']),
    told(2, ['Spalding', 'Boston'], { relation: 'differs', cause: 'recording' }),
  );
  expect(of('exploitation.uk-town-1')).toEqual([false, [['Spalding', 'new', '']]]);
});

it('adds to the account that stands, not to one that was replaced', () => {
  const of = derived(
    told(1, ['Newport']),
    told(2, ['Spalding'], { relation: 'differs' }),
    told(3, ['Boston'], { relation: 'adds' }),
  );
  const [, all] = of('exploitation.when-each') ?? [];
  expect(all).toHaveLength(2);
  expect(JSON.stringify(all)).toMatch(/Spalding.*Boston.*differs.*Newport/s);
});
