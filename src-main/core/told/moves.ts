/**
 * @file Where a period came to an end because it went on somewhere else: a move, and no leaving. The official form asks how
 * the person left the situation, and about moves under the journey. Our own rule (certainty M).
 */
import type { FuzzyDate } from '../dates/fuzzy-date.ts';
import type { Period } from './period.ts';

/**
 * Whether another period goes on when this one ends, or begins no later than the month after, and lasts longer or has no
 * end. Without a month nothing can be said, and how it ended stays with the leaving.
 */
export function isMove(period: Period, all: readonly Period[]): boolean {
  const end = monthOf(period.until);
  if (end === null) return false;
  return all.some((other) => {
    const begin = monthOf(other.from);
    if (other === period || begin === null || begin > end + 1) return false;
    // Of two that end together neither went on in the other.
    return isAfter(other.until, period.until) || (other.until === null && begin >= end);
  });
}

function isAfter(other: FuzzyDate | null, one: FuzzyDate | null): boolean {
  const [later, earlier] = [monthOf(other), monthOf(one)];
  if (other === null || one === null || later === null || earlier === null) return false;
  if (later !== earlier) return later > earlier;
  return isDay(other) && isDay(one) && other.value > one.value;
}

const isDay = ({ value }: FuzzyDate): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(value);

/** Months since the year 0; null where a year alone is known. */
function monthOf(date: FuzzyDate | null): number | null {
  const [, year, month] = /^(\d{4})-(\d{2})/u.exec(date?.value ?? '') ?? [];
  return year === undefined || month === undefined ? null : Number(year) * 12 + Number(month);
}
