/**
 * A ledger keeps what it said of a condition or of a slip in the words of its day, and what it means hangs on how these begin.
 * Whoever words the sentences anew lets these stand beside them.
 */
import { expect, it } from 'vitest';
import { sayFinding } from '../../../../src-main/cli/finding-words.ts';
import { conditionOf, metIn } from '../../../../src-main/core/consent/condition.ts';
import { isSlip } from '../../../../src-main/core/consent/consent-line.ts';
import { coded } from '../../../../src-main/core/findings/finding.ts';

const MET =
  'The condition is met: so said by Deborah on 27 Nov 2026. It was: “Only after the visit on Friday”';
const SLIP = 'The yes had been written down by mistake and is put right here; the person took nothing back.';

it.each([
  ['as ledgers have it', MET],
  [
    'as it is said now',
    sayFinding(
      coded('consent-condition-met', {
        ...{ by: 'Deborah', on: '27 Nov 2026', condition: 'Only after the visit on Friday' },
      }),
    ),
  ],
])('a condition that is met holds nothing back: %s', (_, note) => {
  expect(metIn(note).met).not.toBe('');
  expect(conditionOf({ status: 'given', recipient: 'Home Office', note })).toBe('');
  const unmet = note.replace('The condition is met', 'Asked whether it is met');
  expect(conditionOf({ status: 'given', recipient: 'Home Office', note: unmet })).not.toBe('');
});

it.each([
  ['as ledgers have it', SLIP],
  ['as it is said now', sayFinding(coded('consent-written-wrongly'))],
])('a yes that was written down by mistake was not taken back by anybody: %s', (_, note) => {
  expect(isSlip({ status: 'withdrawn', note })).toBe(true);
  expect(isSlip({ status: 'withdrawn', note: 'She took it back.' })).toBe(false);
});
