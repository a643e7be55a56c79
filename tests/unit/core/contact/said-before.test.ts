/**
 * A wish spoken over two sentences says in the first what it is about: "There was a baby. I don’t want my mother to know that."
 * What it points back at is looked for, and of a wish that says itself what is not to be told, nothing more than that.
 */
import { expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import { notForRecipient } from '../../../../src-main/core/contact/not-for-recipient.ts';
import { notToldInFields } from '../../../../src-main/core/contact/not-told-in-fields.ts';

const factsOf = (key: string, value: unknown, text = '') => {
  const statement = {
    state: 'answered',
    value,
    text,
    ownWords: '',
    relation: 'new',
    cause: '',
    seq: 10,
    at: '2026-11-24T10:00:00+00:00',
    author: 'Ruth',
    howSaid: '',
    origin: { kind: 'interview', screeningId: 's', formTitle: 'Interview', question: 'q', layer: 0 },
  } as unknown as FactStatement;
  return new Map([
    [key, { key, title: key, statements: [statement], differs: false } as unknown as FactView],
  ]);
};
const row = (what: string, whom: string) =>
  factsOf('person.not-to-be-told', [{ what, words: '', whom, why: '' }]);
const child = (text: string) => factsOf('child.not-to-be-told', text, text);
const wordsFor = (facts: ReturnType<typeof factsOf>, reader: string, text: string) =>
  notForRecipient(facts, reader, text).flatMap(({ words }) => words);

const BABY = 'There was a baby. I don’t want my mother to know that.';

it.each([
  [BABY, 'She had a baby in Hull.'],
  ['There was a baby. Nobody is to hear about it until I am home.', 'The baby was born in March.'],
  ['He kept a ledger in the van. It is not to be told to anybody.', 'A ledger was found in his van.'],
  ['There was a baby. My mother mustn’t know that.', 'She had a baby in Hull.'],
  ['There was a baby. My mother shouldn’t find out about it.', 'She had a baby in Hull.'],
  ['There was a baby. I don’t want that told to my mother.', 'She had a baby in Hull.'],
  ['There was a baby. My mother can’t know that.', 'She had a baby in Hull.'],
  ['There was a baby. Keep that from my mother.', 'She had a baby in Hull.'],
  ['There was a baby. Could you leave that out?', 'She had a baby in Hull.'],
  ['There was a baby. I don’t want this part in the statement.', 'She had a baby in Hull.'],
  [
    'There was a baby. She asks that the police are not told what she has just said.',
    'She had a baby in Hull.',
  ],
  ['He kept a ledger. It was in the van. Please don’t tell anybody that.', 'The ledger lay in a van.'],
])('“%s” is told by “%s”', (what, text) => {
  expect(wordsFor(row(what, 'Anybody'), 'Home Office', text)).not.toEqual([]);
});

it.each([
  [BABY, 'Her mother lives in Iasi.'],
  [BABY, 'She was driven to a farm.'],
  // It says itself what it is about: what stands before it may be told.
  ['I worked on a farm. I don’t want my mother to know that I was pregnant.', 'The farm was near Boston.'],
  ['I worked on a farm. My mother must not know about Serbia.', 'The farm was near Boston.'],
  ['I worked on a farm. My mother must not know that in Serbia I was pregnant.', 'The farm was near Boston.'],
  // No wish.
  ['I worked on a farm. I do not know that. The pregnancy is a secret.', 'The farm was near Boston.'],
  // The wish before it is about something of its own.
  ['My sister must not know about Serbia. My mother must not know that.', 'My sister came.'],
])('“%s” is not told by “%s”', (what, text) => {
  expect(wordsFor(row(what, 'Anybody'), 'Home Office', text)).toEqual([]);
});

it('in a child’s wish the field that tells it is named to whoever types, and everything is still held from whom it names', () => {
  const facts = child('There was a baby. I don’t want the police to know that.');
  const field = (text: string) => notToldInFields(facts, [{ question: 'q', title: 'Q', text }]);
  expect(field('She gave birth to a baby.').map(({ question }) => question)).toEqual(['q']);
  expect(field('She worked on a farm.')).toEqual([]);
  for (const text of ['She gave birth to a baby.', 'She worked on a farm.'])
    expect(notForRecipient(facts, 'Kent Police', text)).toHaveLength(1);
});

it('finds what a wish points back at also where that was called a secret', () => {
  const facts = child('The baby is a secret. I don’t want the police to know that.');
  const field = (text: string) => notToldInFields(facts, [{ question: 'q', title: 'Q', text }]);
  expect(field('She gave birth to a baby.').map(({ question }) => question)).toEqual(['q']);
  expect(field('She worked on a farm.')).toEqual([]);
});
