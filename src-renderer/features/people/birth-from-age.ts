/** @file The year of birth that an age comes to. Pure, so that it is tested without a window. */
import type { FuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';

const AGE =
  /^(?:(?:aged?|about|around|maybe|perhaps|nearly|roughly|circa|c\.|~)\s*)*(\d{1,2})(?:(?:,?\s+or|\s+to|,(?=\s+(?:maybe|perhaps)))\s+(?:(?:maybe|perhaps|even)\s+)?(\d{1,2}))?(?:\s*(?:years?(?: old)?|yrs?|y\/?o|\?))?$/i;

/**
 * "maybe 17", "17 years old": about the year that comes to, for the birthday may still be to come; an "about" date is
 * taken a year either way where an age is worked out. Of "17 or 18" it is the younger, so that somebody who may be a child is
 * taken for one. null for anything else, and for ages further apart than "about" reaches. `year`: this one.
 */
export function birthFromAge(text: string, year: number): FuzzyDate | null {
  const [, first, second = first] = AGE.exec(text.trim()) ?? [];
  if (first === undefined) return null;
  const ages = [Number(first), Number(second)];
  const younger = Math.min(...ages);
  if (Math.max(...ages) > younger + 1) return null;
  return { value: String(year - younger), qualifier: 'about' };
}
