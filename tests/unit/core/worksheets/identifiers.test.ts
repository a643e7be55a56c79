import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findIdentifiers,
  type Identifier,
  withoutIdentifiers,
} from '../../../../src-main/core/worksheets/identifiers.ts';
import {
  birthDateIdentifiers,
  nameIdentifiers,
  valueIdentifiers,
} from '../../../../src-main/core/worksheets/known-identifiers.ts';

const clean = (text: string, known: readonly Identifier[] = []) =>
  withoutIdentifiers(text, findIdentifiers(text, known));
const maria = nameIdentifiers(['Maria-Elena Popescu', 'Mari; "Puiu"'], 'Name', true);

describe('a name comes out of a text', () => {
  it.each([
    ['Maria-Elena Popescu came.', '[left out] came.'],
    ['MARIA came with Popescu’s bag.', '[left out] came with [left out]’s bag.'],
    ['They called her Mari or "puiu".', 'They called her [left out] or "[left out]".'],
    ['Marigold and Mariana stay.', 'Marigold and Mariana stay.'],
    ['Popescu,\nMaria', '[left out],\n[left out]'],
  ])('%j', (text, expected) => expect(clean(text, maria)).toBe(expected));

  it.each([
    ['Ștefan', 'stefan told', '[left out] told'],
    ['Ştefan', 'S\u0326tefan told', '[left out] told'],
    ['Đặng Thị Lan', 'Chi dang thi lan', 'Chi [left out]'],
    ['Łukasz', 'lukasz', '[left out]'],
    ['Ольга', 'к ольга пришли', 'к [left out] пришли'],
    ['أمينة', 'قالت لأمينة', 'قالت ل[left out]'],
    ['王伟', '他叫王伟。', '他叫[left out]。'],
    ['José <b>', 'jose <b> & co', '[left out] & co'],
    ['van der Berg', 'van der Berg drove a van', '[left out] drove a van'],
  ])('%s in %j', (name, text, expected) =>
    expect(clean(text, nameIdentifiers([name], 'Name', true))).toBe(expected),
  );

  it('knows a letter joined to a name by the whole of it, and not as the small word', () => {
    const known = nameIdentifiers(['Gao A-Ling'], 'Witness', true);
    expect(clean('A flat in Belfast, with A-Ling. A Ling came.', known)).toBe(
      'A flat in Belfast, with [left out]. [left out] came.',
    );
    expect(findIdentifiers('A flat. A mattress.', known)).toEqual([]);
  });

  it("only points at a suspect's name, and says so", () => {
    const suspect = nameIdentifiers(['Vasile Dorvan'], 'Suspect', false);
    expect(clean('Vasile Dorvan hit her', suspect)).toBe('Vasile Dorvan hit her');
    expect(findIdentifiers('Vasile Dorvan hit her', suspect)).toMatchObject([
      { text: 'Vasile Dorvan', takeOut: false },
    ]);
  });

  it('takes out a name that a suspect shares', () => {
    const both = [...nameIdentifiers(['Vasile Popescu'], 'Suspect', false), ...maria];
    expect(clean('Vasile Popescu', both)).toBe('Vasile [left out]');
  });
});

describe('a date of birth comes out however it is written', () => {
  const born = birthDateIdentifiers({ value: '2001-03-05', qualifier: 'exact' });
  it.each([
    '5 March 2001',
    '05 mar 2001',
    '5th of March 2001',
    'March 5, 2001',
    '05/03/2001',
    '5.3.2001',
    '2001-03-05',
    '5-3-01',
  ])('%s', (date) =>
    expect(clean(`She was born ${date}, she says.`, born)).toBe('She was born [left out], she says.'),
  );
  it('but another day stays, and a month and a year that no birth is spoken of beside', () => {
    const text = 'From 6 March 2001, in March 2001, until 14/06/2021.';
    expect(clean(text, born)).toBe(text);
    expect(findIdentifiers('She came in March 2001', born)).toMatchObject([
      { text: 'March 2001', takeOut: false, label: 'Month of birth' },
    ]);
  });
});

describe('numbers and addresses come out', () => {
  const phone = valueIdentifiers('07700 900123', 'contact', 'Telephone', true);
  it.each(['07700 900123', '07700900123', '+44 7700 900123', '+44 (0)7700-900-123', '0044 7700 900 123'])(
    'a known number as %s',
    (text) => expect(clean(`Ring ${text} now`, phone)).toBe('Ring [left out] now'),
  );
  it.each([
    ['an e-mail address', 'write to ana.p+x@example.co.uk.', 'write to [left out].'],
    ['a number nobody knew', 'ring 0161 496 0000 after six', 'ring [left out] after six'],
    ['a postcode', 'the house at SW1A 1AA', 'the house at [left out]'],
    ['a passport number', 'passport AB1234567 was kept', 'passport [left out] was kept'],
    ['a reference', 'crime ref CR/2026/1234 given', 'crime ref CR/2026/1234 given'],
    ['a name on a service', 'as @ana_lan on it', 'as [left out] on it'],
    ['a web address', 'see https://example.com/ana?x=1', 'see [left out]'],
  ])('%s', (what, text, expected) => {
    if (what === 'a reference')
      expect(clean(text, valueIdentifiers('CR/2026/1234', 'number', 'Crime reference', true))).toBe(
        'crime ref [left out] given',
      );
    else expect(clean(text)).toBe(expected);
  });
  it.each([
    'paid 20000 a month from 2019 to 2020',
    'on 14/06/2021 and 2021-06-14',
    'a debt of 1,500,000',
    'seven days, 18 hours',
  ])('%s stays', (text) => expect(clean(text)).toBe(text));
  it('a long number that may be a sum is only pointed at', () => {
    expect(findIdentifiers('a debt of 250000000 dong', [])).toMatchObject([
      { takeOut: false, text: '250000000' },
    ]);
  });
});

it('of a birth in one of two years, both come out', () => {
  const born = birthDateIdentifiers({ value: '2009', qualifier: 'exact', or: '2010' });
  expect(clean('He was born in 2009, or born in 2010.', born)).toBe(
    'He was born in [left out], or born in [left out].',
  );
});

describe('whatever the text', () => {
  it('a known word is gone from it, and the rest is as it was', () => {
    // "name" and "call" name nobody.
    const word = fc
      .stringMatching(/^[a-z]{4,10}$/)
      .filter((one) => nameIdentifiers([one], 'Name', true).length > 0);
    fc.assert(
      fc.property(word, fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 }), (name, parts) => {
        const text = parts.join(` ${name.toUpperCase()} `);
        const out = clean(text, nameIdentifiers([name], 'Name', true));
        expect(new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, 'iu').test(out)).toBe(false);
      }),
    );
  });
  it('of 200,000 letters is read in a moment', () => {
    const long = 'Maria went home. '.repeat(12_000);
    expect(clean(long, maria)).toBe('[left out] went home. '.repeat(12_000));
  });
  it('without a single space it is read too', () => {
    const long = 'a-b/c'.repeat(40_000);
    expect(clean(long, maria)).toBe(long);
    expect(clean(`${long} a@b@c.org`)).toBe(`${long} a@[left out]`);
  });
});
