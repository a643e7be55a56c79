/** A "no" to somebody holds however their name is spelled; a "yes" is given to the very name. */
import { expect, it } from 'vitest';
import { covering } from '../../../../src-main/core/consent/consent.ts';
import type { ConsentView } from '../../../../src-main/core/consent/consent-line.ts';

const line = (status: 'given' | 'refused', recipient: string) =>
  ({ status, recipient, item: '', purpose: 'nrm-referral', personId: 'p' }) as unknown as ConsentView;

it.each([
  ["employer's agent, Mumbai", true],
  ["The Employer's Agent in Mumbai", true],
  ['Mumbai Migrant Help', false],
])('a refusal to the agent covers %s: %s', (recipient, covers) => {
  const own = [line('given', ''), line('refused', "The employer's agent in Mumbai")];
  expect(covering(own, recipient, '').some(({ status }) => status === 'refused')).toBe(covers);
});

it('a yes to one spelling is none to another', () => {
  expect(covering([line('given', 'The agent in Mumbai')], 'agent, Mumbai', '')).toEqual([]);
});
