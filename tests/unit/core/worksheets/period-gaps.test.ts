/** What a row for a period does not say, and what in it may be from elsewhere. */
import { describe, expect, it } from 'vitest';
import { readPeriods } from '../../../../src-main/core/told/period.ts';
import { orderApart, periodGaps, periodName } from '../../../../src-main/core/worksheets/period-gaps.ts';

const june = { qualifier: 'about', value: '2021-06' };
const whole = { place: 'Luton', from: june, kinds: ['forced-to-work'] };
const gaps = (rows: readonly object[], began: readonly string[] = []) =>
  periodGaps(readPeriods(rows), began).map((found) => found.map(({ code }) => code));

describe('a row for a period', () => {
  it('with a kind, a place and a beginning has nothing to look at', () => {
    expect(gaps([whole])).toEqual([[]]);
  });

  it.each([
    [{ ...whole, kinds: [] }, 'period-no-kind'],
    [{ ...whole, place: '' }, 'period-no-place'],
    [{ ...whole, from: null }, 'period-no-start'],
  ])('is pointed at for what it lacks (%#)', (row, code) => {
    expect(gaps([row])).toEqual([[code]]);
  });

  it('of which somebody was in charge who is not carried as an exploiter says who', () => {
    const farm = { ...whole, from: { ...june, value: '2020' }, kinds: [], charge: 'Petar' };
    const found = periodGaps(readPeriods([farm, { ...whole, charge: 'Zed; Mr Pickering, landlord' }]), []);
    expect(found).toEqual([
      [
        { code: 'period-no-kind', params: {} },
        { code: 'period-charge-left-out', params: { who: 'Petar' } },
      ],
      [{ code: 'period-charge-left-out', params: { who: 'Mr Pickering, landlord' } }],
    ]);
  });

  it('that begins as another does is asked about, by the number of that other', () => {
    const rows = [whole, { ...whole, place: 'Hull' }, { ...whole, from: { ...june, value: '2022' } }];
    expect(periodGaps(readPeriods(rows), [])).toEqual([
      [],
      [{ code: 'period-same-start', params: { period: 1 } }],
      [],
    ]);
    expect(
      gaps([
        { place: 'Hull', kinds: ['x'] },
        { place: 'Luton', kinds: ['x'] },
      ]),
    ).toEqual([['period-no-start'], ['period-no-start']]);
  });

  it('that was in another place before the first of them was over is asked about', () => {
    const on = (value: string, qualifier = 'exact') => ({ value, qualifier });
    const kilkeel = { ...whole, place: 'Kilkeel', from: on('2026-01'), until: on('2026-06') };
    const lent = { ...whole, place: 'Portavogie', from: on('2026-03-31'), until: on('2026-05-10', 'about') };
    const found = periodGaps(readPeriods([kilkeel, lent]), []);
    expect(found).toEqual([[], [{ code: 'period-overlaps', params: { period: 1 } }]]);
    // One that begins when the other ends, one in the same place, and one of which no end is known are no such thing.
    expect(gaps([kilkeel, { ...lent, from: on('2026-06'), until: null }])).toEqual([[], []]);
    expect(gaps([kilkeel, { ...lent, place: 'Kilkeel' }])).toEqual([[], []]);
    expect(gaps([{ ...kilkeel, until: null }, lent])).toEqual([[], []]);
  });

  it('with others whom nobody named is not asked about where as many of them are told of', () => {
    const row = { ...whole, others: 'Eight carers in the house' };
    const told = 'Eight carers in three bedrooms; among them Reena.';
    expect(periodGaps(readPeriods([row]), [], told)).toEqual([[]]);
    expect(periodGaps(readPeriods([row]), [], 'Two carers, and a man.')).toMatchObject([
      [{ code: 'period-others-unsaid' }],
    ]);
  });

  it('with others of whom nobody said that they were exploited is asked about, until it is told', () => {
    const row = { ...whole, others: 'Other girls, Mina; Marv (17) and a man of 22' };
    expect(periodGaps(readPeriods([row]), [])).toEqual([
      [{ code: 'period-others-unsaid', params: { who: 'Marv (17) and a man of 22' } }],
    ]);
    expect(periodGaps(readPeriods([row]), [], 'Marv, 17, was made to sell; the man was 22')).toEqual([[]]);
  });

  it('in the place where it began for the person is asked about, and in part of a name is not', () => {
    expect(gaps([whole], ['A café in LUTON, near the station'])).toEqual([['period-place-as-began']]);
    expect(gaps([{ ...whole, place: 'Hull' }], ['Hullbridge'])).toEqual([[]]);
  });

  it('is named by its number, when and where; by what it was where that is all', () => {
    const [first, second, third] = readPeriods([whole, { what: 'washing cars' }, { kinds: ['x'] }]);
    expect(periodName(first!, 0)).toBe('Period 1: began about June 2021, Luton');
    expect(periodName(second!, 1)).toBe('Period 2: washing cars');
    expect(periodName(third!, 2)).toBe('Period 3');
  });
});

it('sees an order of places that was told and the rows do not have', () => {
  const rows = ['Amadora', 'Bristol', 'Cardiff', 'Leicester'].map((place) => ({ place }));
  expect(orderApart(rows, 'By coach. In the UK it was Leicester, then Bristol, then Cardiff')).toEqual([
    'Leicester',
    'Bristol',
    'Cardiff',
  ]);
  expect(orderApart(rows, 'First Bristol, then Cardiff, then Leicester, and Bristol again')).toBeNull();
  expect(orderApart(rows, 'Leicester and Bristol were cold.')).toBeNull();
  expect(orderApart(rows, 'Before Leicester she was in Cardiff.')).toBeNull();
  expect(orderApart(rows, 'It was Leicester then, after Bristol.')).toBeNull();
});
