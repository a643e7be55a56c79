/** Who may be in the vault twice, both sides of each boundary. */
import { expect, it } from 'vitest';
import { PERSON_ROLES } from '../../../../src-main/core/people/roles.ts';
import {
  type Described,
  isForSupervisor,
  keysOf,
  likeness,
} from '../../../../src-main/core/people/same-person.ts';

const NOTHING = { alsoKnownAs: '', birthDate: null, safeContact: '', note: '' };
const person = (name: string, more: Partial<Described> = {}): Described => ({ ...NOTHING, name, ...more });
const born = (value: string, qualifier: 'exact' | 'about' | 'before' | 'after' = 'exact') => ({
  birthDate: { value, qualifier },
});
const alike = (one: Described, other: Described) => {
  const found = likeness(one, other);
  expect(likeness(other, one)).toEqual(found);
  // Whoever is alike is found: they have a key in common.
  if (found.length > 0) expect(keysOf(one).some((key) => keysOf(other).includes(key))).toBe(true);
  return found;
};

it.each([
  ['the same', 'Maria Popescu', 'Maria Popescu', true],
  ['another order', 'Popescu, Maria', 'Maria Popescu', true],
  ['accents', 'Mariá Popesçu', 'maria popescu', true],
  ['a title', 'Ms Maria Popescu', 'Maria Popescu', true],
  ['a middle name', 'Maria Elena Popescu', 'Maria Popescu', true],
  ['another family name', 'Maria Popescu', 'Maria Ionescu', false],
  ['a first name alone', 'Maria', 'Maria Popescu', false],
  ['spellings of one name', 'Mohammed Al-Sayed', 'Muhamad Alsaid', false],
  ['spellings of both names', 'Mohammed Sayed', 'Muhamad Said', true],
  ['Ph and F, ck and k', 'Sophia Becker', 'Sofia Beker', true],
  ['Cyrillic', 'Наталья Петрова', 'Natalia Petrova', true],
  ['Ukrainian', 'Олександр Шевченко', 'Oleksandr Shevchenko', true],
  ['Greek', 'Ελένη Παπαδοπούλου', 'Eleni Papadopoulou', true],
  ['Arabic', 'محمد حسن', 'Mohamed Hassan', true],
  ['Vietnamese', 'Nguyễn Thị Hồng', 'Nguyen Thi Hong', true],
  ['short words are not alike by their consonant', 'Li An', 'Lu En', false],
  ['short words that are the same', 'An Li', 'Li An', true],
])('names: %s', (_, one, other, expected) =>
  expect(alike(person(one), person(other)).includes('name')).toBe(expected),
);

it('a name somebody is also known by counts, without what stands in brackets', () => {
  const other = person('Masha P', { alsoKnownAs: 'Marusja; Maria Popescu (in the passport)' });
  expect(alike(person('Maria Popescu'), other)).toEqual(['name']);
  expect(alike(person('Passport In'), other)).toEqual([]);
});

it.each([
  ['the same day', born('1996-04-05'), born('1996-04-05'), ['name', 'birth']],
  ['day and month the other way round', born('1996-04-05'), born('1996-05-04'), ['name', 'birth']],
  ['another day of the year', born('1996-04-05'), born('1996-09-17'), ['name']],
  ['a year that has the day', born('1996-04-05'), born('1996'), ['name', 'birth']],
  ['a year off by one', born('1996'), born('1997'), ['name']],
  ['a year off by two', born('1996'), born('1998'), []],
  ['about, within two years and one', born('1996', 'about'), born('1999'), ['name']],
  ['about, beyond', born('1996', 'about'), born('2000'), []],
  ['before a year that is later', born('2000', 'before'), born('1991'), ['name', 'birth']],
  ['after a year that is later', born('2000', 'after'), born('1998'), []],
  ['nothing known', {}, born('1991'), ['name']],
])('births: %s', (_, one, other, expected) =>
  expect(alike(person('Maria Popescu', one), person('Maria Popescu', other))).toEqual(expected),
);

it('one word of a name is enough with the day of birth, and with no less', () => {
  const maria = person('Maria Popescu', born('1996-04-05'));
  expect(alike(maria, person('Maria', born('1996-04-05')))).toEqual(['name', 'birth']);
  expect(alike(maria, person('Maria', born('1996-05-04')))).toEqual(['name', 'birth']);
  expect(alike(maria, person('Maria', born('1996-04-06')))).toEqual([]);
  expect(alike(maria, person('Maria', born('1996-04')))).toEqual([]);
});

it.each([
  ['with the code of the country', '+44 7700 900111', 'ring 07700 900111 after six', ['telephone']],
  ['with other marks', '07700-900.111', '(07700) 900 111', ['telephone']],
  ['another number', '07700 900111', '07700 900112', []],
  ['a day is none', '2026-11-20', '2026-11-20', []],
  ['eight figures are none', '77009001', '77009001', []],
  ['nine figures are one', '770090011', '770090011', ['telephone']],
])('telephones: %s', (_, one, other, expected) =>
  expect(alike(person('Ana', { safeContact: one }), person('Bea', { note: other }))).toEqual(expected),
);

it.each([
  ['with a space', 'passport AB 123456', 'AB123456', ['document']],
  ['of five figures is none', 'AB12345', 'AB12345', []],
  ['of four letters is none', 'ABCD123456', 'ABCD123456', []],
  ['another one', 'A123456', 'A123457', []],
  ['as a part of a longer one', 'A123456', 'A1234567890', []],
])('documents: %s', (_, one, other, expected) =>
  expect(alike(person('Ana', { note: one }), person('Bea', { note: other }))).toEqual(expected),
);

it('that somebody is a suspect in one case and was helped in another is for a supervisor', () => {
  const pairs = PERSON_ROLES.flatMap((one) =>
    PERSON_ROLES.filter((other) => isForSupervisor(one, other)).map((other) => `${one} ${other}`),
  );
  expect(pairs.sort()).toEqual(['survivor suspect', 'suspect survivor'].sort());
});
