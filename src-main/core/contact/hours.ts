/**
 * @file Days of the week and hours in which somebody may be reached. A contact outside them is remarked upon and never
 * refused: it may have been the person who called, and what happened is to be written down. Our own rule.
 */
import * as z from 'zod';
import data from '../../../resources/codes/parts-of-day.json' with { type: 'json' };
import { ClockTime } from '../dates/clock-time.ts';

// A part of the day in which somebody may be reached, where nobody said an hour: "evenings", "mon-fri mornings". It is
// kept as it was said; the hours of resources/codes/parts-of-day.json only serve to remark on a contact far outside it.

const PARTS = ['morning', 'afternoon', 'evening', 'night'] as const;
type PartOfDay = (typeof PARTS)[number];
const PartOfDay = z.enum(PARTS);

/** The words before it, empty for every day; null for what names no part of a day. */
function readPart(typed: string): { readonly before: string; readonly part: PartOfDay } | null {
  const words = typed.trim().toLowerCase().replace(/\s+/gu, ' ');
  const found = data.choices
    .flatMap((one) => one.words.map((word) => ({ value: one.value, word })))
    .toSorted((a, b) => b.word.length - a.word.length)
    .find(({ word }) => words === word || words.endsWith(` ${word}`));
  const part = PartOfDay.safeParse(found?.value).data;
  if (found === undefined || part === undefined) return null;
  const before = words
    .slice(0, words.length - found.word.length)
    .replace(/[,\s]+$/u, '')
    .trim();
  return { before: before === data['every-day'] ? '' : before, part };
}

/** "in the evening". */
const partInWords = (part: PartOfDay): string => dataOf(part)?.text ?? part;
/** As `readPart` reads it. */
const partTyped = (part: PartOfDay): string => dataOf(part)?.words[1] ?? part;
/** What stands for all days of the week. */
const EVERY_DAY = data['every-day'];
const ANY_HOUR = data['any-hour'];

/** Whether `time`, "HH:MM", may be in it. */
function isInPart(part: PartOfDay, time: string): boolean {
  const one = dataOf(part);
  if (one === undefined) return true;
  return one.from < one.until ? time >= one.from && time <= one.until : time >= one.from || time <= one.until;
}

const dataOf = (part: PartOfDay) => data.choices.find(({ value }) => value === part);

/** Monday first. */
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Day = (typeof DAYS)[number];

const Days = z.array(z.enum(DAYS)).min(1).max(7);
/** Both in local time, "HH:MM", `until` later than `from`; or a part of the day or other words, where nobody said an hour. */
export const ReachableHours = z.union([
  z
    .strictObject({ days: Days, from: ClockTime, until: ClockTime })
    .refine(({ from, until }) => from < until, {
      path: ['until'],
    }),
  z.strictObject({ days: Days, part: PartOfDay }),
  // As it was said where no clock says it, "after sunset"; empty for a whole day.
  z.strictObject({ days: Days, said: z.string().max(200) }),
]);
export type ReachableHours = z.infer<typeof ReachableHours>;

const NAMES: Readonly<Record<Day, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/**
 * "mon-fri 10:00-16:00; sat 10:00-12:00" as it is typed, or with one end alone: "mon-fri before 16:00", "after 5 pm", or a
 * part of the day: "evenings", "sat mornings"; a day alone, "saturdays", or what no clock says, "after sunset", as said; on every day where none is named. What `hoursInWords` says is read too. Null for what cannot be read. Nothing typed
 * is no hours.
 */
export function readHours(typed: string): ReachableHours[] | null {
  const parts = typed
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const read = parts.map((part) => {
    const oneEnd = readOneEnd(part);
    if (oneEnd !== null) return ReachableHours.safeParse(oneEnd).data;
    const named = readPart(part);
    if (named !== null) {
      const days = named.before === '' ? [...DAYS] : daysOf(named.before);
      return ReachableHours.safeParse({ days, part: named.part }).data;
    }
    const said = readSaid(part);
    if (said !== null) return ReachableHours.safeParse(said).data;
    const found = /^(.+?)\s+(\d{1,2}:\d{2})(?:\s*[-–]\s*|\s+to\s+)(\d{1,2}:\d{2})$/iu.exec(part);
    const days = found === null ? null : daysOf(found[1] ?? '');
    const [from, until] = [found?.[2] ?? '', found?.[3] ?? ''].map((time) => time.padStart(5, '0'));
    return ReachableHours.safeParse({ days, from, until }).data;
  });
  return read.every((one) => one !== undefined) ? read : null;
}

/** The whole of a day, in minutes that can be written. */
const [DAY_BEGINS, DAY_ENDS] = ['00:00', '23:59'];
const ONE_END =
  /^(?:(.+?)\s+)?(before|until|till|by|after|from)\s+(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/iu;

/** "Before four" may be either half of the day: figures with minutes, am or pm say which, and 13 to 23. */
function readOneEnd(part: string): z.input<typeof ReachableHours> | null {
  const [, typedDays, word = '', hour = '', minutes, half = ''] = ONE_END.exec(part) ?? [];
  if (word === '' || (minutes === undefined && half === '' && Number(hour) <= 12)) return null;
  const days = typedDays === undefined ? [...DAYS] : daysOf(typedDays);
  if (days === null) return null;
  const later = /^p/iu.test(half) && Number(hour) < 12 ? 12 : 0;
  const midnight = /^a/iu.test(half) && hour === '12' ? -12 : 0;
  const time = `${String(Number(hour) + later + midnight).padStart(2, '0')}:${minutes ?? '00'}`;
  return /^(?:after|from)$/iu.test(word)
    ? { days, from: time, until: DAY_ENDS }
    : { days, from: DAY_BEGINS, until: time };
}

const A_DAY = '(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?s?';
const DAYS_ALONE = new RegExp(String.raw`^${A_DAY}(?:(?:\s*[-–,]\s*|\s+to\s+)${A_DAY})*$`, 'iu');
const BY_NO_CLOCK =
  /^(?:(.+?),?\s+)?((?:after|before|until|till|from|at|during|around|between|when|while|outside)\s+\p{L}[^\d;]*)$/iu;
/** "Before four" is an hour, and either half of the day. */
const AN_HOUR = /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter)\b/iu;

/** A day without hours, or what no clock says: kept as it was said. */
function readSaid(part: string): z.input<typeof ReachableHours> | null {
  if (DAYS_ALONE.test(part)) {
    const days = daysOf(part);
    return days === null ? null : { days, said: '' };
  }
  const [, typedDays, said = ''] = BY_NO_CLOCK.exec(part) ?? [];
  if (said === '' || AN_HOUR.test(said)) return null;
  const days = typedDays === undefined ? [...DAYS] : daysOf(typedDays);
  return days === null ? null : { days, said: said.trim() };
}

/** "mon-fri", "sat, sun", and as `hoursInWords` says them: "Monday to Friday,", "every day,". */
function daysOf(typed: string): Day[] | null {
  const days = typed.replace(/[,\s]+$/u, '');
  if (days.toLowerCase() === EVERY_DAY) return [...DAYS];
  const found = days.split(',').flatMap((part): (Day | null)[] => {
    const [first, last] = part.split(/[-–]|\sto\s/iu).map(dayOf);
    if (first === undefined || first < 0 || last === -1) return [null];
    if (last === undefined) return [DAYS[first] ?? null];
    // "sat-thu" goes over the end of the week.
    return last < first ? [...DAYS.slice(first), ...DAYS.slice(0, last + 1)] : DAYS.slice(first, last + 1);
  });
  return found.every((one) => one !== null) ? [...new Set(found)] : null;
}

const dayOf = (word: string): number =>
  DAYS.findIndex((day) => word.trim().toLowerCase().slice(0, 3) === day);

/** As `readHours` reads it. */
export const hoursTyped = (hours: readonly ReachableHours[]): string =>
  hours
    .map((one) => {
      const spans = spansOf(one.days).map(([a, b]) => (a === b ? a : `${a}-${b}`));
      if ('said' in one)
        return [...(isEveryDay(one) && one.said !== '' ? [] : [spans.join(',')]), one.said].join(' ').trim();
      return 'part' in one
        ? [...(isEveryDay(one) ? [] : [spans.join(',')]), partTyped(one.part)].join(' ')
        : `${spans.join(',')} ${one.from}-${one.until}`;
    })
    .join('; ');

const isEveryDay = ({ days }: Pick<ReachableHours, 'days'>): boolean => new Set(days).size === DAYS.length;

/** "Monday to Friday, 10:00 to 16:00", "every day, in the evening". */
export const hoursInWords = (hours: readonly ReachableHours[]): string =>
  hours
    .map((one) => {
      const spans = spansOf(one.days).map(([a, b]) => (a === b ? NAMES[a] : `${NAMES[a]} to ${NAMES[b]}`));
      if ('said' in one)
        return [...(isEveryDay(one) && one.said !== '' ? [] : [spans.join(', ')]), one.said]
          .filter(Boolean)
          .join(', ');
      if ('part' in one) return `${isEveryDay(one) ? EVERY_DAY : spans.join(', ')}, ${partInWords(one.part)}`;
      return `${spans.join(', ')}, ${betweenInWords(one.from, one.until)}`;
    })
    .join('; ');

function betweenInWords(from: string, until: string): string {
  if (from === DAY_BEGINS && until === DAY_ENDS) return ANY_HOUR;
  if (from === DAY_BEGINS && until !== DAY_ENDS) return `before ${until}`;
  return until === DAY_ENDS && from !== DAY_BEGINS ? `after ${from}` : `${from} to ${until}`;
}

function spansOf(days: readonly Day[]): [Day, Day][] {
  const at = [...new Set(days.map((day) => DAYS.indexOf(day)))].sort((a, b) => a - b);
  const spans: [number, number][] = [];
  for (const day of at) {
    const last = spans.at(-1);
    if (last !== undefined && last[1] === day - 1) last[1] = day;
    else spans.push([day, day]);
  }
  return spans.map(([a, b]) => [DAYS[a] ?? 'mon', DAYS[b] ?? 'sun']);
}

/** Whether a contact was outside them. `on`: ISO day; `time`: empty where it is not known, and then the day alone counts. */
export function isOutsideHours(hours: readonly ReachableHours[], on: string, time: string): boolean {
  if (hours.length === 0 || !/^\d{4}-\d{2}-\d{2}$/.test(on)) return false;
  const day = DAYS[(new Date(`${on}T12:00:00Z`).getUTCDay() + 6) % 7];
  return !hours.some(
    (one) =>
      one.days.some((some) => some === day) &&
      (time === '' ||
        'said' in one ||
        ('part' in one ? isInPart(one.part, time) : time >= one.from && time <= one.until)),
  );
}
