/** One cell of rows that are recorded is changed without typing the others again. */
import { describe, expect, it } from 'vitest';
import { withChangedRows } from '../../../src-main/cli/changed-rows.ts';
import type { fitAnswers } from '../../../src-main/cli/fit-answers.ts';
import { TestimonyError } from '../../../src-main/core/errors/errors.ts';
import { withPutsRight } from '../../../src-main/core/interviews/put-right-in-place.ts';

const ROWS = [
  { place: 'Doha', from: { value: '2022-02', qualifier: 'exact' } },
  { place: 'Harrogate', others: 'Babu' },
];
const answer = (layer: number, value: unknown) =>
  ({ question: 'periods', state: 'answered', layer, value }) as never;
const signed = { answers: [answer(0, ROWS)], known: [], signedAt: '2026-11-09' };
const change = (rows: object[], record: object = signed, more: object = {}) =>
  withChangedRows<Parameters<typeof fitAnswers>[1][number]>(record as never, [
    { question: 'periods', rows: rows as never, ...more },
  ])[0];

describe('of a first account that is put right, after a second talk', () => {
  const layer = (number: number, reason: string) => ({ layer: number, reason });
  const words = '[why of row 2: shame] I was ashamed';
  const first = { ...(answer(0, ROWS) as object), ownWords: words };
  const second = answer(1, [{ place: 'Hull' }]);
  const layers = [layer(1, 'A second talk'), layer(2, withPutsRight(0, '')), layer(3, withPutsRight(0, ''))];

  it('rows are those that it has since an earlier correction, with the reasons that were given', () => {
    const right = { ...(answer(2, [{ place: 'Lusail' }, ROWS[1]]) as object), ownWords: words };
    const record = { ...signed, answers: [first, second, right], layers };
    expect(change([{ row: 2, set: { place: 'Hessle' } }], record)).toMatchObject({
      value: [{ place: 'Lusail' }, { ...ROWS[1], place: 'Hessle' }],
      ownWords: words,
    });
  });

  it('own words stay beside a value that was typed wrongly, unless others are given', () => {
    const told = {
      question: 'treatment',
      state: 'answered',
      layer: 0,
      value: 'Burnt',
      ownWords: 'He laughed.',
    };
    const record = { ...signed, answers: [told], layers } as never;
    const right = (more: object) =>
      withChangedRows(record, [{ question: 'treatment', value: 'Beaten', ...more }])[0];
    expect(right({})).toMatchObject({ ownWords: 'He laughed.' });
    expect(right({ ownWords: '' })).toMatchObject({ ownWords: '' });
  });
});

describe('rows that are recorded', () => {
  it.each([
    ['a cell', [{ row: 1, set: { from: '2021-02' } }], [{ place: 'Doha', from: '2021-02' }, ROWS[1]]],
    ['a cell that is emptied', [{ row: 2, set: { others: null } }], [ROWS[0], { place: 'Harrogate' }]],
    ['a row that is taken out', [{ row: 1, set: {}, remove: true }], [ROWS[1]]],
    [
      'two rows',
      [
        { row: 1, set: { place: 'Lusail' } },
        { row: 2, set: { until: '2026' } },
      ],
      [
        { ...ROWS[0], place: 'Lusail' },
        { ...ROWS[1], until: '2026' },
      ],
    ],
  ])('%s', (_, rows, value) => {
    expect(change(rows)).toEqual({ question: 'periods', value, relation: 'differs' });
  });

  it.each([
    ['one row', [{ row: 3, set: { place: 'Lusail' } }], [{ place: 'Lusail' }]],
    [
      'several rows, in whichever order',
      [
        { row: 5, set: { place: 'York' } },
        { row: 3, set: { place: 'Lusail' } },
        { row: 4, set: { place: 'Hull' } },
      ],
      [{ place: 'Lusail' }, { place: 'Hull' }, { place: 'York' }],
    ],
  ])('go on with new ones, which only add: %s', (_, rows, added) => {
    expect(change(rows)).toEqual({ question: 'periods', value: [...ROWS, ...added], relation: 'adds' });
  });

  it('are those of the newest account, and of another record where this one has none', () => {
    const later = { ...signed, answers: [answer(0, ROWS), answer(1, [{ place: 'Leeds' }])] };
    expect(change([{ row: 1, set: { until: '2026' } }], later)?.value).toEqual([
      { place: 'Leeds', until: '2026' },
    ]);
    const elsewhere = { answers: [], signedAt: null, known: [{ question: 'periods', value: ROWS }] };
    expect(change([{ row: 2, set: { place: 'York' } }], elsewhere)).toEqual({
      question: 'periods',
      value: [ROWS[0], { ...ROWS[1], place: 'York' }],
    });
  });

  it.each([
    ['a row that is not there', [{ row: 4, set: {} }], {}],
    ['a new row that leaves a number out', [{ row: 3 }, { row: 5 }], {}],
    ['taking out a row that is not there', [{ row: 3, set: {}, remove: true }], {}],
    ['whole rows beside it', [{ row: 1, set: {} }], { value: [] }],
  ])('refuse %s, naming the question', (_, rows, more) => {
    const thrown = (() => {
      try {
        return change(rows, signed, more);
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toBeInstanceOf(TestimonyError);
    expect((thrown as TestimonyError).subject).toContain('periods');
  });
});

it('a reason that is written as of a whole answer is refused, with what to write in its place', () => {
  const rows = [{ row: 2, set: { others: 'Dorin' }, cause: 'shame', reason: 'was ashamed' }];
  let detail = '';
  try {
    change(rows);
  } catch (error) {
    detail = error instanceof TestimonyError ? (error.detail ?? '') : String(error);
  }
  expect(detail).toContain('"row": 2');
  expect(detail).toContain('"reasonWords": "[');
});
