/** That one condition is met opens what it held, and nothing that another one holds. */
import { expect, it } from 'vitest';
import { conditionOf } from '../../../../src-main/core/consent/condition.ts';

const met = 'The condition is met: so said by Deborah Lyness on 25 Mar 2026.';
const of = (note: string, recipient = 'Home Office') => conditionOf({ status: 'given', note, recipient });

it.each([
  [
    `${met} It was: “If his name is spelt right”\nOnly after the visit on Friday`,
    'Only after the visit on Friday',
  ],
  [
    'The condition is met once the visit on Friday has been, not before',
    'The condition is met once the visit',
  ],
])('%s', (note, holds) => {
  expect(of(note)).toContain(holds);
});

it('what turns on the reader holds a yes to everybody, whatever else is met', () => {
  const note = `${met} It was: “If his name is spelt right. Not to the police”`;
  expect(of(note, '')).toBe('Not to the police');
  expect(of(note)).toBe('');
});

it.each([
  `${met}\nIf his name is spelt right. Only what the referral carries`,
  `${met} It was: “If his name is spelt right”\nIf his name is spelt right`,
])('is met: %s', (note) => {
  expect(of(note)).toBe('');
});
