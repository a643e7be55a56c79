/** How the days of a period are said: a beginning that lies between two days begins there, and does not run from "between". */
import { expect, it } from 'vitest';
import {
  dateRange,
  FuzzyDate,
  formatFuzzyDate,
  parseFuzzyDate,
  shortDate,
} from '../../../../src-main/core/dates/fuzzy-date.ts';
import { asItHappened, readPeriods, whenOf } from '../../../../src-main/core/told/period.ts';

const autumn = { value: '2025-09', qualifier: 'exact', to: '2025-11' } as const;
const before = { value: '2019', qualifier: 'before' } as const;
const season = parseFuzzyDate('autumn 2025')!;
const about = { value: '2021-06', qualifier: 'about' } as const;

const easter = parseFuzzyDate('After easter 2026')!;

it('says a time of year as it was said, with its year and no day of it', () => {
  expect(formatFuzzyDate(easter)).toBe('after Easter 2026');
  expect(parseFuzzyDate(shortDate(easter))).toEqual(easter);
  expect(FuzzyDate.parse(easter)).toEqual(easter);
  expect(dateRange(easter)).toEqual(['2026-01-01', '2026-12-31']);
  expect(parseFuzzyDate('the end of Ramadan 2025')).toMatchObject({ said: 'the end of Ramadan 2025' });
  // Nothing else that was told goes into a date.
  expect(parseFuzzyDate('after my brother 2026')).toBeNull();
  expect(FuzzyDate.safeParse({ ...easter, said: 'after Jawad came 2026' }).success).toBe(false);
});

it.each([
  [easter, null, 'began after Easter 2026, end not recorded'],
  [null, easter, 'ended after Easter 2026'],
  [autumn, null, 'began between September 2025 and November 2025, end not recorded'],
  [before, null, 'began before 2019, end not recorded'],
  [about, null, 'from about June 2021, end not recorded'],
  [season, null, 'from autumn 2025, end not recorded'],
  [null, autumn, 'ended between September 2025 and November 2025'],
  [null, before, 'ended before 2019'],
  [null, about, 'until about June 2021'],
  [about, before, 'about June 2021 – before 2019'],
])('from %o until %o', (from, until, said) => expect(whenOf({ from, until })).toBe(said));

it('says how long it was where no end was told, and not that no end is recorded', () =>
  expect(whenOf({ from: about, until: null, lasted: 'three weeks' })).toBe(
    'from about June 2021, how long: three weeks',
  ));

it('keeps one of which only the year was told behind the one it was told after', () => {
  const rows = readPeriods([
    { place: 'Moscow', from: { value: '2025-04', qualifier: 'about' } },
    { place: 'Berlin', from: { value: '2025', qualifier: 'exact' } },
    { place: 'Hanoi', from: { value: '2024', qualifier: 'exact' } },
  ]);
  const places = asItHappened(rows.map((value) => ({ value }))).map(({ value }) => value.place);
  expect(places).toEqual(['Hanoi', 'Moscow', 'Berlin']);
});
