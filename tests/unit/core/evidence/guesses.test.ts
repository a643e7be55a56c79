import { expect, it } from 'vitest';
import guessWords from '../../../../resources/locales/en/guesses.json' with { type: 'json' };
import { marksFrom } from '../../../../src-main/core/bundles/marking.ts';
import { dateInBulk, guessDate, guessesOf, guessKind } from '../../../../src-main/core/evidence/guesses.ts';
import { guessFromText } from '../../../../src-main/core/evidence/text-guesses.ts';

it.each([
  ['IMG_20260105_101112.jpg', '2026-01-05'],
  ['IMG-20231130-WA0007.jpg', '2023-11-30'],
  ['20260105101112.jpg', '2026-01-05'],
  ['WhatsApp Image 2026-01-05 at 10.11.12.jpeg', '2026-01-05'],
  ['Payslip 05-01-2026.pdf', '2026-01-05'],
  ['letter_5.1.2026_signed.pdf', '2026-01-05'],
  ['Letter from the bank 5th January 2026.pdf', '2026-01-05'],
  ['rota_Jan2026.xlsx', '2026-01'],
  // Figures that are no day: an account, a telephone, a thirteenth month, two dates run together.
  ['account 12345678.pdf', undefined],
  ['call 02079460123.pdf', undefined],
  ['Payslip 05-13-2026.pdf', undefined],
  ['31-02-2026.pdf', undefined],
  ['ref 120260105.pdf', undefined],
  ['maybe 2026.pdf', undefined],
])('%s is guessed to be of %s', (name, value) => {
  expect(guessDate(name)?.value).toBe(value);
});

it.each([
  ['IMG_20260105_101112.jpg', 'photograph'],
  ['Screenshot_20260105.png', 'screenshot'],
  ['PTT-20260105-WA0001.opus', 'recording'],
  ['VID_20260105.mp4', 'video'],
  ['scan0003.pdf', 'scan'],
  ['Image of the house.jpg', null],
  ['Statement of P. Ivanova.pdf', null],
  ['Scanning the horizon.pdf', null],
  // A person's own words behind what a device begins with: no poorer title takes their place.
  ['Photo 3 of the back door.jpg', null],
  ['Scan 2 contract with Kem Ltd.pdf', null],
  ['WhatsApp Image 2026-01-05 at 10.11.12.jpeg', 'photograph'],
  ['Screenshot_20260105-101112_Chrome.png', 'screenshot'],
  ['Scan 5 Jan 2026.pdf', 'scan'],
])('%s was named by a device that makes: %s', (name, kind) => {
  expect(guessKind(name)).toBe(kind);
});

it('nothing is guessed where a person said what it is', () => {
  const originalName = 'IMG_20260105_101112.jpg';
  const asItCame = { originalName, title: 'IMG 20260105 101112', documentDate: null };
  expect(guessesOf(asItCame, guessWords)).toEqual({
    title: 'Photograph, 5 Jan 2026',
    documentDate: { value: '2026-01-05', qualifier: 'exact' },
  });
  const said = { value: '2020', qualifier: 'about' } as const;
  expect(guessesOf({ ...asItCame, title: 'The kitchen', documentDate: said }, guessWords)).toEqual({
    title: null,
    documentDate: null,
  });
});

it.each([
  ['rota_5.1.2026.pdf', 'Statement of Ana', { value: '2026-01-05', letterhead: '' }],
  [
    'a.pdf',
    'Harbour Bank, Quayside\nWexmouth, 5 January 2026\nDear Ms Popescu',
    { value: '2026-01-05', letterhead: 'Wexmouth, 5 January 2026' },
  ],
  ['a.pdf', 'Dated 5 January 2026', { value: '2026-01-05', letterhead: 'Dated 5 January 2026' }],
  // A draft that tells of an arrest: its day is the arrest's.
  ['a.pdf', 'DRAFT STATEMENT\nI was arrested at the house on 5 January 2026 and taken to Wexmouth.', null],
  ['a.pdf', 'Nothing', null],
])('of %s, %j, a date is taken in bulk: %j', (originalName, text, wanted) => {
  const read = dateInBulk({ originalName, documentDate: null }, guessFromText(text, '2026-11-26'));
  expect(read === null ? null : { value: read.documentDate.value, letterhead: read.letterhead }).toEqual(
    wanted,
  );
});

it('exhibit marks run on from the first, and pass over those that are given', () => {
  expect(marksFrom('AB1', 3)).toEqual(['AB1', 'AB2', 'AB3']);
  expect(marksFrom('MP/09', 3, ['mp 10'])).toEqual(['MP/09', 'MP/11', 'MP/12']);
  expect(marksFrom(' AB ', 2)).toEqual(['AB1', 'AB2']);
});
