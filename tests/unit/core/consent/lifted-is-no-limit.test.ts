/** A note that lifts a condition, or says what the worker does not know, limits no yes; what does limit it still does. */
import { expect, it } from 'vitest';
import { yesesBefore } from '../../../../src-main/core/consent/consent.ts';
import type { ConsentView } from '../../../../src-main/core/consent/consent-line.ts';
import { limitOf, saysThroughWhom } from '../../../../src-main/core/consent/limit.ts';

const beside = (note: string) => limitOf({ status: 'given', note });

it.each([
  'Police: now without the condition.',
  'Yes, without any conditions',
  'No limit.',
  'Yes after the night of 20 April 2026; the exact day of her yes was not told, Unseen sent the referral on 27 April',
  'Agreed. The date is not known',
])('“%s” limits nothing', (note) => {
  expect(beside(note)).toBe('');
});

it.each([
  'Not without the condition',
  'Now without the condition, but only about the shops',
  'Not what was told in confidence',
  'Her mother was not told',
  'The day of her leaving is not to be told',
  'The day was not told to Bence, and is not to be',
  'Without her name',
])('“%s” still does', (note) => {
  expect(beside(note)).toBe(note);
});

it.each([
  ['Only through the solicitor', true],
  ['Still only through the solicitor, Mhairi Ogston', true],
  ['Only with my interpreter.', true],
  ['Only through the solicitor, and not about the evenings', false],
  ['Only through the solicitor. Her brother must not hear of it', false],
  ['Only that she keeps her appointments', false],
  ['Only about the shops', false],
])('“%s” says through whom, and nothing that is kept back: %s', (limit, is) => {
  expect(saysThroughWhom(limit)).toBe(is);
});

it('a condition that was given up limits no yes that was recorded after that one', () => {
  const line = (seq: number, note: string, condition = '') =>
    ({
      seq,
      note,
      personId: 'p',
      purpose: 'police',
      recipient: '',
      item: '',
      status: 'given',
      expiresOn: null,
      decidedOn: null,
      at: `2026-11-2${seq}T10:00:00.000Z`,
      settled: condition === '' ? null : { kind: 'condition-dropped', by: '', on: '2026-11-22', condition },
    }) as unknown as ConsentView;
  const CONDITION = 'Only if nobody shouts at Thatha.';
  const before = (...ledger: ConsentView[]) =>
    yesesBefore(ledger, ledger.at(-1)!, '2026-11-27').map(({ note }) => note);
  expect(before(line(1, CONDITION), line(2, 'Now he said so', CONDITION), line(3, ''))).toEqual([
    'Now he said so',
  ]);
  expect(before(line(1, CONDITION), line(3, 'Again'))).toEqual([CONDITION]);
});
