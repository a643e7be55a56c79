/** The chronology: every dated thing once, in order, as nearly as its date is known. */
import { expect, it } from 'vitest';
import { chronologyOf } from '../../../src-main/core/chronology/chronology.ts';
import type { Dated } from '../../../src-main/core/chronology/entry.ts';
import { type FuzzyDate, formatFuzzyDate, parseFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import { coded } from '../../../src-main/core/findings/finding.ts';

const date = (text: string): FuzzyDate => parseFuzzyDate(text) ?? { value: text, qualifier: 'exact' };
const dated = (on: string, thing = on, more: Partial<Dated> = {}): Dated => ({
  thing,
  on: date(on),
  until: null,
  time: '',
  kind: 'answer',
  person: '',
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

const rowOf = (of: string, cells: Record<string, string>, more: Partial<Dated> = {}): Dated =>
  dated('2022-03', `${of} ${Object.values(cells).join('; ')}`, {
    until: date('2022-08'),
    person: 'Maria',
    row: { of, cells },
    what: coded('chronology-row-of', { title: of, said: Object.values(cells).join('; ') }),
    ...more,
  });
const picking = { what: 'Picking', place: 'Boston' };

it.each([
  [
    'a row told in two forms that ask for it differently',
    rowOf('b', { work: 'picking', where: ' Boston ' }),
    1,
  ],
  ['a row of the same list, of which one form asked more', rowOf('a', { ...picking, others: 'Six' }), 1],
  ['a row that contradicts it', rowOf('a', { ...picking, place: 'Hull' }), 2],
  ['a row with nothing in common', rowOf('a', { others: 'Six' }), 2],
  ['the row of somebody else', rowOf('b', picking, { person: 'Ana' }), 2],
  ['the row of other dates', rowOf('b', picking, { until: date('2022-09') }), 2],
  ['the row of a date that is known less closely', rowOf('b', picking, { on: date('about March 2022') }), 2],
])('%s', (_, other, entries) => {
  const first = rowOf('a', picking);
  const source = first.sources[0];
  if (source === undefined) throw new Error('it has one');
  const elsewhere = { ...other, sources: [{ ...source, place: { at: 'case' as const } }] };
  const rows = chronologyOf([first, elsewhere]);
  expect(rows.map(({ sources }) => sources.length)).toEqual(entries === 1 ? [2] : [1, 1]);
  if ('others' in (other.row?.cells ?? {}) && entries === 1)
    expect(rows[0]?.what.params).toMatchObject({ said: 'Picking; Boston; Six' });
});

it('has seasons, one of two and ranges in order, as nearly as they are known', () =>
  expect(order('November 2012', 'autumn 2012', 'between 2012 and 2014', '2012 or 2013', '2016')).toEqual([
    '2012 or 2013',
    'between 2012 and 2014 ~',
    'autumn 2012 ~',
    'November 2012 ~',
    '2016',
  ]));

/** Rows of lists: `of` the list, `stands` where the list as it stands has it. */
const listed = (on: string, of: string, cells: Record<string, string>, more: Partial<Dated> = {}) =>
  dated(on, `${of} ${Object.values(cells).join('; ')}`, {
    sources: dated(on, `${of} ${on}`).sources,
    row: { of, cells, stands: `form ${of}` },
    ...more,
  });
const MEETING = { which: 'Social worker', what: 'Strategy meeting, chair Graham Pell' };

it('has two meetings of one list as two, and neither against the other', () => {
  const rows = chronologyOf([
    listed('2026-09-21', 'services', MEETING),
    listed('2026-10-17', 'services', MEETING),
  ]);
  expect(rows.map((one) => one.toldOtherwise)).toEqual([false, false]);
  const was = { of: 'services', cells: MEETING };
  const told = chronologyOf([
    listed('2026-09-21', 'services', MEETING, { row: was }),
    listed('2026-10-17', 'services', MEETING),
  ]);
  expect(told.map((one) => one.toldOtherwise)).toEqual([true, true]);
});

it('has one meeting once that two lists and a day of the case have, with every source', () => {
  const day = (named: string) => dated('2026-09-21', `event ${named}`, { kind: 'milestone', named });
  const twice = [
    listed('2026-09-21', 'services', MEETING),
    listed('2026-09-21', 'particulars', { kind: 'Safeguarding enquiry', what: MEETING.what }),
  ];
  const rows = chronologyOf([...twice, day('Strategy meeting')]);
  expect(rows.map(({ kind, sources }) => [kind, sources.length])).toEqual([['answer', 3]]);
  // Another thing of that day, a word that may be of many, and what nobody says is the same.
  for (const other of ['Strategy paper sent', 'Strategy', 'Meeting'])
    expect(chronologyOf([...twice, day(other)])).toHaveLength(2);
  const who = { who: 'Laco', what: 'Threat to her brothers' };
  const paid = { who: 'Laco', what: 'Paid the grandmother' };
  expect(chronologyOf([listed('2026-09-21', 'a', who), listed('2026-09-21', 'b', paid)])).toHaveLength(2);
});

it('what was before a day stands above it, whichever came first', () => {
  const both = ['15 June 2021', 'before 15 June 2021'];
  expect(order(...both)).toEqual(['before 15 Jun 2021', '15 Jun 2021']);
  expect(order(...both.toReversed())).toEqual(['before 15 Jun 2021', '15 Jun 2021']);
});
