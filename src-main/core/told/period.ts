/**
 * @file One period somebody told of: where, when, what it was, who was there, how it ended. A row of a repeated group
 * whose fact is `exploitation.periods`; every cell may be empty.
 */
import * as z from 'zod';
import types from '../../../resources/codes/exploitation-types.json' with { type: 'json' };
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import { countryName } from '../answers/countries.ts';
import type { FactView } from '../answers/fact.ts';
import { type RowTold, rowsTold, type Told } from '../answers/rows-told.ts';
import { dateRange, FuzzyDate, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { ENGLISH, shaped } from './english.ts';
import { CellWords, rowWord } from './rows-in-words.ts';

// What customers paid, told in the cell for pay: "Men paid £100". It went to whoever was in charge, and under "pay" it
// would read as what the person had. Only where nobody is named as having been given it. Our own rule (certainty M).

const CUSTOMERS = shaped(ENGLISH['paid-by-others'].customers);
/** "Paid her", "£20 to him", "gave Ana £5": a name may be theirs. */
const TO_THE_PERSON = shaped(ENGLISH['paid-by-others']['to-the-person']);

/** `pay` as it was told, in two: what the person had, and what others paid; each '' for none. */
function paidApart(pay: string): { readonly had: string; readonly others: string } {
  const parts = pay.split(/(?<=[.;])\s+/u).filter((part) => part.trim() !== '');
  const isOthers = (part: string) => {
    const after = CUSTOMERS.exec(part.trim())?.groups?.after;
    return after !== undefined && !TO_THE_PERSON.test(after);
  };
  const others = parts.filter(isOthers);
  if (others.length === 0) return { had: pay, others: '' };
  // What follows it may go on about the same money, and stays with it.
  const from = parts.findIndex(isOthers);
  const join = (some: readonly string[]) => some.join(' ').replace(/[;\s]+$/u, '');
  return { had: join(parts.slice(0, from)), others: join(parts.slice(from)) };
}

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

// Periods in the order of time, as far as their days are known.

interface Placed {
  readonly value: Period;
  /** As an earlier account had it, and by which account it was changed. */
  readonly before?: Period;
  readonly said?: { readonly seq: number };
}

/**
 * By their beginnings, and of one month the one that ended in it first; one that is only known to have ended goes before those that began in that month or later (ours,
 * certainty L). One without a day stays behind the one it was told after; told first, it stays first. So does one of which only
 * the year or the season was told, where the one before it began in it. One whose beginning was taken back, while another was given
 * one, goes behind that other, and with it those without a day that were told after it.
 */
export function asItHappened<T extends Placed>(rows: readonly T[]): T[] {
  const told = behindWhatBegan(rows);
  const days = told.map(({ value: { from, until } }) => (from === null ? monthOf(until) : firstDay(from)));
  const dated: { readonly one: T; readonly on: string; readonly goesOn: boolean }[] = [];
  for (const [at, one] of told.entries()) {
    const [day = '', before = ''] = [days[at], dated.at(-1)?.on];
    const { from } = one.value;
    const isWithin = from !== null && /^\d{4}$/u.test(from.value) && isIn(before, from);
    const isBeside = day === '' || isWithin;
    const goesOn = isBeside ? (dated.at(-1)?.goesOn ?? true) : !isOverAtOnce(one.value);
    dated.push({ one, on: isBeside ? before : day, goesOn });
  }
  return dated
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : Number(a.goesOn) - Number(b.goesOn)))
    .map(({ one }) => one);
}

/** Of two that began in one month, the one that ended in it goes first, told later or not: three weeks in January, and from January. */
const isOverAtOnce = ({ from, until }: Period): boolean =>
  from !== null && until !== null && /^\d{4}-\d{2}/u.test(from.value) && monthOf(from) === monthOf(until);

const isUndated = ({ value: { from, until } }: Placed): boolean => from === null && until === null;

function behindWhatBegan<T extends Placed>(rows: readonly T[]): T[] {
  const taken = rows.findIndex(
    (one) => isUndated(one) && one.before !== undefined && one.before.from !== null,
  );
  const seq = rows[taken]?.said?.seq;
  const given = rows.findLastIndex(
    ({ value, before, said }) => before?.from === null && value.from !== null && said?.seq === seq,
  );
  if (taken < 0 || given < taken) return [...rows];
  const next = rows.findIndex((one, at) => at > taken && !isUndated(one));
  const moved = rows.slice(taken, next);
  return [...rows.slice(0, taken), ...rows.slice(next, given + 1), ...moved, ...rows.slice(given + 1)];
}

/** Whether the month of `on` is one of those that `rough` may mean; a day that is not known is none of them. */
function isIn(on: string, rough: FuzzyDate): boolean {
  const [first, last] = dateRange(rough);
  if (on === '' || first === null || last === null) return on !== '' && on.startsWith(rough.value);
  return on.slice(0, 7) >= first.slice(0, 7) && on.slice(0, 7) <= last.slice(0, 7);
}

/** ISO; empty for none. */
const firstDay = (day: FuzzyDate): string => dateRange(day)[0] ?? dateRange(day)[1] ?? '';
const monthOf = (day: FuzzyDate | null): string => (day === null ? '' : firstDay(day).slice(0, 7));

// The periods that were told, as they stand and in the order of what happened, each with the row and the account it is
// from.

export interface PeriodTold extends Told<Period> {
  readonly row: RowTold['value'];
  readonly told: RowTold;
}

/** As they stand; an account that adds to another may say again what that one said, and says it once. */
export const periodsTold = (fact: Pick<FactView, 'statements'> | undefined): PeriodTold[] =>
  asItHappened(
    rowsTold(fact).stands.flatMap((told) =>
      readPeriods([told.value]).map((value) => {
        const [before] = told.before === undefined ? [] : readPeriods([told.before.value]);
        return { value, said: told.said, row: told.value, told, ...(before === undefined ? {} : { before }) };
      }),
    ),
  );
