/**
 * @file One period somebody told of: where, when, what it was, who was there, how it ended. A row of a repeated group
 * whose fact is `exploitation.periods`; every cell may be empty.
 */
import * as z from 'zod';
import types from '../../../resources/codes/exploitation-types.json' with { type: 'json' };
import { countryName } from '../answers/countries.ts';
import { FuzzyDate, formatFuzzyDate } from '../dates/fuzzy-date.ts';

const Words = z
  .string()
  .nullable()
  .default('')
  .catch('')
  .transform((words) => words?.trim() ?? '');
const Day = FuzzyDate.nullable().default(null).catch(null);

const Period = z.object({
  what: Words,
  place: Words,
  /** ISO 3166-1, `unknown` or empty. */
  country: Words,
  from: Day,
  until: Day,
  /** Who was in charge, or did this. */
  charge: Words,
  /** Who else was there: nobody who is said to have done anything. */
  others: Words,
  /** "Who was there", as forms before asked it: fellow victims and exploiters alike. */
  who: Words,
  ended: Words,
  /** A value of resources/codes/exploitation-types.json, or empty. */
  kind: Words,
});
export type Period = z.infer<typeof Period>;

/** The rows in the order they were told; those with nothing in them left out. */
export function readPeriods(value: unknown): Period[] {
  const rows = z.array(Period).safeParse(value);
  return rows.success
    ? rows.data.filter((row) => Object.values(row).some((one) => one !== '' && one !== null))
    : [];
}

const KIND_WORDS: ReadonlyMap<string, string> = new Map(
  types.choices.map(({ value, text }) => [value, text]),
);

/** "about June 2021 – March 2023", "from about June 2021", "until March 2023". Empty for no date. */
export function whenOf({ from, until }: Pick<Period, 'from' | 'until'>): string {
  if (from !== null && until !== null) return `${formatFuzzyDate(from)} – ${formatFuzzyDate(until)}`;
  if (from !== null) return `from ${formatFuzzyDate(from)}`;
  return until === null ? '' : `until ${formatFuzzyDate(until)}`;
}

/** "Luton, United Kingdom". */
export const whereOf = ({ place, country }: Pick<Period, 'place' | 'country'>): string =>
  [place, country === '' || country === 'unknown' ? '' : countryName(country)].filter(Boolean).join(', ');

export const kindOf = ({ kind }: Pick<Period, 'kind'>): string => KIND_WORDS.get(kind) ?? kind;

/** When, kind, what and where, in one line. */
export const lineOf = (period: Period): string =>
  [whenOf(period), kindOf(period), period.what, whereOf(period)].filter((part) => part !== '').join('; ');

/** What tells one period from the others: when and where. */
export const headOf = (period: Period): string =>
  [whenOf(period), whereOf(period)].filter((part) => part !== '').join(', ');
