import { expect, it } from 'vitest';
import { covers, dayInForce, isBehind } from '../../../../src-main/core/dates/day-in-force.ts';

it('a clock is behind by moments and not by their texts', () => {
  // In Paris an hour later on the wall, and the same moment.
  expect(isBehind('2026-11-25T10:00:00.000+00:00', '2026-11-25T11:00:00.000+01:00')).toBe(false);
  expect(isBehind('2026-11-25T11:00:00.000+01:00', '2026-11-25T10:30:00.000+00:00')).toBe(true);
  expect(isBehind('2026-11-25T10:00:00.000+00:00', '2026-11-25T10:00:59.000+00:00')).toBe(false);
});

it('what was set right goes from the first entry to the last, both with it', () => {
  const ahead = { from: 5, to: 7 };
  expect([4, 5, 6, 7, 8].map((seq) => covers(ahead, seq))).toEqual([false, true, true, true, false]);
});

it('the later of clock and log is the day in force', () => {
  expect(dayInForce('2026-11-25', '2026-11-26')).toBe('2026-11-26');
  expect(dayInForce('2026-11-25', '2026-11-24')).toBe('2026-11-25');
  expect(dayInForce('2026-11-25', null)).toBe('2026-11-25');
});
