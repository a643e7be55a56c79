import { describe, expect, it } from 'vitest';
import { under18 } from '../../../src-main/domain/screening/age.ts';

const DAY = '2026-11-24';
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
