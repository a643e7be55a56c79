/** @file Where it was, as the referral form asks it: towns of its list, countries of its list, and what is on neither. */
import countries from '../../../resources/codes/nrm-countries.json' with { type: 'json' };
import { countryName } from '../answers/countries.ts';
import type { Told } from '../answers/rows-told.ts';
import { type Period, whereOf } from './period.ts';
import { listedTowns, townNamed, townsIn } from './towns.ts';

export interface Places {
  /** With "Unknown", as the form asks it, once where a place was told of which no town is on the list. */
  readonly towns: readonly Told<string>[];
  readonly ukOther: readonly Told<string>[];
  readonly countries: readonly Told<string>[];
  readonly overseasOther: readonly Told<string>[];
}

const UK = 'GB';
const LISTED = new Set(countries.choices.map(({ value }) => value));

/**
 * `ukPlaces`, `overseas`: what was told as a town in the UK and as a country overseas. A period without a country is in
 * the UK where its place is a town of the list, and is otherwise in neither: that is asked.
 */
export function placesTold(
  periods: readonly Told<Period>[],
  ukPlaces: readonly Told<string>[],
  overseas: readonly Told<string>[],
): Places {
  const inUk = periods.filter(({ value }) => isInUk(value) && value.place !== '');
  const abroad = periods.filter(({ value }) => isAbroad(value));
  const uk = [...inUk.map(({ value, said }) => ({ value: value.place, said })), ...ukPlaces].map(
    ({ value, said }) => ({ said, ...townsIn(value), listed: listedTowns(value) }),
  );
  const codes = [...abroad.map(({ value, said }) => ({ value: value.country, said })), ...overseas];
  return {
    towns: once(uk.flatMap(({ listed, said }) => listed.map((value) => ({ value, said })))),
    ukOther: once(uk.flatMap(({ rest, said }) => (rest === '' ? [] : [{ value: rest, said }]))),
    // Told as a country overseas, the UK is none of the form's: it is shown last, and does not fit.
    countries: once([
      ...codes.filter(({ value }) => LISTED.has(value) && value !== UK),
      ...codes.filter(({ value }) => value === UK),
    ]),
    overseasOther: once([
      ...abroad.flatMap(({ value, said }) => (value.place === '' ? [] : [{ value: whereOf(value), said }])),
      ...codes
        .filter(({ value }) => !LISTED.has(value))
        .map(({ value, said }) => ({ value: countryName(value), said })),
    ]),
  };
}

/** `null` where no period says, or where one that says nothing of it may be the other: all of them in the UK was not told then. */
export function ukOrOverseas(periods: readonly Period[]): 'uk' | 'overseas' | 'uk-and-overseas' | null {
  const uk = periods.some(({ country }) => country === UK);
  const overseas = periods.some(isAbroad);
  if (uk && overseas) return 'uk-and-overseas';
  return periods.some(isNowhere) ? null : uk ? 'uk' : overseas ? 'overseas' : null;
}

/** Neither country nor town of the list; a row that says nothing at all is none. */
const isNowhere = (period: Period): boolean =>
  !isAbroad(period) &&
  !isInUk(period) &&
  [period.place, period.what, period.ended, period.charge].some((words) => words !== '');

export const isInUk = ({ country, place }: Period): boolean =>
  country === UK || (country === '' && townNamed(place) !== null);
export const isAbroad = ({ country }: Period): boolean =>
  country !== '' && country !== UK && country !== 'unknown';

const once = <T>(told: readonly Told<T>[]): Told<T>[] =>
  told.filter(({ value }, at) => told.findIndex((one) => one.value === value) === at);
