/** A wish in an account that somebody is not to know is found, and other sentences are left alone. */
import { expect, it } from 'vitest';
import { askedNotToTell } from '../../../src-main/core/contact/not-to-be-told.ts';

it.each([
  'Never tell my sister where I am.',
  'My sister must not know about Serbia.',
  'He does not want Jill to hear it; she is not to be told.',
  'Please don’t tell the mosque.',
  'Nobody should know that I was there.',
])('finds “%s”', (wish) => {
  const [found] = askedNotToTell([`I worked in Luton. ${wish} It was cold.`]);
  expect(wish).toContain(found ?? 'nothing');
});

it.each([
  'I do not know the street.',
  'He never told me the price.',
  'They did not find out.',
  'She told me to wait.',
])('leaves “%s”', (text) => expect(askedNotToTell([text])).toEqual([]));
