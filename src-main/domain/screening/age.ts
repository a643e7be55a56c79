/** @file Age from a birth date as it is known: decided only when every day it may stand for agrees. */
import type { FuzzyDate } from '../../shared/fuzzy-date.ts';
import { dateRange } from '../../shared/fuzzy-date.ts';

/** Under 18 now, as far as it is recorded; `unknown` when nothing is. */
export type RecordedAge = 'yes' | 'no' | 'not-sure' | 'unknown';

/**
 * What is recorded about being under 18 today. A date of birth that decides it goes before what was said; what was
 * said goes before a date that allows both. `said`: the newest answer to "under 18 now", undefined for none.
 */
export function recordedAge(birth: FuzzyDate | null, said: unknown, day: string): RecordedAge {
  const born = birth === null ? 'unknown' : under18(birth, day);
  if (born === 'yes' || born === 'no') return born;
  return said === 'yes' || said === 'no' || said === 'not-sure' ? said : born;
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
