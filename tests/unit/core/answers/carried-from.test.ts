/** Where a carried answer came from is said only while that still says the same. */
import { expect, it } from 'vitest';
import { carriedFrom, valueToTake } from '../../../../src-main/core/answers/carried.ts';
import type { FactStatement, KnownAnswer } from '../../../../src-main/core/answers/fact.ts';
import { FormQuestion } from '../../../../src-main/core/forms/form-format.ts';

const question = FormQuestion.parse({ type: 'text', name: 'birthplace', title: 'Where?' });
const said = (value: string, at: string, relation: FactStatement['relation'] = 'new'): FactStatement => ({
  state: 'answered',
  value,
  text: value,
  ownWords: '',
  relation,
  cause: '',
  author: 'Ana',
  at,
  seq: 1,
  howSaid: '',
  origin: { kind: 'person' },
});
const known = (...statements: FactStatement[]): KnownAnswer => ({
  question: 'birthplace',
  state: 'answered',
  value: statements[0]?.value,
  text: statements[0]?.text ?? '',
  ownWords: '',
  howSaid: '',
  facts: [{ key: 'person.birthplace', title: 'Place of birth', statements, differs: false }],
});
it('takes over a value; of text that has none the words, and of anything else nothing', () => {
  const choice = FormQuestion.parse({
    type: 'radiogroup',
    name: 'c',
    title: 'C',
    choices: [{ value: 'a', text: 'A' }],
  });
  const note = FormQuestion.parse({ type: 'comment', name: 'n', title: 'N' });
  const of = (value: unknown, text: string, more = {}) => ({ value, text, ...more });
  for (const asked of [question, note]) {
    expect(valueToTake(asked, of('Iași', 'Jassy'))).toBe('Iași');
    expect(valueToTake(asked, of(null, 'Jassy'))).toBe('Jassy');
    expect(valueToTake(asked, of(null, ''))).toBeNull();
    expect(valueToTake(asked, of('Iași', 'Jassy', { toBeAsked: true }))).toBeNull();
  }
  expect(valueToTake(choice, of('a', 'A'))).toBe('a');
  expect(valueToTake(choice, of(null, 'A'))).toBeNull();
});

const carried = {
  ownWords: '',
  state: 'answered' as const,
  value: 'Iași',
  relation: 'confirms' as const,
};

it('names what it came from', () => {
  const iasi = said('Iași', '2026-11-24T10:00:00Z');
  expect(carriedFrom(question, carried, known(iasi))).toEqual([iasi]);
  // Said the same again since is no origin of its own.
  expect(
    carriedFrom(question, carried, known(said('Iași', '2026-11-25T10:00:00Z', 'confirms'), iasi)),
  ).toEqual([iasi]);
});

it('names the one that was there to be carried, once the same was told again elsewhere', () => {
  const then = { ...said('Iași', '2026-11-24T10:00:00Z'), seq: 5 };
  const again = { ...said('Iași', '2026-11-26T10:00:00Z'), seq: 9 };
  expect(carriedFrom(question, carried, known(again, then), 7)).toEqual([then]);
  expect(carriedFrom(question, carried, known(again, then))).toEqual([again]);
});

it('names nothing once it is recorded otherwise, or no longer', () => {
  expect(carriedFrom(question, carried, known(said('Vaslui', '2026-11-25T10:00:00Z')))).toBe('otherwise');
  expect(carriedFrom(question, carried, undefined)).toBe('otherwise');
});

it('says nothing of an answer that was given here', () => {
  expect(
    carriedFrom(question, { ...carried, relation: 'new' }, known(said('Iași', '2026-11-24T10:00:00Z'))),
  ).toBeNull();
  expect(carriedFrom(question, undefined, undefined)).toBeNull();
});
