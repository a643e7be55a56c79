/** What points to somebody though the case does not know it: what is left alone, and that names found nowhere else are shown. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleaned, findIdentifiers, LEFT_OUT } from '../../../../src-main/core/worksheets/identifiers.ts';
import { nameIdentifiers } from '../../../../src-main/core/worksheets/known-identifiers.ts';
import { readyToPoint } from '../../../../src-main/core/worksheets/pointers.ts';
import { loadPointing } from '../../../../src-main/usecases/disclosure/people-named.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const pointing = loadPointing(findResources());
const found = (text: string, known: Parameters<typeof findIdentifiers>[1] = []) =>
  findIdentifiers(text, known, pointing);
const out = (text: string) => found(text).flatMap((one) => (one.takeOut ? [one.text] : []));
const shown = (text: string) => found(text).flatMap((one) => (one.takeOut ? [] : [one.text]));

describe('an ordinary account has nothing in it that is pointed at', () => {
  it.each([
    'They took my passport and said that I owed them money for the journey.',
    'She worked sixteen hours a day. She was paid nothing. Then the police came.',
    'He hit her when she asked for food. Afterwards he laughed.',
    'Romanian and Vietnamese women slept there. In Britain nobody told them their rights.',
    'My mother did not know. Her sister was told that she was well.',
    'The Home Office wrote in May. On Monday he was gone.',
    'They were paid 20,000 a month from 2019 to 2020.',
    'Walking home was not allowed. Sometimes they were locked in.',
  ])('%s', (text) => expect(found(text)).toEqual([]));
});

describe('kinship', () => {
  it.each([
    ['my brother Ion and his wife, Elena', ['Ion', 'Elena']],
    ['Her cousin is called Mihai.', ['Mihai']],
    ['her sisters Ana and Ioana', ['Ana', 'Ioana']],
    ['Elena is her aunt', ['Elena']],
    ['his mother-in-law Rodica', ['Rodica']],
    ['Chacha Nasir took it', ['Nasir']],
    ['her lola Marites rang', ['Marites']],
    ['mẹ Lan rang', ['Lan']],
  ])('%s', (text, names) => expect(out(text)).toEqual(names));

  it('leaves the name of a suspect to the reader, and finds what stands beside it', () => {
    const suspect = nameIdentifiers(['Vasile Dorvan'], 'Suspect', false);
    const occurrences = found('his brother Vasile Dorvan and her sister Elena', suspect);
    expect(occurrences).toMatchObject([
      { text: expect.stringContaining('Vasile Dorvan'), takeOut: false },
      { text: 'Elena', takeOut: true },
    ]);
  });
});

describe('a name that nothing gives away', () => {
  it.each([
    ['Then Bogdan came.', ['Bogdan']],
    ['Bogdan came.', ['Bogdan']],
    ['They drove to Podu Iloaiei and back', ['Podu Iloaiei']],
    ['In Valea Lupului she slept', ['Valea Lupului']],
    ['The Oak School', []],
    ['Then Jordan and Lucia came to the United Kingdom', ['Jordan', 'Lucia', 'United Kingdom']],
  ])('%s', (text, names) => expect(shown(text)).toEqual(names));
});

it('a word at the head of a sentence that stands small elsewhere is a word', () =>
  expect(shown('Bread was rare. They had bread once.')).toEqual([]));

it('whatever a text says, every word in it with a capital that is no common one is found or gone', () => {
  const name = fc.constantFrom('Bogdan', 'Ștefan', 'Iași', 'Nguyễn', 'Łucja', 'O’Neill', 'Ana-Lucia');
  const before = fc.constantFrom(
    'then',
    'my sister',
    'near',
    'in',
    'and',
    'Dr',
    'she told',
    '.',
    'at',
    'the',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(before, name), { minLength: 1, maxLength: 6 }), (pairs) => {
      const text = `${pairs.flat().join(' ')} .`;
      const clean = cleaned(text, [], pointing);
      for (const [, one] of pairs) {
        const met = clean.found.some((each) => each.text.includes(one));
        expect([text, one, met]).toEqual([text, one, true]);
      }
      const left = clean.text.replaceAll(LEFT_OUT, '');
      for (const each of clean.found) if (each.takeOut) expect(left).not.toContain(` ${each.text} `);
    }),
    { numRuns: 60 },
  );
});

it('a long text is gone through in one go', () => {
  const text = 'Then She And Other Capital Words went to the village and slept in the house. '.repeat(190);
  expect(found(text).length).toBeGreaterThan(0);
});

it('a list that is not there is no shape', () => {
  const shape = { kind: 'name' as const, label: 'x', takeOut: false, shape: '{NOBODY}' };
  expect(() =>
    readyToPoint({ lists: {}, shapes: [shape], otherNames: { kind: 'name', label: 'x' } }),
  ).toThrow(RangeError);
});

it.each([
  ['CC2026110300455', 'A reference of letters and digits'],
  ['GB29 NWBK 6016 1331 9268 19', 'A bank account'],
  ['NO9386011117947', 'A bank account'],
])('%s is %s, and comes out', (text, label) =>
  expect(found(`The number is ${text}.`)).toEqual([expect.objectContaining({ text, label, takeOut: true })]),
);
