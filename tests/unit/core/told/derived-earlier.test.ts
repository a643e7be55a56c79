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

/** Each fact from which something follows in words or as a value of its own: key, what follows, earlier, later. */
const REPLACED = [
  ['exploitation.places', 'exploitation.places-uk', 'A caravan at Torksey.', 'First a site at Armthorpe.'],
  ['exploitation.start', 'exploitation.when', '2013', '2012'],
  ['exploitation.end', 'exploitation.when', '2021', '2022'],
  ['person.name', 'person.last-name', 'Ion Pop', 'Ion Rusu'],
  ['exploitation.uk-place', 'exploitation.uk-town-1', 'Spalding', 'Boston'],
] as const;

it.each(REPLACED)(
  'keeps the telling of %s that a later one replaced in %s',
  (key, follows, before, after) => {
    const value = (text: string) => (/^\d/.test(text) ? { value: text, qualifier: 'exact' } : text);
    const said = (seq: number, text: string, part: Partial<FactStatement> = {}) =>
      told(seq, [], { ...part, value: value(text), text });
    const titles = new Map([
      [key, 'Told'],
      [follows, 'Follows'],
    ]);
    for (const state of ['answered', 'own-words'] as const) {
      if (state === 'own-words' && key !== 'exploitation.places') continue;
      const first = state === 'own-words' ? { state, value: null, text: '', ownWords: before } : {};
      const earlier = { ...said(1, before), ...first, key };
      const later = { ...said(2, after, { relation: 'differs' }), key };
      const facts = gatherFacts(titles, [earlier, later], JSON.stringify);
      const fact = withDerived(facts, titles).get(follows);
      expect(fact?.differs).toBe(true);
      const last = (text: string) => text.replace(/[“”]/g, '').split(' ').at(-1);
      expect(fact?.statements.map(({ text }) => last(text))).toEqual([after, before].map(last));
    }
  },
);
