/** @file An age as people say it, and the year of birth that is offered for it. */
import { expect, it } from 'vitest';
import { birthFromAge } from '../../../src-renderer/features/people/birth-from-age.ts';

it.each([
  ['17', '2009'],
  ['about 17', '2009'],
  ['maybe 17 years old', '2009'],
  ['17 or 18', '2009'],
  ['18 or maybe 17', '2009'],
  ['about 17, maybe 18', '2009'],
  ['17 to 18 years', '2009'],
])('%s: about %s', (said, value) => {
  expect(birthFromAge(said, 2026)).toEqual({ value, qualifier: 'about' });
});

it.each(['', '2009', '12 Mar 2001', '17/18', '12, 3', '14 or 18', 'or 18'])(
  '%s: nothing is offered',
  (said) => {
    expect(birthFromAge(said, 2026)).toBeNull();
  },
);
