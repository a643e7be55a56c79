/** A day that came after the account it is typed into: pointed at, where nobody can have told of it. */
import { expect, it } from 'vitest';
import { formatFuzzyDate, onDay } from '../../../../src-main/core/dates/fuzzy-date.ts';
import { daysAfterTalk } from '../../../../src-main/core/interviews/after-talk.ts';

const HELD = new Map([
  [0, onDay('2026-09-22')],
  [1, onDay('2026-10-16')],
  [2, null],
]);
const day = (value: string) => ({ value, qualifier: 'exact' });
const QUESTIONS = new Map(
  ['services', 'council', 'since', 'talks', 'typed'].map((name) => [
    name,
    { fact: name === 'talks' ? 'insight.talk-list' : name },
  ]),
);
const found = (question: string, value: unknown, layer = 1, before?: unknown) => {
  const of = (at: number, told: unknown) => ({
    question,
    layer: at,
    state: 'answered' as const,
    value: told,
    ownWords: '',
    at: '2026-11-26T09:00:00Z',
  });
  const answers = [...(before === undefined ? [] : [of(0, before)]), of(layer, value)];
  return daysAfterTalk(
    QUESTIONS,
    answers,
    HELD,
    (name, cell) => name === 'typed' || cell === 'typed',
  ).flatMap(({ layer: in_, days }) => days.map((one) => `${in_}: ${formatFuzzyDate(one)}`));
};

it('finds the day of a row, of an answer and in a sentence', () => {
  expect(found('services', [{ what: 'Strategy meeting', since: day('2026-10-17') }])).toEqual([
    '1: 17 Oct 2026',
  ]);
  expect(found('since', day('2026-10-20'))).toEqual(['1: 20 Oct 2026']);
  expect(found('council', 'Held on 14 October 2026. Strategy meeting on 17th October 2026.')).toEqual([
    '1: 17 Oct 2026',
  ]);
});

it('says nothing of what had been, of what lies ahead, of months that are not over, nor of a talk that has no day', () => {
  expect(found('since', day('2026-10-16'))).toEqual([]);
  expect(found('council', 'Hearing on 4 December 2026.')).toEqual([]);
  expect(found('since', day('2026-10'))).toEqual([]);
  expect(found('since', day('2026-10-20'), 2)).toEqual([]);
});

it('says nothing of the day a talk was typed, nor again of a row that an earlier account has', () => {
  expect(found('talks', [{ on: day('2026-10-19') }])).toEqual([]);
  expect(found('typed', day('2026-10-19'))).toEqual([]);
  expect(found('services', [{ what: 'x', typed: day('2026-10-19') }])).toEqual([]);
  const row = { what: 'Strategy meeting', since: day('2026-10-17') };
  expect(found('services', [row], 1, [row])).toEqual(['0: 17 Oct 2026']);
});

it('takes a plan that was told as a plan for none', () => {
  const wedding = 'She was to be his wife after Easter, 5 November 2026.';
  expect(found('council', wedding)).toEqual([]);
  expect(
    found('services', [{ kind: 'marriage', what: `They came with a cake. ${wedding} Nobody asked her.` }]),
  ).toEqual([]);
  expect(found('council', 'The police are to meet him on 2 November 2026.')).toEqual([]);
  expect(found('council', 'She was taken to his mother on 5 November 2026.')).toEqual(['1: 5 Nov 2026']);
  expect(found('council', 'She was at the wedding on 5 November 2026.')).toEqual(['1: 5 Nov 2026']);
});

it.each([
  'In a hostel for women, until 30 October 2026.',
  'The hostel is prolonged to 4 November 2026.',
  'The court has ordered a test on 4 November 2026.',
  'Next appointment with the nurse 20 November 2026, 11.20.',
  'Yes, but sent only after the visit on Friday 23 October 2026.',
])('says nothing of a day that was told of beforehand: “%s”', (words) => {
  expect(found('council', words)).toEqual([]);
  expect(found('services', [{ what: words.replace(/\d.*$/u, ''), since: day('2026-11-04') }])).toEqual([]);
});

it('says nothing of a day that has its hour: it was fixed beforehand', () => {
  expect(found('council', 'The shadow is a scar. Chest clinic on 6 November 2026, 11:40.')).toEqual([]);
});

it.each([
  'The hearing on 4 November 2026 was adjourned.',
  'He met the officer on 4 November 2026.',
  'He was at the chest clinic on 4 November 2026, 11:40.',
])('finds it where it is told as what had been: “%s”', (words) =>
  expect(found('council', words)).toEqual(['1: 4 Nov 2026']),
);
