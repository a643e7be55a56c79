/**
 * @file One period somebody told of: where, when, what it was, who was there, how it ended. A row of a repeated group
 * whose fact is `exploitation.periods`; every cell may be empty.
 */

import * as z from 'zod';
import types from '../../../resources/codes/exploitation-types.json' with { type: 'json' };
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import { countryName } from '../answers/countries.ts';
import { FuzzyDate, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { CellWords } from './cell-words.ts';
import { ENGLISH, shaped } from './english.ts';
import { paidApart } from './paid-by-others.ts';
import { rowWord } from './row-words.ts';

const Day = FuzzyDate.nullable().default(null).catch(null);

const Period = z.object({
  what: CellWords,
  place: CellWords,
  /** ISO 3166-1, `unknown` or empty. */
  country: CellWords,
  from: Day,
  until: Day,
  /** Who was in charge, or did this. */
  charge: CellWords,
  /** Who else was there: nobody who is said to have done anything. */
  others: CellWords,
  /** "Who was there", as forms before asked it: fellow victims and exploiters alike. */
  who: CellWords,
  ended: CellWords,
  /** Hours a day, days a week and pay, as they were told. */
  hours: CellWords,
  days: CellWords,
  pay: CellWords,
  /** "For five weeks", as it was told. */
  lasted: CellWords,
  /** What had to be brought in or reached, as it was told. */
  target: CellWords,
  /** Whether the person went out there: `free`, `accompanied` or `none`. */
  out: CellWords,
  /** Who kept papers there, and the telephone or when it could be used. */
  papers: CellWords,
  phone: CellWords,
  /** Values of resources/codes/exploitation-types.json. */
  kinds: z
    .array(z.string())
    .nullable()
    .default([])
    .catch([])
    .transform((kinds) => kinds ?? []),
  /** The one kind that forms before took. */
  kind: CellWords,
});
export type Period = z.infer<typeof Period>;

/** The rows in the order they were told; those with nothing in them left out. */
export function readPeriods(value: unknown): Period[] {
  const rows = Array.isArray(value) ? (value as unknown[]).map(readRow) : [null];
  if (!rows.every((row) => row !== null)) return [];
  return rows
    .filter((row) => Object.values(row).some((one) => (Array.isArray(one) ? one.length > 0 : Boolean(one))))
    .map((row) => ({ ...row }));
}

/** Of one row it is asked for each of the many things that follow from it, and what was told never changes. */
const READ = new WeakMap<object, Period>();

/** Null for what is no row. */
function readRow(row: unknown): Period | null {
  const known = typeof row === 'object' && row !== null ? READ.get(row) : undefined;
  if (known !== undefined) return known;
  const { data } = Period.safeParse(row);
  if (data === undefined) return null;
  const read = { ...data, kind: '', kinds: kindsOf(data) };
  READ.set(row as object, read);
  return read;
}

/** In the words of the referral form. */
const KIND_WORDS: ReadonlyMap<string, string> = new Map(
  types.choices.map(({ value, official }) => [value, official]),
);

const isPlain = ({ qualifier, to, said }: FuzzyDate): boolean =>
  to === undefined && said === undefined && qualifier !== 'before' && qualifier !== 'after';

/**
 * "about June 2021 – March 2023", "from about June 2021, end not recorded", "until March 2023", "ended before May 2023". Empty
 * for no date. A beginning alone says that nobody recorded the end, or how long it was: it would read as going on.
 */
export function whenOf({
  from,
  until,
  lasted = '',
}: Pick<Period, 'from' | 'until'> & Partial<Pick<Period, 'lasted'>>): string {
  if (from !== null && until !== null) {
    const [began, ended] = [formatFuzzyDate(from).replace(/^since /u, ''), lastOf(until)];
    return began === ended ? began : `${began} – ${ended}`;
  }
  // "From between" and "until before" are nothing anybody says.
  if (from !== null)
    return `${isPlain(from) ? 'from' : 'began'} ${formatFuzzyDate(from)}, ${lasted === '' ? sheetWords['no-end'] : `${rowWord('lasted')}: ${lasted}`}`;
  if (until === null) return '';
  const last = lastOf(until);
  const isUntil = last !== formatFuzzyDate(until);
  const word = until.qualifier !== 'after' && !isPlain(until) && !isUntil ? 'ended' : 'until';
  return `${word} ${last}`;
}

/** That it went on until then is what an end says anyway. */
const lastOf = (until: FuzzyDate): string => formatFuzzyDate(until).replace(/^until /u, '');

/**
 * The same with how long it was: "February 2026 – 19 Sep 2026, how long: two weeks at a time, round and round". Between two days
 * a length alone ("about a month") says nothing more; anything else may say that it was not all of that time.
 */
export function spanOf(period: Pick<Period, 'from' | 'until' | 'lasted'>): string {
  const { from, until, lasted } = period;
  const when = whenOf(period);
  const isSaid = lasted === '' || (from !== null && (until === null || LENGTH_ALONE.test(lasted)));
  return isSaid ? when : [when, `${rowWord('lasted')}: ${lasted}`].filter((part) => part !== '').join(', ');
}

const LENGTH_ALONE = shaped(ENGLISH.period['length-alone']);

/** "Luton, United Kingdom". */
export const whereOf = ({ place, country }: Pick<Period, 'place' | 'country'>): string =>
  [place, country === '' || country === 'unknown' ? '' : countryName(country)].filter(Boolean).join(', ');

const kindsOf = ({ kind, kinds }: Pick<Period, 'kind' | 'kinds'>): string[] =>
  kind === '' || kinds.includes(kind) ? kinds : [kind, ...kinds];

export const kindWords = (kind: string): string => KIND_WORDS.get(kind) ?? kind;

/** When, kind, what and where, in one line. */
export const lineOf = (period: Period): string =>
  [spanOf(period), ...period.kinds.map(kindWords), period.what, whereOf(period)]
    .filter((part) => part !== '')
    .join('; ');

/** What tells one period from the others: when and where; of a beginning alone, that it began then. */
export const headOf = (period: Period): string =>
  [beganOr(period), whereOf(period)].filter((part) => part !== '').join(', ');

const beganOr = (period: Pick<Period, 'from' | 'until'>): string =>
  period.from !== null && period.until === null ? `began ${formatFuzzyDate(period.from)}` : whenOf(period);

const parts = (...all: readonly (readonly [string, string])[]): string =>
  all.flatMap(([label, words]) => (words === '' ? [] : [`${label}: ${words}`])).join('; ');

/** "hours a day: 10, later 14; days a week: 6; pay: £20 on Fridays; to be brought in or reached: £300 a day". */
export const workOf = ({ lasted, hours, days, pay, target }: Period): string => {
  const { had, others } = paidApart(pay);
  return parts(
    [rowWord('lasted'), lasted],
    [rowWord('hours'), hours],
    [rowWord('days'), days],
    [rowWord('pay'), had],
    [rowWord('paid-by-others'), others],
    [rowWord('target'), target],
  );
};

/** "going out: not at all". */
export const outOf = ({ out }: Period): string => parts([rowWord('out'), rowWord(`outs-${out}`) || out]);

/** "passport or papers kept by: Rafał; telephone: Darek". */
export const keptOf = ({ papers, phone }: Period): string =>
  parts([rowWord('papers'), papers], [rowWord('phone'), phone]);
