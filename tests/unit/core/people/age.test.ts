import { describe, expect, it } from 'vitest';
import {
  isTreatedAsChild,
  monthsBefore,
  recordedAge,
  under18,
} from '../../../../src-main/core/people/age.ts';

const DAY = '2026-11-24';
const SINCE = monthsBefore(DAY, 12);
describe('under 18 on 24 November 2026', () => {
  it.each([
    ['2008-11-24', 'exact', 'no'],
    ['2008-11-25', 'exact', 'yes'],
    ['2008-11', 'exact', 'not-sure'],
    ['2008-10', 'exact', 'no'],
    ['2008', 'exact', 'not-sure'],
    ['2007', 'exact', 'no'],
    ['2009', 'exact', 'yes'],
    ['2007', 'about', 'not-sure'],
    ['2006', 'about', 'no'],
    ['2010', 'about', 'yes'],
    ['2000', 'before', 'no'],
    ['2010', 'before', 'not-sure'],
    ['2010', 'after', 'yes'],
    ['2000', 'after', 'not-sure'],
    ['2008-02-29', 'exact', 'no'],
  ] as const)('born %s (%s): %s', (value, qualifier, answer) =>
    expect(under18({ value, qualifier }, DAY)).toBe(answer),
  );
});

describe('what was decided about the age', () => {
  const born = (value: string) => ({ value, qualifier: 'exact' as const });
  it.each([
    ['a child, whatever the papers say', born('1999'), 'yes', '2026-10-24', 'yes'],
    ['not sure, whatever the papers say', born('1999'), 'not-sure', '2026-10-24', 'not-sure'],
    [
      'not sure, longer ago: it is open, and no adult by the papers',
      born('1999'),
      'not-sure',
      '2025-01-01',
      'unknown',
    ],
    ['18 or over, after a date of birth that says child', born('2012'), 'no', '2026-10-24', 'no'],
    ['18 or over, as the papers say', born('1999'), 'no', '2026-10-24', 'no'],
    ['not sure, and born a child', born('2012'), 'not-sure', '2026-10-24', 'yes'],
    ['a child, eighteen years ago', null, 'yes', '2008-11-24', 'no'],
  ] as const)('%s', (_what, birth, value, on, age) =>
    expect(recordedAge(birth, { value, on, decides: true }, { day: DAY, since: SINCE })).toBe(age),
  );
});

it.each([
  ['yes', false, true],
  ['not-sure', false, true],
  ['unknown', true, true],
  ['unknown', false, false],
  ['no', true, false],
] as const)('%s, said long ago: %s, is treated as a child: %s', (age, long, child) =>
  expect(isTreatedAsChild(age, long)).toBe(child),
);

describe('what was said about being under 18', () => {
  const born = (value: string) => ({ value, qualifier: 'exact' as const });
  it.each([
    ['yes, last month', null, 'yes', '2026-10-24', 'yes'],
    ['yes, a year ago to the day', null, 'yes', '2025-11-24', 'yes'],
    ['yes, longer ago', null, 'yes', '2025-11-23', 'unknown'],
    ['not sure, longer ago', null, 'not-sure', '2025-11-23', 'unknown'],
    ['yes, eighteen years ago', null, 'yes', '2008-11-24', 'no'],
    ['no, however long ago', null, 'no', '2009-01-01', 'no'],
    ['yes, and born since', born('2012'), 'yes', '2013-01-01', 'yes'],
    ['yes, and grown up by the date of birth', born('2007'), 'yes', '2026-10-24', 'no'],
    ['yes, longer ago, and a year of birth that allows both', born('2008'), 'yes', '2024-01-01', 'not-sure'],
  ] as const)('%s', (_what, birth, value, on, age) =>
    expect(recordedAge(birth, { value, on }, { day: DAY, since: SINCE })).toBe(age),
  );
  it('nothing at all', () =>
    expect(recordedAge(null, undefined, { day: DAY, since: SINCE })).toBe('unknown'));
  it.each([
    ['2026-11-24', 12, '2025-11-24'],
    ['2026-03-31', 1, '2026-02-28'],
    ['2028-02-29', 12, '2027-02-28'],
    ['2026-01-15', 13, '2024-12-15'],
  ])('%s, %i months before, is %s', (day, months, before) => expect(monthsBefore(day, months)).toBe(before));
});
