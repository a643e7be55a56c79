/** A wish in an account that somebody is not to know is found, and other sentences are left alone. */
import { expect, it } from 'vitest';
import asking from '../../../resources/codes/ways-of-asking.json' with { type: 'json' };
import { askedNotToTell } from '../../../src-main/core/contact/not-to-be-told.ts';
import { notToldIn, notToldTo } from '../../../src-main/core/contact/not-told-rows.ts';
import { asksNotToTell } from '../../../src-main/core/contact/ways-of-asking.ts';
import invented from '../../support/wishes.json' with { type: 'json' };

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

it('finds every way of asking by the sentence that stands beside it, and none in what was only ordered or hidden', () => {
  expect(asking.ways.filter(({ says }) => !asksNotToTell(says))).toEqual([]);
  expect(asking.reported.filter(({ says }) => asksNotToTell(says))).toEqual([]);
});

it('finds wishes in the wordings of people who did not know the ways, and leaves what only looks like one', () => {
  expect(invented.wishes.filter((wish) => askedNotToTell([wish]).length === 0)).toEqual([]);
  expect(invented.others.filter((other) => askedNotToTell([other]).length > 0)).toEqual([]);
});

it('takes a wish for one beside what somebody was ordered', () => {
  expect(asksNotToTell('He told me not to tell anyone.')).toBe(false);
  expect(asksNotToTell('He told me to keep quiet, but please don’t tell my mother.')).toBe(true);
});

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
