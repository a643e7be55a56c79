/** @file Typing into a list takes what is called exactly that. */
import { expect, test } from 'vitest';
import { COUNTRIES } from '../../../src-main/core/answers/countries.ts';
import { matching } from '../../../src-renderer/questions/matching.ts';

const countries = COUNTRIES.map(({ value, text }) => ({ value, label: text }));

const first = (typed: string) => matching(countries, typed)[0]?.value;

test('a country typed by its whole name is that country, not another that has it in its name', () => {
  expect(first('Sudan')).toBe('SD');
  expect(first('sudan ')).toBe('SD');
  expect(first('Niger')).toBe('NE');
  expect(first('Guinea')).toBe('GN');
  expect(first('Dominica')).toBe('DM');
  expect(first('South Sudan')).toBe('SS');
});

test('a country is found by its code, before those that have the letters in their name', () => {
  expect(first('SD')).toBe('SD');
  expect(first('ng')).toBe('NG');
  expect(first('er')).toBe('ER');
});

test('what begins with the letters comes before what has them further on', () => {
  expect(first('Nig')).toBe('NE');
  expect(matching(countries, 'Ira').map((one) => one.value)).toEqual(['IR', 'IQ', 'AE']);
  expect(first('cote d')).toBe('CI');
});

test('nothing typed leaves the list as it is, and what fits nothing finds nothing', () => {
  expect(matching(countries, ' ')).toEqual(countries);
  expect(matching(countries, 'Atlantis')).toEqual([]);
});
