import { expect, it } from 'vitest';
import { periodsBefore } from '../../../../src-main/core/figures/periods.ts';

it.each([
  ['month', '2026-03-01', '2026-02-01', '2026-02-28'],
  ['month', '2028-03-31', '2028-02-01', '2028-02-29'],
  ['month', '2026-01-01', '2025-12-01', '2025-12-31'],
  ['quarter', '2026-03-31', '2025-10-01', '2025-12-31'],
  ['quarter', '2026-04-01', '2026-01-01', '2026-03-31'],
  ['year', '2026-12-31', '2025-01-01', '2025-12-31'],
  ['year', '2027-01-01', '2026-01-01', '2026-12-31'],
] as const)('the last whole %s on %s is %s to %s', (kind, today, from, to) => {
  const periods = periodsBefore(kind, today);
  expect(periods[0]).toEqual({ from, to });
  // Each ends the day before the next begins.
  expect((periods[1]?.to ?? from) < from).toBe(true);
});
