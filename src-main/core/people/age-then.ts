/** @file Whether somebody was under 18 while something went on, as far as their age and its dates decide it. */
import { dateRange, type FuzzyDate } from '../dates/fuzzy-date.ts';
import type { RecordedAge } from './age.ts';

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
