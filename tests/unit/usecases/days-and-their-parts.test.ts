/** What is said of a day beside it: when an account was held, and whether the calendar of a deadline reaches so far. */
import { expect, it } from 'vitest';
import { heldOf } from '../../../src-main/usecases/chronology/dated.ts';
import { isCovered, partsOf } from '../../../src-main/usecases/clocks/due-parts.ts';
import { loadClocks } from '../../../src-main/usecases/resources/clock-book.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';

it.each([
  ['not said', null, ''],
  ['the day it was recorded', { value: '2026-11-24', qualifier: 'exact' }, ''],
  ['the day before', { value: '2026-11-23', qualifier: 'exact' }, '23 Nov 2026'],
] as const)('an account says when it was held where that is another day: %s', (_, heldOn, said) => {
  expect(heldOf(heldOn, '2026-11-24T14:05:00.000+00:00')).toBe(said);
});

it('no calendar is said to end before a day that nobody knows', () => {
  const [rule] = loadClocks(findResources()).rules;
  if (rule === undefined) throw new Error('no rules');
  expect([null, { covered: true }, { covered: false }].map((due) => isCovered(due as never))).toEqual([
    true,
    true,
    false,
  ]);
  const state = 'unknown' as never;
  expect(partsOf(rule, null, state, 'england-wales' as never)).toMatchObject({ on: null, covered: true });
});
