/** A file of a program that kept what a line is in the sentence its note begins with: each means what it meant, and the note is what somebody wrote. */
import { expect, it } from 'vitest';
import type { ConsentStatus, ConsentView } from '../../../../src-main/core/consent/consent-line.ts';
import type { ConsentData } from '../../../../src-main/core/handover/case-data.ts';
import { earlierConsent } from '../../../../src-main/core/handover/earlier-consents.ts';

const HEAD = 'The condition is met: so said by';
const SLIP = 'The yes had been written down by mistake and is put right here; the person took nothing back.';
const met = (by: string, on: string | null, condition = '') => ({ kind: 'condition-met', by, on, condition });
const slip = { kind: 'written-wrongly', by: '', on: null, condition: '' };

/** Status and note as they were, and what stands afterwards: status, note, and what it settles. */
const LINES: readonly (readonly [ConsentStatus, string, ConsentStatus, string, object | null])[] = [
  ['given', `${HEAD} Deborah on 27 Nov 2026.`, 'given', '', met('Deborah', '2026-11-27')],
  [
    'given',
    `${HEAD} Ann on Monday on 3 Jan 2025. It was: “Only after the visit”\nOnly the first page`,
    ...([
      'given',
      'Only the first page',
      met('Ann on Monday', '2025-01-03', 'Only after the visit'),
    ] as const),
  ],
  [
    'given',
    `${HEAD} Deborah on 7 Feb 2026. It was: “If “they” ask.\nNot before Friday”\nTwo\nlines`,
    ...(['given', 'Two\nlines', met('Deborah', '2026-02-07', 'If “they” ask.\nNot before Friday')] as const),
  ],
  [
    'given',
    `${HEAD} Deborah on 7 Feb 2026.\nIf his name is right. “Quoted”`,
    ...(['given', 'If his name is right. “Quoted”', met('Deborah', '2026-02-07')] as const),
  ],
  // What no program wrote so is kept as it stands.
  ['given', `${HEAD} Deborah, I think`, 'given', '', met('Deborah, I think', null)],
  ['given', 'The condition is met: she told me.', 'given', 'The condition is met: she told me.', null],
  ['refused', `${HEAD} Deborah on 7 Feb 2026.`, 'refused', `${HEAD} Deborah on 7 Feb 2026.`, null],
  ['withdrawn', SLIP, 'withdrawn', '', slip],
  ['withdrawn', `${SLIP} She never said it.`, 'withdrawn', 'She never said it.', slip],
  [
    'withdrawn',
    'The yes had been written down by mistake: by me.',
    'withdrawn',
    'The yes had been written down by mistake: by me.',
    slip,
  ],
  ['withdrawn', 'She took it back.', 'withdrawn', 'She took it back.', null],
  ['given', SLIP, 'given', SLIP, null],
  ['refused', 'Not yet: to be asked again. After the dentist', 'not-yet', 'After the dentist', null],
  ['refused', 'Not yet: to be asked again.', 'not-yet', '', null],
  ['refused', 'Not yet.', 'refused', 'Not yet.', null],
];

const settledOf = ({ settled }: Pick<ConsentView, 'settled'>) => settled ?? null;

it.each(LINES)('reads a file of an earlier program in the same way: %s, %s', (status, note, ...after) => {
  const line = earlierConsent({ status, note } as ConsentData);
  expect([line.status, line.note, settledOf(line)]).toEqual(after);
  // A file that says what kind each line is has only words in its notes.
  const said = { status, note, settled: null } as ConsentData;
  expect(earlierConsent(said)).toBe(said);
});
