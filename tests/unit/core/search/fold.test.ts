/** Words made alike: a plain text is folded the short way, and comes out as by the long one. */
import { expect, it } from 'vitest';
import { fold, termsOf, wordsOf } from '../../../../src-main/core/search/fold.ts';

const PLAIN = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join('');

it('folds what has no accents as it does beside a letter that has one', () => {
  expect(fold(PLAIN)).toBe(fold(`${PLAIN}é`).slice(0, -1));
  expect(fold('Skłodowska Đào STRASSE ß')).toBe('sklodowska dao strasse ss');
});

it('has each word of a text once, as they are found one by one', () => {
  const text = 'The house, THE House; Đào – dao. Ça va? ça VA 1 2 1';
  expect([...termsOf(text)]).toEqual([...new Set(wordsOf(text).map(({ folded }) => folded))]);
  expect([...termsOf('')]).toEqual([]);
});
