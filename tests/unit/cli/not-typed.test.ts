/** @file Where a field of the official form has no answer, our word for that is never among what is to be typed. */
import { expect, it } from 'vitest';
import { fieldLines } from '../../../src-main/cli/commands/worksheet-copy-out.ts';
import type { CopiedField } from '../../../src-main/contract/copy-out.ts';

const empty: CopiedField = {
  question: 'fr-details-role',
  field: 'fr-details-role',
  title: 'Role',
  asks: 'Role',
  hint: '',
  codes: [],
  takesValue: false,
  state: 'not-asked',
  toBeAsked: false,
  text: '',
  ownWords: '',
  worded: false,
  accounts: { stands: 'agrees', tellings: [] },
  waitsFor: [],
  hiddenBy: [],
  kept: [],
  toldOn: [],
  leftOn: [],
  lookAgain: [],
  reach: [],
  instead: [],
  bySender: [],
  optional: false,
  limit: null,
};

it.each([
  ['a name or a role', { state: 'not-known' }, 'Not known'],
  ['a name nobody asked for', {}, 'Not asked'],
  ['a list', { takesValue: true }, 'Not asked'],
] as const)('says of %s that it is empty below what is typed', (_, part, word) => {
  expect(fieldLines({ ...empty, ...part }).slice(2)).toEqual([
    '  The form: Role',
    '  Not to be typed:',
    `  | ${word}`,
  ]);
});

it('shows it in its place where no field of that form asks for it', () => {
  expect(fieldLines({ ...empty, field: '', asks: '' }).slice(2)).toEqual(['  Not asked']);
});

it('says of what whoever sent the referral answered just that, and no “Answered” beside it', () => {
  const sent = { code: 'answered-by-sender', params: { on: '3 Nov 2026', value: '' } } as const;
  const lines = fieldLines({ ...empty, state: 'answered', lookAgain: [sent] });
  expect(lines.slice(3)).toEqual([
    '  Not to be typed:',
    '  | Answered by whoever sent the referral on 3 Nov 2026: not to be typed again.',
  ]);
});
