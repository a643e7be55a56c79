/** A wish in an account that somebody is not to know is found, and other sentences are left alone. */
import { expect, it } from 'vitest';
import { askedNotToTell } from '../../../src-main/core/contact/not-to-be-told.ts';
import { notToldIn, notToldTo } from '../../../src-main/core/contact/not-told-rows.ts';

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

it.each([
  ['Mrs Stokes', 'not to Mrs Stokes'],
  ['not to Mrs Stokes', 'not to Mrs Stokes'],
  ['Anybody but her solicitor', 'to nobody but her solicitor'],
  ['Nobody except Bev', 'to nobody except Bev'],
  ['Everybody', 'to nobody'],
  ['', 'not to anybody outside this record'],
  ['Nobody: it is not written', 'to nobody'],
  ['Anybody from Wiltshire Police', 'not to Anybody from Wiltshire Police'],
])('says of whom it is not to reach what was meant: “%s”', (whom, said) => {
  expect(notToldTo({ whom })).toBe(said);
});

it('looks for the words of what nobody is to be told, however that was written', () => {
  const row = { what: 'The names of customers', words: 'Trevor', why: '' };
  expect(notToldIn([{ ...row, whom: 'Everybody' }], 'Trevor came on Fridays')).toEqual(['Trevor']);
  expect(notToldIn([{ ...row, whom: 'Mrs Stokes' }], 'Trevor came on Fridays')).toEqual([]);
});
