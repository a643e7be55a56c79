/** @file Age from a birth date as it is known: decided only when every day it may stand for agrees. */
import { dateRange, type FuzzyDate } from '../dates/fuzzy-date.ts';

/** Under 18 now, as far as it is recorded; `unknown` when nothing is. */
export type RecordedAge = 'yes' | 'no' | 'not-sure' | 'unknown';

/** An answer to "under 18 now", and the ISO day it was given. */
export interface SaidAge {
  readonly value: unknown;
  readonly on: string;
  /**
   * Somebody decided about the age, and it goes before the date of birth: papers that came with a trafficker may be
   * false, and an assessment may be later than the date that was first given.
   */
  readonly decides?: boolean;
}

/**
 * What is recorded about being under 18 on `day`. A date of birth that decides it goes before what was said; what was
 * said goes before a date that allows both. `said`: the newest answer, undefined for none. "No" stays true. "Yes" and
 * "not sure" grow old: said before `since` they say nothing any more, and after 18 years that the person is grown up.
 * A decision about the age that has grown old leaves it open, whatever the papers say.
 */
export function recordedAge(
  birth: FuzzyDate | null,
  said: SaidAge | undefined,
  { day, since }: { readonly day: string; readonly since: string },
): RecordedAge {
  const born = birth === null ? 'unknown' : under18(birth, day);
  if (said === undefined) return born;
  const { value, on, decides = false } = said;
  if (!decides && (born === 'yes' || born === 'no')) return born;
  if (value === 'no') return 'no';
  if (value !== 'yes' && value !== 'not-sure') return born;
  if (born === 'yes') return 'yes';
  if (on >= since) return value;
  if (on <= monthsBefore(day, GROWN_UP_MONTHS)) return 'no';
  return born === 'no' ? 'unknown' : born;
}

/** What somebody wrote down about the age of a person, apart from any date of birth. */
export const AGE_DECISIONS = ['yes', 'no', 'not-sure'] as const;
export type AgeDecision = (typeof AGE_DECISIONS)[number];

/**
 * Whether somebody is treated as a child: under 18, not sure, or said to be so too long ago to go by. Until the age is
 * decided the presumption stands (Modern Slavery Act 2015 s 51, statutory guidance [A]). That nobody has said anything
 * about the age is no such doubt.
 */
export const isTreatedAsChild = (age: RecordedAge, saidLongAgo: boolean): boolean =>
  age === 'yes' || age === 'not-sure' || (age === 'unknown' && saidLongAgo);

const GROWN_UP_MONTHS = 18 * 12;

/** The same day so many months earlier, or the last of that month where it has no such day. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
}

/**
 * Whether the person is under 18 on `day` (ISO). `not-sure` when the date as known allows both: an "about" date is
 * taken a year either way. Who may be a child is treated as one (Home Office first responder toolkit 2026 [A]).
 */
export function under18(birth: FuzzyDate, day: string): 'yes' | 'no' | 'not-sure' {
  const [earliest, latest] = dateRange(birth);
  const slack = birth.qualifier === 'about' ? 1 : 0;
  const adultFrom = (born: string, years: number) =>
    `${String(Number(born.slice(0, 4)) + 18 + years).padStart(4, '0')}${born.slice(4)}`;
  if (latest !== null && adultFrom(latest, slack) <= day) return 'no';
  if (earliest !== null && adultFrom(earliest, -slack) > day) return 'yes';
  return 'not-sure';
}

// Whether somebody was under 18 while something went on, as far as their age and its dates decide it.

/**
 * Who is under 18 now was so then. For anybody else the date of birth decides, where every day it and the beginning may
 * stand for agrees; "about" is taken a year either way. Null where it is open: both ages are then gone by.
 */
export function under18Then(
  now: RecordedAge,
  birth: FuzzyDate | null,
  began: FuzzyDate | null,
): 'yes' | 'no' | null {
  if (now === 'yes') return 'yes';
  // Somebody whose age is not sure is not told by a date of birth that nobody goes by.
  if (now === 'not-sure' || birth === null || began === null) return null;
  const [bornFrom, bornTo] = spread(birth);
  const [beganFrom, beganTo] = spread(began);
  if (bornFrom !== null && beganTo !== null && beganTo < later(bornFrom, 18)) return 'yes';
  if (bornTo !== null && beganFrom !== null && beganFrom >= later(bornTo, 18)) return 'no';
  return null;
}

/** First and last day a date may stand for. */
function spread(date: FuzzyDate): readonly [string | null, string | null] {
  const slack = date.qualifier === 'about' ? 1 : 0;
  const [from, to] = dateRange(date);
  return [from === null ? null : later(from, -slack), to === null ? null : later(to, slack)];
}

const later = (day: string, years: number): string =>
  `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
