/** What was done to somebody where they were seen to, or by whoever saw to them, stays with how they were treated. */
import { expect, it } from 'vitest';
import { isForThemAlone } from '../../../../src-main/core/contact/may-be-told.ts';
import { careIn } from '../../../../src-main/core/told/apart-in-telling.ts';

it.each([
  'The nurse held her down while he raped her.',
  'She was assaulted at the hospital by the guard.',
  'At the clinic he forced her to have an abortion.',
  'The doctor sold her to a man.',
  'A dentist made her pay £500 to Marek.',
  'Marek sent her to a doctor who removed her kidney.',
])('%s', (said) => {
  expect(careIn(said)).toBe('');
});

it.each(['Her arm was set at the hospital in Hull.', 'A tooth was taken out by the dentist.'])(
  'is care: %s',
  (said) => {
    expect(careIn(said)).toBe(said);
  },
);

it('what is for one reader alone is not theirs yet where something has to come first', () => {
  expect(isForThemAlone('Only Asylum Justice, nobody else may have the file', 'Asylum Justice')).toBe(true);
  expect(isForThemAlone('Only Asylum Justice, after the hearing', 'Asylum Justice')).toBe(false);
});
