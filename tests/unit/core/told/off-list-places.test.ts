/** Where it was, in a place that is on no list, or at a landmark that was told with what happened there. */
import { expect, it } from 'vitest';
import { known, knownIn, told } from '../../../support/two-tellings.ts';

const TOWN = 'where-exploitation-happened-uk-city';
const OTHER = 'where-exploitation-happened-other-uk-other-location';
const at = (place: string, what = 'packing') => ({ what, place, country: 'GB' });
const periods = (layer: 0 | 1, rows: readonly object[], more = {}) =>
  told('exploitation.periods', layer, rows, more);

it('takes “Unknown” for a place of which no town is on the list, once, and the place itself with the addresses', () => {
  const rows = periods(0, [at('Sandycroft'), at('Llandudno'), at('Broughton Mills')]);
  expect(known(`${TOWN}-1`, rows).value).toBe('Llandudno');
  expect(known(`${TOWN}-2`, rows).value).toBe('Unknown');
  expect(knownIn(`${TOWN}-3`, rows)).toBeNull();
  expect(known(OTHER, rows).text).toBe('Sandycroft\nBroughton Mills');
});

it('needs no “Unknown” beside a farm in a town that is on the list, nor for a place abroad', () => {
  const rows = periods(0, [
    at('a farm in Luton'),
    { what: 'fields', place: 'Huelva province', country: 'ES' },
  ]);
  expect(known(`${TOWN}-1`, rows).value).toBe('Luton');
  expect(knownIn(`${TOWN}-2`, rows)).toBeNull();
});

it('puts a landmark and a part of a town with the addresses, in the words they were told in', () => {
  const rows = [
    at('Margate', 'Lived in a basement in Cliftonville; took from shops'),
    at('Canterbury', 'Begging by the cathedral gate'),
    at('Sheffield', 'Begging in December, as in Margate'),
  ];
  const words = known(OTHER, periods(0, rows)).text;
  expect(words).toBe(
    'Margate: Lived in a basement in Cliftonville\nCanterbury: Begging by the cathedral gate',
  );
  // Addresses that were told by themselves say it.
  const said = known(OTHER, periods(0, rows), told('exploitation.places', 0, 'A basement in Cliftonville.'));
  expect(said.text).not.toContain('cathedral');
});

it('takes a short name as the one town that has it, and the name that was told with the addresses', () => {
  const rows = periods(0, [at('Hull'), at('Tunbridge Wells'), at('Luton')]);
  expect([1, 2, 3].map((n) => known(`${TOWN}-${n}`, rows).value)).toEqual([
    'Kingston upon Hull',
    'Royal Tunbridge Wells',
    'Luton',
  ]);
  expect(known(OTHER, rows).text).toBe('Hull\nTunbridge Wells');
});
