import { describe, expect, it } from 'vitest';
import { parseFuzzyDate } from '../../../../src-main/core/dates/fuzzy-date.ts';
import { corridorOf, journeyFindings } from '../../../../src-main/core/worksheets/journey.ts';
import { said } from '../../../support/said.ts';

const countries = new Map([
  ['GT', 'Guatemala'],
  ['MX', 'Mexico'],
  ['US', 'United States'],
  ['GB', 'United Kingdom'],
  ['VN', 'Vietnam'],
  ['RU', 'Russia'],
  ['FR', 'France'],
  ['XK', 'Kosovo'],
]);
const leg = (from?: string, to?: string, left?: string, arrived?: string) => ({
  from,
  to,
  left: left === undefined ? undefined : parseFuzzyDate(left)!,
  arrived: arrived === undefined ? undefined : parseFuzzyDate(arrived)!,
});
const findings = (
  legs: ReturnType<typeof leg>[],
  more: { born?: string; in?: string; because?: string } = {},
) =>
  journeyFindings({
    legs,
    countries,
    born: more.born === undefined ? null : parseFuzzyDate(more.born),
    exploitedIn: more.in ?? null,
    explanation: more.because ?? '',
  }).map(said);

describe('the corridor', () => {
  it('goes from the first origin to the last destination, with what lies between', () => {
    expect(corridorOf([leg('GT', 'MX'), leg('MX', 'US')])).toEqual({
      from: 'GT',
      to: 'US',
      transit: ['MX'],
    });
    expect(corridorOf([leg('VN', 'RU'), leg('RU', 'FR'), leg('FR', 'RU'), leg('RU', 'GB')])).toEqual({
      from: 'VN',
      to: 'GB',
      transit: ['RU', 'FR'],
    });
    expect(corridorOf([leg('GB', 'GB')])).toEqual({ from: 'GB', to: 'GB', transit: [] });
  });
  it('is not guessed', () => {
    expect(corridorOf([])).toBeNull();
    expect(corridorOf([leg(undefined, 'GB')])).toBeNull();
    expect(corridorOf([leg('VN', undefined)])).toBeNull();
  });
});

describe('what to look at again in a journey', () => {
  it.each<[string, ReturnType<typeof leg>[], object, string[]]>([
    [
      'nothing, when it joins up',
      [leg('GT', 'MX', '2021-05', '2021-06'), leg('MX', 'US', '2021-06', '2021-07')],
      { born: '2000', in: 'US' },
      [],
    ],
    ['nothing, when little is known', [leg(), leg('MX'), leg(undefined, 'US', '2021')], {}, []],
    [
      'legs that do not join',
      [leg('GT', 'MX'), leg('FR', 'US')],
      {},
      ['Leg 2 begins in France (FR), leg 1 ended in Mexico (MX)'],
    ],
    ['arriving before leaving', [leg('GT', 'MX', '2021-06', '2021-05')], {}, ['Leg 1 is left (June 2021)']],
    [
      'a leg that begins before the last is over',
      [leg('GT', 'MX', '2021-05', '2021-08'), leg('MX', 'US', '2021-07-01')],
      {},
      ['Leg 2 begins (1 Jul 2021) before leg 1'],
    ],
    [
      'a leg that begins before an earlier one is over, with a leg of no known date between',
      [leg('VN', 'RU', '2022-01', '2022-02'), leg('RU', 'FR'), leg('FR', 'GB', '2019-05')],
      {},
      ['Leg 3 begins (May 2019) before leg 1 is over (February 2022)'],
    ],
    [
      'not the same month twice',
      [leg('GT', 'MX', '2021-06', '2021-06-30'), leg('MX', 'US', '2021-06')],
      {},
      [],
    ],
    ['not an "about" that may fit', [leg('GT', 'MX', 'about 2021', '2020-12')], {}, []],
    ['not "before" and "after" that may fit', [leg('GT', 'MX', 'before 2022', '2020')], {}, []],
    [
      'a journey before birth',
      [leg('GT', 'MX', '1999')],
      { born: '2000-01-01' },
      ['is before the date of birth'],
    ],
    [
      'a place on no leg',
      [leg('GT', 'MX')],
      { in: 'GB' },
      ['United Kingdom (GB), where the exploitation took place, is on no leg'],
    ],
    [
      'blanks, which explain nothing',
      [leg('GT', 'MX')],
      { in: 'GB', because: ' \n' },
      ['United Kingdom (GB), where the exploitation took place'],
    ],
    ['not when it is explained', [leg('GT', 'MX')], { in: 'GB', because: 'Brought by plane later.' }, []],
    ['UK, with what to write', [leg('VN', 'UK')], {}, ['UK is not a country code: the United Kingdom is GB']],
    ['not Kosovo', [leg('XK', 'GB')], {}, []],
  ])('%s', (_what, legs, more, words) => {
    const found = findings(legs, more);
    expect(found).toHaveLength(words.length);
    for (const [index, word] of words.entries()) expect(found[index]).toContain(word);
  });
});
