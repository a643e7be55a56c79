/** What somebody was made to do against the law: when the police may read of it, and when a form leaves it out. */
import { describe, expect, it } from 'vitest';
import type { FactStatement } from '../../../../src-main/core/answers/fact.ts';
import { gatherFacts, type KeyedStatement } from '../../../../src-main/core/answers/facts.ts';
import { isMadeToKept, madeToAgreed, policeMayKnow } from '../../../../src-main/core/told/made-to.ts';
import { told } from '../../../support/two-tellings.ts';

const factsOf = (all: readonly KeyedStatement[]) =>
  gatherFacts(new Map(all.map(({ key }) => [key, key])), all, JSON.stringify);
const police = (value: string, ownWords = '') => told('consent.police', 0, value, { ownWords });
const condition = (text: string, ownWords = '') => told('police.consent-words', 0, text, { ownWords });
const rows = (...what: string[]) =>
  told(
    'exploitation.made-to',
    0,
    what.map((one) => ({ what: one })),
  );
const asked = (state: FactStatement['state'], value: string, text = value, ownWords = '') =>
  told('exploitation.asked-crime', 0, value, { state, text, ownWords });

const YES = police('yes');
const ROW = rows('carry parcels');
describe('the police may know', () => {
  it.each<[string, KeyedStatement[], boolean]>([
    ['nobody asked', [], false],
    ['agreed', [YES], true],
    ['agreed, and why now', [police('yes', 'Now I agree')], true],
    ['agreed with a limit', [police('yes', 'only about him')], false],
    ['refused', [police('no')], false],
    ['agreed, and a condition that is one', [YES, condition('after the solicitor came')], false],
    ['agreed, and words that are none', [YES, condition('Yes, she agrees')], true],
    ['agreed, and own words that are a condition', [YES, condition('Yes', 'when I am safe')], false],
    ['agreed in one of two accounts', [YES, told('consent.police', 1, 'no', { relation: 'differs' })], false],
  ])('%s: %s', (_, all, may) => {
    expect(policeMayKnow(factsOf(all))).toBe(may);
  });
});

describe('something of it is kept off a form', () => {
  it.each<[string, KeyedStatement[], boolean]>([
    ['nothing was told', [], false],
    ['asked, and no', [asked('answered', 'no')], false],
    ['asked, and no with words of their own', [asked('answered', 'no', 'no', 'not me')], true],
    ['asked, and yes', [asked('answered', 'yes')], true],
    ['asked, and not answered', [asked('prefers-not-to-say', '', '')], true],
    ['a row', [ROW], true],
    ['a row, and asked, and no', [ROW, asked('answered', 'no')], true],
    ['a row, and the police may know', [ROW, YES], false],
    ['asked, and yes, and the police may know', [asked('answered', 'yes'), YES], false],
    ['a row, and the police may not know', [ROW, police('no')], true],
  ])('%s: %s', (_, all, isKept) => {
    expect(isMadeToKept(factsOf(all))).toBe(isKept);
  });
});

it('where they may know, each row is a line, and the answer is one', () => {
  const lines = (...all: KeyedStatement[]) => madeToAgreed(factsOf(all)).told.map(({ value }) => value);
  const two = rows('carry parcels', 'open an account');
  expect(lines(two, asked('answered', 'yes', 'Yes', 'he made me'))).toEqual([]);
  const all = lines(YES, two, asked('answered', 'yes', 'Yes', 'he made me'));
  expect(all.join('\n')).toMatch(/carry parcels\n.*open an account\n.*Yes.*he made me/su);
  expect(lines(YES, asked('prefers-not-to-say', '', '')).join()).not.toBe('');
  expect(lines(YES, asked('answered', 'no')).join()).not.toBe('');
  expect(lines(YES, asked('answered', '', ''))).toEqual([]);
});
