/** Texts of a form in its languages: which is seen first, and two of them as one. */
import { expect, it } from 'vitest';
import { defaultText, joinTexts, mapText, textOf } from '../../../src-main/exchange/xlsform/texts.ts';

it.each([
  ['nothing', {}, 'en', undefined],
  ['blanks alone', { en: ' ', ro: '' }, 'en', undefined],
  ['one without a language', { '': 'Name' }, 'en', 'Name'],
  ['that of the main language alone', { en: 'Name', ro: ' ' }, 'en', 'Name'],
  ['two', { en: 'Name', ro: 'Nume' }, 'en', { default: 'Name', ro: 'Nume' }],
  ['two, the second first', { en: 'Name', ro: 'Nume' }, 'ro', { default: 'Nume', en: 'Name' }],
  [
    'where the main one is empty, the first that is not',
    { en: '', ro: 'Nume', fr: 'Nom' },
    'en',
    { default: 'Nume', ro: 'Nume', fr: 'Nom' },
  ],
  ['one without a language beside another', { '': 'Name', ro: 'Nume' }, '', { default: 'Name', ro: 'Nume' }],
] as const)('%s', (_, byLanguage, main, text) => {
  expect(textOf(new Map(Object.entries(byLanguage)), main)).toEqual(text);
});

it('two texts are one in every language that either has', () => {
  const two = { default: 'Name', ro: 'Nume' };
  expect(joinTexts('A', ': ', 'B')).toBe('A: B');
  expect(joinTexts(undefined, ': ', 'B')).toBe('B');
  expect(joinTexts('A', ': ', undefined)).toBe('A');
  expect(joinTexts(undefined, ': ', undefined)).toBeUndefined();
  expect(joinTexts(two, ', ', 'first')).toEqual({ default: 'Name, first', ro: 'Nume, first' });
  expect(joinTexts({ default: 'A', fr: 'Un' }, '-', two)).toEqual({
    default: 'A-Name',
    fr: 'Un-Name',
    ro: 'A-Nume',
  });
});

it('is changed in each language, and has one that is seen first', () => {
  const two = { default: 'Name', ro: 'Nume' };
  expect(mapText(two, (words) => words.toUpperCase())).toEqual({ default: 'NAME', ro: 'NUME' });
  expect(mapText('a', (words) => `${words}${words}`)).toBe('aa');
  expect([defaultText(two), defaultText('a'), defaultText(undefined)]).toEqual(['Name', 'a', '']);
});
