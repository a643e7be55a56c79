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
  // Who wants it is named anew after what was told before it.
  'He made me pregnant and I don’t want my father to know.',
  'I was forced to work there and I do not want my husband to know.',
  'I have never told anyone and I do not want my family to know.',
  'My husband told me he would divorce me, so he must not find out.',
  'I could not tell him, and he must never know.',
  'The contract was false and I do not want my family to know I signed it.',
  // As a worker writes it down.
  'She told me that she does not want her brother to know about the baby.',
  'She told me she doesn’t want the police to know where she lives.',
  'She told us not to tell her husband.',
  'She asked me not to tell her father about the abortion.',
  'She explained that her mother must not know.',
  'She said nobody must know about the baby.',
  'She said her mother mustn’t know about the baby.',
  'She said, “I don’t want my mother to know.”',
  'She wants to apply without her family knowing.',
  'I asked the doctor not to tell my husband.',
  // What somebody did says who they are, and governs nothing.
  'The man who made me work there must not find out where I am.',
  'My husband, who used to beat me, must not know where I live.',
  // The second of two, in the same words.
  'He told me not to tell the police, and I ask you not to tell my mother.',
  'They said nobody must know, and she says nobody must know it from us.',
  'Never let my husband know.',
  'You must never let him know where we are.',
  'The client explained to us that nobody must hear of it.',
])('takes for a wish beside what is only reported “%s”', (wish) => expect(asksNotToTell(wish)).toBe(true));

it('reads a long text of one word through', () => {
  expect(asksNotToTell('please '.repeat(20_000))).toBe(false);
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
