/** @file Age from a birth date as it is known: decided only when every day it may stand for agrees. */
import type { FuzzyDate } from '../../shared/fuzzy-date.ts';
import { dateRange } from '../../shared/fuzzy-date.ts';

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
