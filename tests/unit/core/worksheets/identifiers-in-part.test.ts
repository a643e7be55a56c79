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
const named = (name: string) => nameIdentifiers([name], 'Name', true);
const pointedAt = (text: string, known: readonly Identifier[] = []) =>
  findIdentifiers(text, known).flatMap((one) => (one.takeOut ? [] : [one.text]));

describe('a name of two letters comes out where it has a capital', () => {
  it.each([
    ['Lê Thị Mai', 'Ms Lê came with le pain', 'Ms [left out] came with le pain'],
    ['Lê Thị Mai', 'Ms Le and MAI', 'Ms [left out] and [left out]'],
    ['Le\u0302 Thi Mai', 'Ms L\u00ea', 'Ms [left out]'],
    ['Ng Mei', 'Ng worked. NG slept.', '[left out] worked. [left out] slept.'],
    ['An Bui', 'An officer hit An, an hour', 'An officer hit [left out], an hour'],
    ['Nguyễn Văn', 'Van drove a van', 'Van drove a van'],
    ['Nguyễn Văn', 'Ms Van drove a van', 'Ms [left out] drove a van'],
    ['Maria de Souza', 'De novo, de Souza', 'De novo, de [left out]'],
    ['Ms Bui', 'Miss Bui met Ms Low', 'Miss [left out] met Ms Low'],
    ['An', 'an hour with An', 'an hour with [left out]'],
  ])('%s in %j', (name, text, expected) => expect(clean(text, named(name))).toBe(expected));

  it('and where it has none, or a sentence begins with it, it is pointed at', () => {
    expect(pointedAt('then ng slept', named('Ng Mei'))).toEqual(['ng']);
    expect(pointedAt('Then. An officer, an hour', named('An Bui'))).toEqual(['An']);
    expect(pointedAt('He said I may', named('I Bui'))).toEqual([]);
  });
});

describe('a birth known to the month or the year', () => {
  const june = birthDateIdentifiers({ value: '1998-06', qualifier: 'about' });
  it.each(['June 1998', 'Jun 1998', 'june, 1998', '06/1998', '6.1998', '1998-06', 'June of 1998'])(
    'comes out as %s',
    (text) => expect(clean(`In ${text} it began`, june)).toBe('In [left out] it began'),
  );
  it.each([
    ['She was born in 1998.', 'She was born in [left out].'],
    ['Birth: about 1998', 'Birth: about [left out]'],
    ['1998, when she was born', '[left out], when she was born'],
    ['They came in 1998 by boat.', 'They came in 1998 by boat.'],
    ['14 June 1998', '14 [left out]'],
  ])('%j', (text, expected) => expect(clean(text, june)).toBe(expected));
  it('to the year', () =>
    expect(clean('born 1998', birthDateIdentifiers({ value: '1998', qualifier: 'exact' }))).toBe(
      'born [left out]',
    ));
});

describe('a way to reach somebody, part by part', () => {
  const safe = valueIdentifiers('5 Elm Road, Hull (Oak House)', 'contact', 'Contact details', true);
  it('the street comes out with its number and without', () =>
    expect(clean('at 5 Elm Road, in Elm Road', safe)).toBe('at [left out], in [left out]'));
  it('the town and the house in brackets are pointed at', () =>
    expect(pointedAt('in Hull at Oak House', safe)).toEqual(['Hull', 'Oak House']));
  it('when to ring is nobody’s address', () =>
    expect(
      findIdentifiers(
        'the pm, after six',
        valueIdentifiers('Ring 2 pm, after six', 'contact', 'Contact', true),
      ),
    ).toEqual([]));
});

describe('a number that may be a reference is pointed at', () => {
  it.each(['1234-5678-9012-3456', '1234 5678 9012 3456', 'CR/2026/1234', 'LH-2026-014', '123456', 'HO2231'])(
    '%s',
    (text) => expect(pointedAt(`Reference ${text} given`)).toEqual([text]),
  );
  it.each(['14/06/2021', '2021-06-14', '2019-2020', 'in 2019 20 men', '1,500,000', 'June-2019'])(
    'but not %s',
    (text) => expect(findIdentifiers(`So ${text} then`, [])).toEqual([]),
  );
});
