/** Where a carried answer came from, at the command line: by the same rule as in the window. */
import { expect, it } from 'vitest';
import { carriedFromLines } from '../../../src-main/cli/record-lines.ts';
import type { AnswerView } from '../../../src-main/core/answers/answer.ts';
import type { FactStatement, KnownAnswer } from '../../../src-main/core/answers/fact.ts';
import { FormQuestion } from '../../../src-main/core/forms/form-format.ts';

const question = FormQuestion.parse({ type: 'comment', name: 'route', title: 'Which way?' });
const statement: FactStatement = {
  state: 'answered',
  value: ['sea'],
  text: 'By sea',
  ownWords: '',
  relation: 'new',
  cause: '',
  howSaid: '',
  author: 'Ana',
  at: '2026-11-24T10:00:00Z',
  seq: 1,
  origin: { kind: 'person' },
};
const known: KnownAnswer = {
  question: 'route',
  state: 'answered',
  value: null,
  text: 'By sea',
  ownWords: '',
  howSaid: '',
  facts: [{ key: 'journey.route', title: 'Route', statements: [statement], differs: false }],
};
const answer: AnswerView = {
  question: 'route',
  layer: 0,
  state: 'answered',
  value: 'By sea',
  ownWords: '',
  relation: 'confirms',
  cause: '',
  howSaid: '',
  language: '',
  interpreter: '',
  at: '2026-11-25T10:00:00Z',
  author: 'Ana',
};
const entries = [{ question: 'route', layer: 0, seq: 2 }];

it('names where the words of a text came from, which were taken in place of a value', () => {
  expect(carriedFromLines(question, answer, { known: [known], entries })).toEqual([
    'as recorded 24 Nov 2026 by Ana in the person’s particulars',
  ]);
});

it('says nothing once the answer says something else', () => {
  const other = { ...answer, value: 'Overland' };
  expect(carriedFromLines(question, other, { known: [known], entries })).toEqual([]);
});
