/** The chronology: every dated thing once, in order, as nearly as its date is known. */
import { expect, it } from 'vitest';
import { chronologyOf, type Dated } from '../../../src-main/core/chronology/chronology.ts';
import { type FuzzyDate, formatFuzzyDate, parseFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import { coded } from '../../../src-main/core/findings/finding.ts';

const date = (text: string): FuzzyDate => parseFuzzyDate(text) ?? { value: text, qualifier: 'exact' };
const dated = (on: string, thing = on, more: Partial<Dated> = {}): Dated => ({
  ...{ thing, on: date(on), until: null, time: '', kind: 'answer', person: '' },
  what: coded('chronology-answer', { title: thing }),
  sources: [
    {
      place: { at: 'record', id: thing, question: '' },
      said: coded('chronology-from-details'),
      privileged: false,
    },
  ],
  ...more,
});
const order = (...dates: string[]) =>
  chronologyOf(dates.map((on) => dated(on))).map(
    (row) => `${formatFuzzyDate(row.on)}${row.orderOpen ? ' ~' : ''}`,
  );

it('keeps a date as it is known, in order, and says where the order is open', () => {
  expect(
    order('2021-06-15', 'June 2021', '2021', 'before 2021', '2021-06-15', 'about June 2021', '2019'),
  ).toEqual(
    ['2019', '2021 ', 'June 2021 ~', 'about June 2021 ~', '15 Jun 2021 ~', 'before 2021 ~'].map((one) =>
      one.trim(),
    ),
  );
});

it('is sure of days that follow one another', () =>
  expect(order('2021-06-16', '2021-06-15', 'July 2021')).toEqual([
    '15 Jun 2021',
    '16 Jun 2021',
    'July 2021',
  ]));

it('has the same thing of the same date once, with every source', () => {
  const second = dated('2021-06', 'start', {
    sources: [
      {
        place: { at: 'record', id: 'other', question: '' },
        said: coded('chronology-from-case'),
        privileged: false,
      },
    ],
  });
  const rows = chronologyOf([dated('2021-06', 'start'), second, second]);
  expect(rows.map(({ sources, toldOtherwise }) => [sources.length, toldOtherwise])).toEqual([[2, false]]);
});

it('has what was told in two ways twice, and says so of each', () =>
  expect(
    chronologyOf([dated('2021-06', 'start'), dated('2020', 'start')]).map((row) => row.toldOtherwise),
  ).toEqual([true, true]));

it('puts the hours of one day in order', () =>
  expect(
    chronologyOf([
      dated('2021-06-15', 'b', { time: '14:00' }),
      dated('2021-06-15', 'a', { time: '09:30' }),
    ]).map(({ time }) => time),
  ).toEqual(['09:30', '14:00']));
