/** That one condition is met or given up opens what it held, and nothing that another one holds. */
import { expect, it } from 'vitest';
import { conditionOf } from '../../../../src-main/core/consent/condition.ts';
import { SETTLED_KINDS } from '../../../../src-main/core/consent/consent-line.ts';

const kinds = SETTLED_KINDS.filter((kind) => kind !== 'written-wrongly');
const of = (kind: (typeof kinds)[number], condition: string, note: string, recipient = 'Home Office') =>
  conditionOf({ status: 'given', note, recipient, settled: { kind, by: 'Deborah', on: null, condition } });

it.each(kinds)('holds by another condition beside it: %s', (kind) => {
  const another = 'Only after the visit on Friday';
  expect(of(kind, 'If his name is spelt right', another)).toBe(another);
});

it.each(kinds)('holds a yes to everybody by what turns on the reader: %s', (kind) => {
  const condition = 'If his name is spelt right. Not to the police';
  expect(of(kind, condition, '', '')).toBe('Not to the police');
  expect(of(kind, condition, '')).toBe('');
});

it.each(kinds)('opens what it held, with the condition in the note or apart: %s', (kind) => {
  expect(of(kind, '', 'If his name is spelt right. Only what the referral carries')).toBe('');
  expect(of(kind, 'If his name is spelt right', 'If his name is spelt right')).toBe('');
});

it('is settled by no sentence in a note', () => {
  const note = 'The condition is met once the visit on Friday has been, not before';
  expect(conditionOf({ status: 'given', note, recipient: 'Home Office' })).toBe(note);
});
