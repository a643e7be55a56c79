/** The order of places and how long each lasted, on the sheet, where a later account puts the order right. */
import { expect, it } from 'vitest';
import { asItHappened, readPeriods } from '../../../../src-main/core/told/period.ts';
import { both, differs, known, told } from '../../../support/two-tellings.ts';

const WHEN = 'when-did-the-exploitation-take-place-multiple';
const on = (value: string) => ({ value, qualifier: 'exact' });
const row = (place: string, more: object = {}) => ({ what: 'work', place, country: 'GB', ...more });

const feb = { from: on('2026-02') };
const end = { until: on('2026-09-19') };
const first = [
  row('Luton', { from: on('2026-01') }),
  row('Bristol', feb),
  row('Cardiff'),
  row('Leicester', end),
];
const numbered = (text: string) =>
  [...text.matchAll(/^\d+\..*?(Luton|Bristol|Cardiff|Leicester)/gmu)].map(([, town]) => town);

it('goes behind the place that has its beginning now where a beginning was taken back', () => {
  const later = [first[0], row('Bristol'), row('Cardiff'), row('Leicester', { ...feb, ...end })];
  const all = [told('exploitation.periods', 0, first), told('exploitation.periods', 1, later, differs)];
  const [before = '', after = ''] = both(WHEN, ...all).split(/(?=Told 2026-11-05)/u);
  expect(numbered(before.replace(/^Told \S+ /u, ''))).toEqual(['Luton', 'Bristol', 'Cardiff', 'Leicester']);
  expect(numbered(after.replace(/^Told \S+ /u, ''))).toEqual(['Luton', 'Leicester', 'Bristol', 'Cardiff']);
});

it('is the order of the newest list where only the order was put right', () => {
  const [luton, bristol, cardiff, leicester] = [
    row('Luton'),
    row('Bristol'),
    row('Cardiff'),
    row('Leicester'),
  ];
  const all = [
    told('exploitation.periods', 0, [luton, bristol, cardiff, leicester]),
    told('exploitation.periods', 1, [luton, leicester, bristol, cardiff], differs),
  ];
  expect(numbered(known(WHEN, ...all).text)).toEqual(['Luton', 'Leicester', 'Bristol', 'Cardiff']);
});

it('stays as it was told where no beginning was taken back', () => {
  const rows = readPeriods([row('Luton', feb), row('Hull'), row('Leeds', { from: on('2026-03') })]);
  expect(asItHappened(rows.map((value) => ({ value }))).map(({ value }) => value.place)).toEqual([
    'Luton',
    'Hull',
    'Leeds',
  ]);
});

it('has a place of a season before what began after that season, though it was told last', () => {
  const order = (...months: readonly string[]) => {
    const rows = [...months.map((month) => row(month, { from: on(month) })), row('Paris', { from: summer })];
    return asItHappened(readPeriods(rows).map((value) => ({ value }))).map(({ value }) => value.place);
  };
  const summer = { ...on('2024'), season: 'summer' };
  expect(order('2023-03', '2024-09')).toEqual(['2023-03', 'Paris', '2024-09']);
  expect(order('2023-03', '2024-07')).toEqual(['2023-03', '2024-07', 'Paris']);
});

it('says how long, and again and again, beside two days and beside none', () => {
  const often = { lasted: 'two weeks at a time, round and round' };
  const rows = [
    row('Leicester', { ...feb, ...end, ...often }),
    row('Cardiff', often),
    row('Hull', { ...feb, ...end, lasted: 'about seven months' }),
  ];
  const text = known(WHEN, told('exploitation.periods', 0, rows)).text;
  expect(text).toContain(
    'February 2026 – 19 Sep 2026, how long: two weeks at a time, round and round; work; Leicester',
  );
  expect(text).toContain('how long: two weeks at a time, round and round; work; Cardiff');
  // A length alone is what both days say.
  expect(text).toContain('February 2026 – 19 Sep 2026; work; Hull');
});
