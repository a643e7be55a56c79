/** Whether somebody was under 18 while it went on: decided only where every reading of the dates agrees. */
import { expect, it } from 'vitest';
import type { FuzzyDate } from '../../../../src-main/core/dates/fuzzy-date.ts';
import { under18Then } from '../../../../src-main/core/people/age.ts';

const on = (value: string, qualifier: FuzzyDate['qualifier'] = 'exact'): FuzzyDate => ({ value, qualifier });

it.each([
  ['a child still', 'yes', null, null, 'yes'],
  ['a child still, whatever the papers say', 'yes', on('1990'), on('2024'), 'yes'],
  ['whose age is not sure', 'not-sure', on('1990'), on('2024'), null],
  ['grown up, 17 when it began', 'no', on('2004-03-02'), on('2021-06'), 'yes'],
  ['grown up, 18 on the day', 'no', on('2004-03-02'), on('2022-03-02'), 'no'],
  ['grown up, the month leaves it open', 'no', on('2004-03-02'), on('2022-03'), null],
  ['born about a year', 'no', on('2004', 'about'), on('2022'), null],
  ['born about a year, long before', 'no', on('1990', 'about'), on('2022'), 'no'],
  ['began before a year', 'no', on('2004'), on('2015', 'before'), 'yes'],
  ['no date of birth', 'no', null, on('2022'), null],
  ['no beginning', 'unknown', on('2004'), null, null],
] as const)('somebody %s', (_, now, birth, began, then) => {
  expect(under18Then(now, birth, began)).toBe(then);
});
