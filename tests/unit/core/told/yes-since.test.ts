/** A no to whether there is something, and what a later account told of it: of several, the newest is named. */
import { describe, expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import type { ScreeningId } from '../../../../src-main/core/ids.ts';
import { yesSince } from '../../../../src-main/core/told/derived-facts.ts';

const told = (seq: number, layer: number, value: unknown, more: Partial<FactStatement> = {}) =>
  ({
    state: 'answered',
    value,
    text: String(value),
    ownWords: '',
    relation: 'new',
    cause: '',
    howSaid: '',
    at: '2026-11-26T10:00:00.000Z',
    seq,
    author: 'Oona',
    origin: {
      kind: 'interview',
      screeningId: 's' as ScreeningId,
      formTitle: 'Interview',
      question: 'q',
      layer,
    },
    ...more,
  }) as FactStatement;
type Told = readonly [string, ...FactStatement[]];
const facts = (...all: readonly Told[]) =>
  new Map(
    all.map(([key, ...statements]): [string, FactView] => [
      key,
      { key, title: `Title of ${key}`, statements, differs: false },
    ]),
  );
const since = (...all: readonly Told[]) =>
  yesSince(facts(...all)).map(({ key, toldSince }) => [key, toldSince]);

const ASKED = 'leaving.reported-before';
const NO: Told = [ASKED, told(1, 0, 'no')];
const [REPORTED, REFERENCE] = ['Title of police.reported', 'Title of police.reference'];

describe('of two that were told since', () => {
  it.each([
    ['the reference last', told(5, 1, 'yes'), told(7, 2, 'CR/7'), REFERENCE],
    ['the report last', told(7, 2, 'yes'), told(5, 1, 'CR/7'), REPORTED],
    ['the later one is a no', told(5, 1, 'yes'), told(7, 2, 'no'), REPORTED],
  ])('the newest is named: %s', (_, reported, reference, title) => {
    expect(since(NO, ['police.reported', reported], ['police.reference', reference])).toEqual([
      [ASKED, [title]],
    ]);
  });
});

describe('what was told since', () => {
  const later = (value: unknown, more: Partial<FactStatement> = {}) =>
    since(NO, ['police.reference', told(5, 1, value, more)]).length === 1;
  it.each([
    ['words', 'CR/7', {}, true],
    ['a number', 2, {}, true],
    ['nothing', '', {}, false],
    ['a nought', 0, {}, false],
    ['a nought in words', '0', {}, false],
    ['no', 'no', {}, false],
    ['not sure', 'not-sure', {}, false],
    ['that nobody would say', 'CR/7', { state: 'declined' }, false],
    ['that it is still so', 'CR/7', { relation: 'confirms' }, false],
    ['by nobody in a talk', 'CR/7', { origin: { kind: 'person' } }, false],
  ] as const)('%s', (_, value, more, counts) => {
    expect(later(value, more as Partial<FactStatement>)).toBe(counts);
  });
});

describe('when it was told', () => {
  it.each([
    ['before the no', 1, 0, false],
    ['after it, in the same account', 5, 1, false],
    ['after it, in a later one', 5, 2, true],
  ])('%s', (_, seq, layer, counts) => {
    const found = since([ASKED, told(3, 1, 'no')], ['police.reference', told(seq, layer, 'CR/7')]);
    expect(found.length === 1).toBe(counts);
  });
});

describe('what stands', () => {
  it.each([
    ['no', true],
    ['not-sure', true],
    ['yes', false],
  ])('%s', (value, counts) => {
    const found = since([ASKED, told(1, 0, value)], ['police.reference', told(5, 1, 'CR/7')]);
    expect(found.length === 1).toBe(counts);
  });

  it('is what was said last: a yes before a no, and a no before a yes', () => {
    const reference: Told = ['police.reference', told(9, 3, 'CR/7')];
    expect(since([ASKED, told(3, 1, 'no'), told(1, 0, 'yes')], reference)).toHaveLength(1);
    expect(since([ASKED, told(3, 1, 'yes'), told(1, 0, 'no')], reference)).toEqual([]);
  });
});

it.each([
  ['police.reported', 'police.reference'],
  ['person.home-office-reference', 'person.home-office-number'],
  ['person.interpreter', 'person.interpreter-language'],
  ['person.children', 'person.children-number'],
])('%s: by %s', (asked, by) => {
  expect(since([asked, told(1, 0, 'no')], [by, told(5, 1, '2')])).toEqual([[asked, [`Title of ${by}`]]]);
});
