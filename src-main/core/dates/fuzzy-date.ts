/**
 * @file Dates as people know them: a year, a month or a day, exactly, about, before or after, or somewhere between two.
 * Nothing is padded: "June 2021" stays a month and never becomes 1 June.
 */
import * as z from 'zod';
import daysKept from '../../../resources/codes/days-kept.json' with { type: 'json' };
import { FULL_MONTHS, formatFuzzyDate, wordBefore } from './date-words.ts';

/**
 * A time of year that people name by what was kept then: "after Easter 2026". On which day it fell is not worked out: it
 * stands as it was said, and is ordered by its year. Only words of this list, so that nothing else that was told goes into a date.
 */
const plain = (words: string): string => words.toLowerCase().replace(/[\u2019']/gu, '');
const BY_NAME = new Map(daysKept.words.map((name) => [plain(name), name]));

const BEFORE =
  /^((?:just |shortly |soon )?(?:before|after)|about|around|at|by|since|during|in)? ?(the (?:beginning|start|middle|end) of )?(.+?) (?:of |in )?(\d{4})$/iu;

/** With its year, in one spelling; null for anything else. */
function asSaid(text: string): { readonly said: string; readonly year: string } | null {
  const [, when = '', part = '', name = '', year = ''] = BEFORE.exec(text.trim().replace(/\s+/gu, ' ')) ?? [];
  const kept = BY_NAME.get(plain(name)) ?? BY_NAME.get(`the ${plain(name)}`);
  if (kept === undefined) return untilSaid(text);
  const words = [when.toLowerCase(), part.trim().toLowerCase(), kept, year];
  return { said: words.filter((one) => one !== '').join(' '), year };
}

const UNTIL =
  /^(until|till|up to|since) (?:the )?(?:(\d{1,2})(?:st|nd|rd|th)? )?(?:of )?([a-z]{3,9}) (\d{4})$/iu;
const UNTIL_ISO = /^(until|till|up to|since) (\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/iu;

/** "until June 2026" takes June in, which "before June 2026" does not; the other end is not known. */
function untilSaid(text: string): { readonly said: string; readonly year: string } | null {
  const words = text.trim().replace(/\s+/gu, ' ').replace(/,/gu, '');
  const [, word = '', day = '', name = '', year = ''] = UNTIL.exec(words) ?? [];
  const [, isoWord = '', isoYear = '', isoMonth = '', isoDay = ''] = UNTIL_ISO.exec(words) ?? [];
  const month =
    name === '' ? FULL_MONTHS[Number(isoMonth) - 1] : FULL_MONTHS.find((one) => isNamed(one, name));
  const which = word || isoWord;
  if (which === '' || ((name !== '' || isoMonth !== '') && month === undefined)) return null;
  const on = day || isoDay;
  const of = year || isoYear;
  if (on !== '' && Number(on) > daysOf(of, month)) return null;
  const first = which.toLowerCase() === 'since' ? 'since' : 'until';
  const parts = [first, on === '' ? '' : String(Number(on)), month ?? '', of];
  return { said: parts.filter((one) => one !== '' && one !== '0').join(' '), year: of };
}

const isNamed = (month: string, typed: string): boolean =>
  [month, month.slice(0, 3)].some(
    (one) => one.toLowerCase() === typed.toLowerCase().replace(/^sept$/u, 'sep'),
  );

const daysOf = (year: string, month = ''): number =>
  new Date(Date.UTC(Number(year), FULL_MONTHS.indexOf(month) + 1, 0)).getUTCDate();

const isAsSaid = (said: string): boolean => asSaid(said)?.said === said;

export { FULL_MONTHS, formatFuzzyDate, wordBefore };

const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const;
/** "Late 2023", "end of June 2021": as it was said, for where in it somebody draws the line nobody knows. */
const PARTS = ['beginning', 'early', 'middle', 'late', 'end'] as const;

const CalendarDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .refine(isCalendarDate, 'there is no such date');

/**
 * `value` is YYYY, YYYY-MM or YYYY-MM-DD; the length is the precision. `or` where it is one of two ("2009 or 2010"), `to`
 * where it lies between two: later than `value` and known as closely; the qualifier is then `exact`.
 */
export const FuzzyDate = z
  .strictObject({
    value: CalendarDate,
    qualifier: z.enum(['exact', 'about', 'before', 'after']).default('exact'),
    or: CalendarDate.optional(),
    to: CalendarDate.optional(),
    /** Of the year that `value` is: people remember the snow, and not the month. A part may be one of a month too. */
    season: z.enum([...SEASONS, ...PARTS]).optional(),
    /** "after Easter 2026": as it was said and with its year, which `value` is; the qualifier is then `about`. */
    said: z.string().refine(isAsSaid).optional(),
  })
  .refine(
    ({ value, qualifier, said, ...more }) =>
      said === undefined ||
      (qualifier === 'about' && said.endsWith(` ${value}`) && Object.values(more).every((one) => !one)),
  )
  .refine(
    ({ value, or, to, season }) =>
      season === undefined ||
      (value.length <= (isPart(season) ? 7 : 4) && or === undefined && to === undefined),
  )
  .refine(
    ({ value, qualifier, or, to }) =>
      (or === undefined && to === undefined) ||
      (qualifier === 'exact' && isLater(value, or) !== isLater(value, to)),
  );
export type FuzzyDate = z.infer<typeof FuzzyDate>;

const isPart = (season: string): season is (typeof PARTS)[number] =>
  (PARTS as readonly string[]).includes(season);

function isCalendarDate(value: string): boolean {
  const [year, month, day] = value.split('-').map(Number);
  if (month === undefined) return true;
  if (month < 1 || month > 12) return false;
  if (day === undefined) return true;
  return day >= 1 && day <= new Date(Date.UTC(year ?? 0, month, 0)).getUTCDate();
}

const isLater = (value: string, second: string | undefined): boolean =>
  second !== undefined && second.length === value.length && second > value;

/** A day as a person reads it, of an ISO day or moment as it was written down, moved to no other time zone. */
export function formatDay(iso: string): string {
  const value = /^\d{4}-\d{2}-\d{2}/.exec(iso)?.[0];
  return value === undefined ? iso : formatFuzzyDate({ value, qualifier: 'exact' });
}

/** A month as a person reads it, of "2026-04". */
export const formatMonth = (isoMonth: string): string =>
  formatFuzzyDate({ value: isoMonth, qualifier: 'exact' });

/** An ISO day as a date that is known to the day. */
export const onDay = (isoDay: string): FuzzyDate => ({ value: isoDay, qualifier: 'exact' });

/** As a log has it and a person types it: "about 2026-10", "2026-10-03", "2009 or 2010". */
export const shortDate = ({ value, qualifier, or, to, season, said }: FuzzyDate): string =>
  said !== undefined
    ? said
    : season !== undefined
      ? formatFuzzyDate({ value, qualifier, season })
      : to !== undefined
        ? `between ${value} and ${to}`
        : or !== undefined
          ? `${value} or ${or}`
          : qualifier === 'exact'
            ? value
            : `${qualifier} ${value}`;

/** The ISO day of a date that is exactly one day; null for any other. */
export const exactDay = ({ value, qualifier, or, to }: FuzzyDate): string | null =>
  qualifier === 'exact' && or === undefined && to === undefined && value.length === 'YYYY-MM-DD'.length
    ? value
    : null;

/**
 * Reads "2021", "2021-06", "24/11/2026", "8.2.27", "08-02-2027", "24 Nov 2026", "8 Feb 27", "Nov 24, 2026",
 * "about June 2021", "before 2019", "late 2023", "after Easter 2026", "the end of June 2021", "2009 or 2010", "3 or 4 November 1976", "between 2015 and 2018". Figures stand as they
 * do in Britain, the day first. Two figures for a year are read only beside a day and a month. Returns null when it is none of these: the caller asks again, it never guesses.
 */
export function parseFuzzyDate(text: string): FuzzyDate | null {
  const named = asSaid(text);
  if (named !== null)
    return FuzzyDate.safeParse({ value: named.year, qualifier: 'about', said: named.said }).data ?? null;
  const between = /^between (.+) and (.+)$/i.exec(inOrder(text));
  if (between !== null) return ofTwo(between[1] ?? '', between[2] ?? '', 'to');
  const either = /^(?:either )?(.+) or (.+)$/i.exec(inOrder(text));
  if (either !== null) return ofTwo(either[1] ?? '', either[2] ?? '', 'or');
  const match = /^(?:(about|before|after|circa|c\.)\s+)?(.+)$/i.exec(inOrder(text));
  if (match === null) return null;
  const word = match[1]?.toLowerCase();
  const qualifier = word === undefined ? 'exact' : word.startsWith('c') ? 'about' : word;
  const ofYear = /^(spring|summer|autumn|fall|winter) (?:of )?(\d{4})$/i.exec(match[2] ?? '');
  if (ofYear !== null) return inSeason(ofYear[1] ?? '', ofYear[2] ?? '', qualifier);
  const part = PART_OF.exec(match[2] ?? '');
  const value = toIso(part?.[2] ?? match[2] ?? '');
  if (value === null) return null;
  if (part !== null)
    return FuzzyDate.safeParse({ value, qualifier, season: partNamed(part[1]) }).data ?? null;
  const parsed = FuzzyDate.safeParse({ value, qualifier });
  return parsed.success ? parsed.data : null;
}

const PART_OF =
  /^(?:the )?(?:very )?(beginning|start|early|mid|middle|late|end)(?:[ -]of(?: the)?)?[ -](?:year |month (?:of )?)?(.+)$/i;

function partNamed(typed = ''): string {
  const word = typed.toLowerCase();
  return word === 'start' ? 'beginning' : word === 'mid' ? 'middle' : word;
}

const inSeason = (typed: string, value: string, qualifier: string): FuzzyDate | null => {
  const season = typed.toLowerCase() === 'fall' ? 'autumn' : typed.toLowerCase();
  return FuzzyDate.safeParse({ value, qualifier, season }).data ?? null;
};

/** The earlier first; null where one of them is no date, or is known less closely than the other. */
function ofTwo(typed: string, second: string, how: 'or' | 'to'): FuzzyDate | null {
  const other = toIso(inOrder(second));
  if (other === null) return null;
  const words = inOrder(second).split(' ');
  // "3 or 4 November 1976": month and year are said once.
  const first = words
    .map((_, from) => toIso([inOrder(typed), ...(from === 0 ? [] : words.slice(from))].join(' ')))
    .find((iso) => iso?.length === other.length);
  if (first === undefined || first === null) return null;
  const [value, later] = first < other ? [first, other] : [other, first];
  return FuzzyDate.safeParse({ value, qualifier: 'exact', [how]: later }).data ?? null;
}

/** What is wrong with a date that is written as one and is on no calendar; null for anything else. */
export function whyNoSuchDate(text: string): string | null {
  const [year, month, day] = (toIso(inOrder(text)) ?? '').split('-').map(Number);
  if (year === undefined || month === undefined) return null;
  if (month < 1 || month > 12) return `there is no month ${month}`;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day === undefined || (day >= 1 && day <= days)
    ? null
    : `${FULL_MONTHS[month - 1]} ${year} has ${days} days`;
}

/** The day before the month, and one word for each qualifier: people write "around", "roughly" and "~" for "about". */
function inOrder(text: string): string {
  const tidy = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/,/g, '')
    .replace(/^(around|roughly|approximately|approx\.?|ca\.?|~)\s*/i, 'about ')
    .replace(/^(before|after|about) (the )?/i, '$1 ')
    .replace(/\bsept\b/i, 'Sep');
  const american = /^((?:about|before|after) )?([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)? (\d{4}|\d{2})$/i.exec(
    tidy,
  );
  return american === null ? tidy : `${american[1] ?? ''}${american[3]} ${american[2]} ${american[4]}`;
}

function toIso(text: string): string | null {
  if (/^\d{4}(-\d{2}){0,2}$/.test(text)) return text;
  const figures = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (figures !== null)
    return `${wholeYear(figures[4])}-${figures[3]?.padStart(2, '0')}-${figures[1]?.padStart(2, '0')}`;
  const worded = /^(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\s+(\d{4}|\d{2})$/i.exec(text);
  // "Feb 27" may be a day of any year.
  if (worded === null || (worded[1] === undefined && worded[3]?.length === 2)) return null;
  const month = FULL_MONTHS.findIndex((name) => {
    const typed = worded[2]?.toLowerCase() ?? '';
    return name.toLowerCase() === typed || name.slice(0, 3).toLowerCase() === typed;
  });
  if (month < 0) return null;
  const iso = `${wholeYear(worded[3])}-${String(month + 1).padStart(2, '0')}`;
  return worded[1] === undefined ? iso : `${iso}-${worded[1].padStart(2, '0')}`;
}

/** Two figures are 1950 to 2049: births and hearings alike. The person sees at once what was made of it. */
function wholeYear(typed = ''): string {
  if (typed.length !== 2) return typed;
  return `${Number(typed) >= 50 ? '19' : '20'}${typed}`;
}

/**
 * The days a date may fall on, as [earliest, latest] ISO days; `before` and `after` are open on one
 * side (null). Used to order and to compare, never to print.
 */
export function dateRange(date: FuzzyDate): [string | null, string | null] {
  const exact = exactDay(date);
  if (exact !== null) return [exact, exact];
  const [year, month, day] = date.value.split('-');
  const lastDay = (m: string) =>
    String(new Date(Date.UTC(Number(year), Number(m), 0)).getUTCDate()).padStart(2, '0');
  if (date.season !== undefined && !isPart(date.season)) return seasonRange(date, date.season);
  const first = `${year}-${month ?? '01'}-${day ?? '01'}`;
  const { or, to = or, ...alone } = date;
  if (to !== undefined) return [first, dateRange({ ...alone, value: to })[1]];
  const last = `${year}-${month ?? '12'}-${day ?? lastDay(month ?? '12')}`;
  if (date.season !== undefined) return partRange(date, [first, last]);
  if (date.qualifier === 'before') return [null, last];
  if (date.qualifier === 'after') return [first, null];
  return [first, last];
}

/** The first and the last day it can be, where both are known: not of "about", "before" and "after". */
export function knownRange({ season, ...date }: FuzzyDate): [string, string] | null {
  // "Late 2023" is sure to be in 2023, and no more.
  const [first, last] = dateRange(season === undefined || isPart(season) ? date : { ...date, season });
  return date.qualifier === 'exact' && first !== null && last !== null ? [first, last] : null;
}

/** Thirds of a year or of a month, to order by and no more. Our own rule (certainty L). */
function partRange(
  { value, qualifier, season }: FuzzyDate,
  [first, last]: [string, string],
): [string | null, string | null] {
  const [from, until] = value.length === 4 ? ['05-01', '08-31'] : ['11', '20'];
  const [next, before] = value.length === 4 ? ['09-01', '04-30'] : ['21', '10'];
  const [earliest, latest] =
    season === 'middle'
      ? [`${value}-${from}`, `${value}-${until}`]
      : season === 'beginning' || season === 'early'
        ? [first, `${value}-${before}`]
        : [`${value}-${next}`, last];
  return [qualifier === 'before' ? null : earliest, qualifier === 'after' ? null : latest];
}

/** Whether it is known only about: said so, or a part of a year or month that nobody can draw a line in. */
export const isRough = ({ qualifier, season }: FuzzyDate): boolean =>
  qualifier === 'about' || (season !== undefined && isPart(season));

/** By months, north of the equator; "winter 2012" may be the beginning of that year, or its end and the next one's beginning. */
function seasonRange(
  { value, qualifier }: FuzzyDate,
  season: (typeof SEASONS)[number],
): [string | null, string | null] {
  const [from, to] = {
    spring: [`${value}-03-01`, `${value}-05-31`],
    summer: [`${value}-06-01`, `${value}-08-31`],
    autumn: [`${value}-09-01`, `${value}-11-30`],
    winter: [`${value}-01-01`, `${Number(value) + 1}-02-28`],
  }[season] as [string, string];
  return [qualifier === 'before' ? null : from, qualifier === 'after' ? null : to];
}

/** Orders by the earliest day a date may fall on; undated sorts last. */
export function compareFuzzyDates(a: FuzzyDate | null, b: FuzzyDate | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const key = (d: FuzzyDate) => dateRange(d)[0] ?? dateRange(d)[1] ?? '';
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
