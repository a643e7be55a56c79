/** @file The year of birth that an age comes to. Pure, so that it is tested without a window. */
import type { FuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';

const AGE =
  /^(?:(?:aged?|about|around|maybe|perhaps|nearly|roughly|circa|c\.|~)\s*)*(\d{1,2})(?:\s*(?:years?(?: old)?|yrs?|y\/?o|\?))?$/i;

/**
 * "maybe 17", "17 years old": about the year that comes to, for the birthday may still be to come; an "about" date is
 * taken a year either way where an age is worked out. null for anything else. `year`: this one.
 */
export function birthFromAge(text: string, year: number): FuzzyDate | null {
  const age = AGE.exec(text.trim())?.[1];
  return age === undefined ? null : { value: String(year - Number(age)), qualifier: 'about' };
}
