/** A slip is put right in the account that it stands in; what another account added since stays as it was told. */
import { expect, it } from 'vitest';
import {
  accountOf,
  putRightInPlace,
  putsRight,
  slipsIn,
  withPutsRight,
} from '../../../../src-main/core/interviews/put-right-in-place.ts';

const answer = (layer: number, value: unknown, more: object = {}) => ({
  question: 'family',
  layer,
  state: 'answered' as const,
  value,
  ownWords: '',
  relation: layer === 0 ? 'new' : 'adds',
  cause: '',
  at: '2026-11-24',
  ...more,
});
const SLIP = { relation: 'differs', cause: 'recording' };

it('which account it puts right is read from the head of the reason, as it was written there', () => {
  for (const layer of [0, 1, 12]) expect(putsRight(withPutsRight(layer, 'A slip'))).toBe(layer);
  expect(putsRight('A second meeting')).toBeUndefined();
});

it('the first account has it in its place, and what the second talk added stands beside it', () => {
  const told = [
    answer(0, 'two sisters'),
    answer(1, 'Tariq is in a care home'),
    answer(2, 'one sister', SLIP),
  ];
  const { answers, by } = putRightInPlace(told, new Map([[2, 0]]));
  expect(answers).toEqual([{ ...told[0], value: 'one sister' }, told[1]]);
  expect(by.get('0 family')).toBe(told[2]);
});

it('taken back, it stands nowhere, and the second talk keeps what it added', () => {
  const back = answer(2, null, { ...SLIP, state: 'not-asked' });
  const told = [answer(0, 'two sisters'), answer(1, 'Tariq is in a care home'), back];
  expect(putRightInPlace(told, new Map([[2, 0]])).answers).toEqual([told[1]]);
});

it('where no other account spoke to it, the correction stays the newest account', () => {
  const told = [answer(0, 'two sisters'), answer(2, 'one sister', SLIP)];
  expect(putRightInPlace(told, new Map([[2, 0]])).answers).toEqual(told);
});

it('a correction that stands in an account of its own is of the account that it puts right, through every correction of it', () => {
  const [first, right, again] = [answer(0, '2021'), answer(1, '2012', SLIP), answer(3, '2013', SLIP)];
  const slips = slipsIn([first, right, again, answer(2, 'a brother', { question: 'other' })]);
  expect([...slips.values()]).toEqual([first, right]);
  expect(accountOf(slips, again)).toBe(first);
});
