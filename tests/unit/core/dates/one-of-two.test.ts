/** A date that somebody knows as one of two, or as lying between two, is kept as that, and read back as it was written. */
import { describe, expect, it } from 'vitest';
import {
  dateRange,
  exactDay,
  type FuzzyDate,
  formatFuzzyDate,
  parseFuzzyDate,
  FuzzyDate as Schema,
  shortDate,
} from '../../../../src-main/core/dates/fuzzy-date.ts';
import { under18 } from '../../../../src-main/core/people/age.ts';

const read = (text: string): FuzzyDate => {
  const date = parseFuzzyDate(text);
  if (date === null) throw new Error(`"${text}" was not read`);
  return date;
};

describe('one of two dates', () => {
  it.each([
    ['2009 or 2010', '2009 or 2010', ['2009-01-01', '2010-12-31']],
    ['2010 or 2009', '2009 or 2010', ['2009-01-01', '2010-12-31']],
    ['3 or 4 November 1976', '3 or 4 Nov 1976', ['1976-11-03', '1976-11-04']],
    ['24 Mar or 2 Apr 2008', '24 Mar or 2 Apr 2008', ['2008-03-24', '2008-04-02']],
    ['March or April 2020', 'March or April 2020', ['2020-03-01', '2020-04-30']],
    ['between 2015 and 2018', 'between 2015 and 2018', ['2015-01-01', '2018-12-31']],
  ])('“%s” is shown as “%s”', (typed, shown, range) => {
    const date = read(typed);
    expect(formatFuzzyDate(date)).toBe(shown);
    expect(dateRange(date)).toEqual(range);
    for (const written of [shown, shortDate(date)]) expect(read(written)).toEqual(date);
    expect(exactDay(date)).toBeNull();
  });

  it.each([
    '2009 or June 2010',
    'about 2009 or 2010',
    '2009 or',
    'Tuesday or 2010',
    '2009 or 2009',
    '31 or 32 May 2009',
  ])('“%s” is asked again', (typed) => expect(parseFuzzyDate(typed)).toBeNull());

  it('does not take both, nor one that is earlier', () => {
    for (const more of [{ or: '2010', to: '2011' }, { or: '2008' }, { qualifier: 'about', or: '2010' }])
      expect(Schema.safeParse({ value: '2009', ...more }).success).toBe(false);
  });

  it('decides no age that one of them leaves open', () => {
    expect(under18(read('2008 or 2009'), '2026-11-26')).toBe('not-sure');
    expect(under18(read('2009 or 2010'), '2026-11-26')).toBe('yes');
  });
});

describe('a part of a year or month', () => {
  it.each([
    ['end of 2023', 'end of 2023', ['2023-09-01', '2023-12-31']],
    ['the end of 2023', 'end of 2023', ['2023-09-01', '2023-12-31']],
    ['about the end of 2023', 'about the end of 2023', ['2023-09-01', '2023-12-31']],
    ['late 2023', 'late 2023', ['2023-09-01', '2023-12-31']],
    ['early June 2021', 'early June 2021', ['2021-06-01', '2021-06-10']],
    ['mid-2022', 'middle of 2022', ['2022-05-01', '2022-08-31']],
    ['start of Feb 2024', 'beginning of February 2024', ['2024-02-01', '2024-02-10']],
    ['end of February 2024', 'end of February 2024', ['2024-02-21', '2024-02-29']],
  ])('“%s” is shown as “%s”', (typed, shown, range) => {
    const date = read(typed);
    expect(formatFuzzyDate(date)).toBe(shown);
    expect(dateRange(date)).toEqual(range);
    for (const written of [shown, shortDate(date)]) expect(read(written)).toEqual(date);
    expect([exactDay(date), Schema.safeParse(date).success]).toEqual([null, true]);
  });

  it.each(['late 3 June 2021', 'late', 'end of', 'late Tuesday'])('“%s” is asked again', (typed) =>
    expect(parseFuzzyDate(typed)).toBeNull(),
  );

  it('decides nothing that lies within the year', () => {
    expect(under18(read('late 2008'), '2026-11-26')).toBe(under18(read('2008'), '2026-11-26'));
  });
});
