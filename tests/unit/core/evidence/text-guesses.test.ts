import { expect, it } from 'vitest';
import guessWords from '../../../../resources/locales/en/guesses.json' with { type: 'json' };
import { guessesOf } from '../../../../src-main/core/evidence/guesses.ts';
import { guessFromText } from '../../../../src-main/core/evidence/text-guesses.ts';

const TODAY = '2026-11-26';
const dayOf = (text: string) => guessFromText(text, TODAY).documentDate?.value;
const titleOf = (text: string) => guessFromText(text, TODAY).title;

it.each([
  ['Harbour Bank\n5 January 2026\nDear Ms Popescu', '2026-01-05'],
  ['Date: 05/01/2026\nRef 12345678', '2026-01-05'],
  ['Dated 5th of January, 2026', '2026-01-05'],
  ['January 5, 2026', '2026-01-05'],
  ['Sent: 2026-01-05 10:11', '2026-01-05'],
  // The one that is called its own, whatever others there are.
  ['Date of birth: 04/04/1996\nPeriod from 01/12/2025 to 31/12/2025\nPay date: 05/01/2026', '2026-01-05'],
  // Of others: of birth, of what is yet to come, of a hearing; and of two, which could be either.
  ['Name: Ana\nDate of birth: 04/04/1996', undefined],
  ['Valid until 05/01/2025', undefined],
  ['Your hearing is on 5 January 2025', undefined],
  ['To be paid on 5 January 2031', undefined],
  ['We met on 5 January 2026, and again on 7 January 2026.', undefined],
  // Figures that are no day.
  ['Sort code 12-34-56, account 12345678, call 020 7946 0123', undefined],
  ['31/02/2026', undefined],
])('%j is guessed to be of %s', (text, value) => {
  expect(dayOf(text)).toBe(value);
});

it.each([
  ['From: boss@example.org\nSubject: Your passport\nDear Ana', 'Your passport'],
  ['Dear Ms Popescu\nRe: Arrears of rent\nWe write', 'Arrears of rent'],
  ['ACME LTD\nPAYSLIP\nEmployee Ana', 'Payslip'],
  ['Tenancy Agreement between', 'Tenancy agreement'],
  ['Are: not a subject, nor more than invoiced', null],
  ['Nothing to go by', null],
])('%j is guessed to be: %s', (text, title) => {
  expect(titleOf(text)).toBe(title);
});

it('only the head of a document is looked at', () => {
  expect(guessFromText(`${'x '.repeat(1500)} Date: 5 January 2026, payslip`, TODAY)).toEqual({
    documentDate: null,
    letterhead: null,
    title: null,
  });
});

it('the name of the file says its day first; a title that a person gave stays', () => {
  const inText = guessFromText('Payslip\nDate: 5 January 2026', TODAY);
  const scan = { originalName: 'scan0003.pdf', title: 'scan0003', documentDate: null };
  expect(guessesOf(scan, guessWords, inText)).toEqual({
    title: 'Payslip',
    documentDate: { value: '2026-01-05', qualifier: 'exact' },
  });
  const named = { ...scan, originalName: 'scan 04-01-2026.pdf', title: 'Wages' };
  expect(guessesOf(named, guessWords, inText)).toMatchObject({
    title: null,
    documentDate: { value: '2026-01-04' },
  });
});
