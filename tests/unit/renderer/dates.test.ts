import { describe, expect, it } from 'vitest';
import { formatDay, formatFuzzyDate, whyNoSuchDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import { breakMinutes } from '../../../src-main/core/interviews/break.ts';
import { formatMoment } from '../../../src-renderer/ui/dates.ts';
import { readFuzzyDate } from '../../../src-renderer/ui/read-fuzzy-date.ts';

const read = (typed: string): string | null | undefined => {
  const date = readFuzzyDate(typed);
  return date === null || date === undefined ? date : formatFuzzyDate(date);
};

describe('a date typed as it is known', () => {
  it.each([
    ['about June 2021', 'about June 2021'],
    ['around June 2021', 'about June 2021'],
    ['~2021', 'about 2021'],
    ['before 2019', 'before 2019'],
    ['after the 3rd March 2020', 'after 3 Mar 2020'],
    ['24 Nov 2026', '24 Nov 2026'],
    ['Nov 24, 2026', '24 Nov 2026'],
    ['12 Sept 2020', '12 Sep 2020'],
    ['24/11/2026', '24 Nov 2026'],
    ['8.2.27', '8 Feb 2027'],
    ['08-02-2027', '8 Feb 2027'],
    ['8 Feb 27', '8 Feb 2027'],
    ['Feb 8, 27', '8 Feb 2027'],
    ['about 12/3/85', 'about 12 Mar 1985'],
    ['  2021-06  ', 'June 2021'],
  ])('%s is read as %s', (typed, shown) => {
    expect(read(typed)).toBe(shown);
  });

  it('is never made more exact than it was typed', () => {
    expect(readFuzzyDate('June 2021')).toEqual({ value: '2021-06', qualifier: 'exact' });
    expect(readFuzzyDate('2021')).toEqual({ value: '2021', qualifier: 'exact' });
  });

  it('is nothing when nothing is typed, and not a date when it cannot be one', () => {
    expect(readFuzzyDate('   ')).toBeNull();
    for (const typed of [
      '31 June 2021',
      'the winter my son was born',
      '2021-13',
      'about',
      'Feb 27',
      '2.27',
      '8-2',
    ]) {
      expect(readFuzzyDate(typed), typed).toBeUndefined();
    }
  });

  it('is told why it is on no calendar, however it was written', () => {
    for (const typed of ['2027-02-30', '30/2/2027', '30 Feb 2027', 'Feb 30, 2027'])
      expect(whyNoSuchDate(typed), typed).toBe('February 2027 has 28 days');
    for (const typed of ['28 Feb 2027', 'February 2027', 'next Tuesday', ''])
      expect(whyNoSuchDate(typed), typed).toBeNull();
  });

  it('reads its own writing again', () => {
    for (const typed of ['about June 2021', '3 Mar 2020', 'before 2019', '2021']) {
      expect(read(read(typed) ?? '')).toBe(read(typed));
    }
  });
});

describe('days and moments', () => {
  it('stand as they were recorded, in no other time zone', () => {
    expect(formatDay('2026-11-24T23:59:00.000+13:00')).toBe('24 Nov 2026');
    expect(formatMoment('2026-11-24T09:05:00.000+01:00')).toBe('24 Nov 2026, 09:05');
    expect(formatMoment('2026-11-24')).toBe('24 Nov 2026');
  });

  it('a break has whole minutes and never fewer than none', () => {
    expect(breakMinutes('2026-11-24T09:00:00Z', '2026-11-24T09:07:40Z')).toBe(8);
    expect(breakMinutes('2026-11-24T09:07:00Z', '2026-11-24T09:00:00Z')).toBe(0);
    expect(breakMinutes('2026-11-24T09:07:00Z', '2026-11-24T09:07:59Z')).toBe(0);
    expect(breakMinutes('2026-11-24T09:07:00Z', '2026-11-24T09:08:00Z')).toBe(1);
  });
});
