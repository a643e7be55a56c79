/** What a text names, as it is listed: words of one name that stand side by side are one name. */
import { expect, it } from 'vitest';
import { findIdentifiers } from '../../../src-main/core/worksheets/identifiers.ts';
import { nameIdentifiers } from '../../../src-main/core/worksheets/known-identifiers.ts';
import { gathered } from '../../../src-main/usecases/disclosure/people-named.ts';

const KNOWN = [
  ...nameIdentifiers(['Old Joe Lovatt'], 'Old Joe Lovatt (suspect)', true),
  ...nameIdentifiers(['Wayne Lovatt'], 'Wayne Lovatt (suspect)', true),
];
const named = (text: string) => gathered(findIdentifiers(text, KNOWN)).map((one) => [one.text, one.count]);

it('is not cut apart', () => {
  expect(named('Old Joe came with paving. Wayne shouted; Old Joe did not. Joe died.')).toEqual([
    ['Old Joe', 2],
    ['Wayne', 1],
    ['Joe', 1],
  ]);
});

it('two people side by side stay two', () => {
  expect(named('Joe Wayne')).toEqual([
    ['Joe', 1],
    ['Wayne', 1],
  ]);
});
