/**
 * @file When something was held, said or seen, apart from when it was recorded: an account taken on paper last month is
 * entered today. What is recorded after what stays the log's to say; this only says where that order is not the order in
 * which people spoke.
 */
import { dateRange, type FuzzyDate, formatDay, formatFuzzyDate, isRough, onDay } from './fuzzy-date.ts';

/** Empty where it was recorded as it was held, by whoever recorded it. */
export interface Held {
  /** May be a month, a year, or "about". */
  readonly heldOn?: FuzzyDate;
  /** Who took it, where it was somebody else. */
  readonly takenBy?: string;
}

/** The fields as they are kept and logged: none where nothing was said, so that lines from before read as they did. */
export function heldFields(heldOn: FuzzyDate | null, takenBy: string): Held {
  return { ...(heldOn === null ? {} : { heldOn }), ...(takenBy === '' ? {} : { takenBy }) };
}

type HeldOn = FuzzyDate | null | undefined;

/** The day it was held, else the day it was recorded. `at`: ISO day or moment. */
export const heldOrRecorded = (heldOn: HeldOn, at: string): FuzzyDate => heldOn ?? onDay(at.slice(0, 10));

/** The same as a person reads it; empty where neither is known. */
export const heldInWords = (heldOn: HeldOn, at: string): string =>
  heldOn === null || heldOn === undefined ? formatDay(at) : formatFuzzyDate(heldOn);

/** Whether every day it may have been is still to come. `today`: ISO day. */
export function isStillToCome(date: FuzzyDate, today: string): boolean {
  const [first] = dateRange(date);
  return first !== null && first > today;
}

/**
 * Whether an account held on `heldOn` came after one held on `before` (ISO day or date), as far as is known. Days that
 * may be the same, months that overlap and "about" are not sure: then somebody has to look.
 */
export function surelyHeldAfter(heldOn: FuzzyDate, before: FuzzyDate): boolean {
  const [first] = widest(heldOn);
  const [, last] = widest(before);
  return first !== null && last !== null && first >= last;
}

/** Whether something held on `heldOn` may have been on `day` (ISO), as far as is known. */
export function mayBeOn(heldOn: FuzzyDate, day: string): boolean {
  const [first, last] = widest(heldOn);
  return (first === null || day >= first) && (last === null || day <= last);
}

/** "About" may be any day of its year; about a year, of the years beside it too. */
function widest(date: FuzzyDate): [string | null, string | null] {
  if (!isRough(date)) return dateRange(date);
  const year = Number(date.value.slice(0, 4));
  const beside = date.value.length === 4 && date.qualifier === 'about' ? 1 : 0;
  return [`${year - beside}-01-01`, `${year + beside}-12-31`];
}
