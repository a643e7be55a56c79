import { expect, test } from 'vitest';
import { wordsFound } from '../../../src-main/core/evidence/page-words.ts';

const WORDS = ['Nguyễn', 'Thị', 'Lan', 'was', 'paid', 'in', 'cash,', 'and', 'LAN', 'said', 'so'];

test.each([
  ['nguyen thi', [[0, 1]]],
  [
    'lan',
    [
      [2, 2],
      [8, 8],
    ],
  ],
  ['cash', [[6, 6]]],
  ['aid in ca', [[4, 6]]],
  ['said  so', [[9, 10]]],
  ['so said', []],
  [' ', []],
])('%j stands where it is read', (search, places) => {
  expect(wordsFound(WORDS, search).map(({ from, to }) => [from, to])).toEqual(places);
});
