/** @file Writing one answer in steps is no changed story; replacing it is an earlier answer. */
import { expect, test } from 'vitest';
import type { AnswerView } from '../../../../src-main/core/answers/answer.ts';
import { goneOnWith, replacedAnswers } from '../../../../src-main/core/answers/answer-steps.ts';
import { stateWith } from '../../../../src-main/core/answers/said.ts';
import { FormQuestion } from '../../../../src-main/core/forms/form-format.ts';

const question = (part: object) => FormQuestion.parse({ name: 'q', title: 'Q', ...part });
const choices = ['lorry', 'boat', 'foot', 'none'].map((value) => ({ value, text: value }));
const boxes = question({ type: 'checkbox', choices });
const circles = question({
  type: 'radiogroup',
  choices: ['no', 'no-but'].map((value) => ({ value, text: value })),
});
const words = question({ type: 'comment' });
const number = question({ type: 'text', inputType: 'number' });

const step = (value: unknown, part: Partial<AnswerView> = {}) => ({
  state: value === null ? stateWith('cleared', part.ownWords ?? '') : ('answered' as const),
  value,
  ownWords: '',
  relation: 'new' as const,
  cause: '' as const,
  ...part,
});
const replaced = (asked: FormQuestion, ...steps: ReturnType<typeof step>[]) =>
  replacedAnswers(asked, steps).map((one) => one.value);

test('three boxes ticked in a row are one answer; one taken away again is an earlier answer', () => {
  expect(replaced(boxes, step(['boat']), step(['boat', 'foot']), step(['lorry', 'boat', 'foot']))).toEqual(
    [],
  );
  expect(replaced(boxes, step(['boat']), step(['boat', 'foot']), step(['boat']))).toEqual([['boat', 'foot']]);
});

test('a sentence that was gone on with is one answer; a changed one is an earlier answer', () => {
  expect(replaced(words, step('They took '), step('They took my'), step('They took my papers.'))).toEqual([]);
  expect(replaced(words, step('They took'), step('They took my papers.'), step('I gave them.'))).toEqual([
    'They took my papers.',
  ]);
});

test('own words beside the same answer, and an answer beside own words, add; changed words replace', () => {
  expect(replaced(circles, step('no'), step('no', { ownWords: 'not then' }))).toEqual([]);
  expect(
    replaced(circles, step(null, { ownWords: 'not then' }), step('no', { ownWords: 'not then' })),
  ).toEqual([]);
  expect(replaced(circles, step('no', { ownWords: 'not then' }), step('no', { ownWords: 'never' }))).toEqual([
    'no',
  ]);
});

test('another choice or number is another answer, although its letters begin alike', () => {
  expect(replaced(circles, step('no'), step('no-but'))).toEqual(['no']);
  expect(replaced(number, step(1), step(17))).toEqual([1]);
});

test('what was taken back, and what is said instead of an answer, stay earlier answers', () => {
  expect(replaced(words, step('A'), step(null), step('B'))).toEqual(['A', null]);
  expect(replaced(words, step('A'), step(null, { state: 'prefers-not-to-say' }))).toEqual(['A']);
  expect(replaced(words, step('A', { relation: 'confirms' }), step('A', { relation: 'differs' }))).toEqual([
    'A',
  ]);
});

test('an answer that was only opened, with nothing said yet, is no earlier answer', () => {
  expect(replaced(words, step(null, { relation: 'adds' }), step('A', { relation: 'adds' }))).toEqual([]);
});

test('rows written cell by cell are one answer; a changed cell is an earlier answer', () => {
  const rows = question({
    type: 'paneldynamic',
    templateElements: [
      { type: 'text', name: 'who', title: 'Who' },
      { type: 'radiogroup', name: 'way', title: 'Way', choices },
    ],
  });
  const ana = [{ who: 'Ana' }];
  expect(replaced(rows, step([{ who: 'A' }]), step(ana), step([{ who: 'Ana', way: 'boat' }, {}]))).toEqual(
    [],
  );
  expect(replaced(rows, step([{ way: 'boat' }]), step([{ way: 'foot' }]))).toEqual([[{ way: 'boat' }]]);
});

test('every step but the last is told as gone on with or not', () => {
  expect(goneOnWith(words, [step('A'), step('AB'), step('C')])).toEqual([true, false, false]);
  expect(goneOnWith(undefined, [step('A'), step('A'), step('B')])).toEqual([true, false, false]);
});
