/**
 * @file A date that is known as people know dates, in words. By itself, because workers say dates and check none: what
 * checks them takes as long to load as half of a worker.
 */

/** A FuzzyDate, which its own file checks. */
interface DateToSay {
  readonly value: string;
  readonly qualifier: 'exact' | 'about' | 'before' | 'after';
  readonly or?: string | undefined;
  readonly to?: string | undefined;
  readonly season?: string | undefined;
  /** With its year. */
  readonly said?: string | undefined;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** In full, January first. */
export const FULL_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** As a person reads it: "24 Nov 2026", "about June 2021", "before 2019", "3 or 4 Nov 1976", "between 2015 and 2018". */
export function formatFuzzyDate({ or, to, season, said, ...first }: DateToSay): string {
  if (said !== undefined) return said;
  if (season !== undefined) {
    const of = worded({ value: first.value, qualifier: 'exact' });
    return `${first.qualifier === 'exact' ? '' : `${first.qualifier} `}${partOf(season, first.qualifier)} ${of}`;
  }
  const from = worded(first);
  if (to !== undefined) return `between ${from} and ${worded({ ...first, value: to })}`;
  return or === undefined ? from : eitherOf(from, worded({ ...first, value: or }));
}

/** Which word goes before it in a sentence: "on" a day, "in" a month, a season or a year, none where it has its own. */
export function wordBefore({ value, qualifier, or, to, season, said }: DateToSay): 'on' | 'in' | '' {
  if (qualifier !== 'exact' || said !== undefined || to !== undefined) return '';
  if (season !== undefined) return SEASONS.includes(season) ? 'in' : '';
  return value.length > 'YYYY-MM'.length ? 'on' : or === undefined ? 'in' : '';
}
const SEASONS = ['spring', 'summer', 'autumn', 'winter'];

/** "end of" and "about the end of": the beginning, the middle and the end are of something, "late 2023" is not. */
function partOf(season: string, qualifier: DateToSay['qualifier']): string {
  if (!['beginning', 'middle', 'end'].includes(season)) return season;
  return `${qualifier === 'exact' ? '' : 'the '}${season} of`;
}

/** What the first shares with the second is not said twice: "3" of "3 Nov 1976 or 4 Nov 1976". */
function eitherOf(first: string, second: string): string {
  const [ours, theirs] = [first.split(' '), second.split(' ')];
  while (ours.length > 1 && ours.at(-1) === theirs.at(-1)) {
    ours.pop();
    theirs.pop();
  }
  return `${ours.join(' ')} or ${second}`;
}

function worded(date: Pick<DateToSay, 'value' | 'qualifier'>): string {
  const [year, month, day] = date.value.split('-');
  const m = month === undefined ? undefined : Number(month) - 1;
  const text =
    m === undefined
      ? `${year}`
      : day === undefined
        ? `${FULL_MONTHS[m]} ${year}`
        : `${Number(day)} ${MONTHS[m]} ${year}`;
  return date.qualifier === 'exact' ? text : `${date.qualifier} ${text}`;
}

/** "5 Jan 2026", of a day as ISO 8601 writes it. */
export const dayInWords = (isoDay: string): string => worded({ value: isoDay, qualifier: 'exact' });
