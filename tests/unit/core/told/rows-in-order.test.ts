/** A journey is told in the order of its dates; where one leg has none, in the order it was told. */
import { expect, it } from 'vitest';
import { rowsInOrder } from '../../../../src-main/core/told/row-lines.ts';

const leg = (from: string, value?: string) =>
  value === undefined ? { from } : { from, left: { value, qualifier: 'about' } };

it('by date, known as closely as it is', () => {
  const told = [leg('Dunkirk', '2026-01'), leg('Moscow', '2025-10'), leg('Hà Tĩnh', '2025')];
  expect(rowsInOrder(told)).toEqual(told.toReversed());
});

it.each([
  ['a leg without a date', [leg('Dunkirk', '2026-01'), leg('Moscow')]],
  ['words', 'By lorry'],
])('as it was told: %s', (_, told) => expect(rowsInOrder(told)).toEqual(told));

it('by the first date of each leg, whatever the order of its answers', () => {
  const [until, on] = ['2026-05', '2026-02'].map((value) => ({ value, qualifier: 'exact' }));
  const slow = { arrived: until, left: { value: '2026-01', qualifier: 'exact' } };
  const quick = { left: on, arrived: { value: '2026-03', qualifier: 'exact' } };
  expect(rowsInOrder([quick, slow])).toEqual([slow, quick]);
});
