import { expect, it } from 'vitest';
import { everyMatch } from '../../../../src-main/core/text/every-match.ts';

it.each([
  [/a(?<it>b)/dgu, 'ab, ab; a'],
  [/x*/gu, 'xx😀x'],
  [/$/gu, ''],
  [/b/gi, 'Bb'],
])('%s finds in "%s" what matchAll finds', (pattern, text) => {
  const found = () => everyMatch(pattern, text).map((one) => [one.index, ...one]);
  const all = [...text.matchAll(pattern)].map((one) => [one.index, ...one]);
  expect(found()).toEqual(all);
  // Again from the beginning.
  expect(found()).toEqual(all);
});

it('refuses a pattern that would find one place for ever', () => {
  expect(() => everyMatch(/a/u, 'a')).toThrow(TypeError);
});
