/** @file What a person typed into a date field. */
import { exactDay, type FuzzyDate, parseFuzzyDate } from '../../src-main/core/dates/fuzzy-date.ts';

/** null: nothing typed. undefined: not a date as it stands. Otherwise the date, no more exact than typed. */
export function readFuzzyDate(text: string): FuzzyDate | null | undefined {
  return text.trim() === '' ? null : (parseFuzzyDate(text) ?? undefined);
}

/** null: nothing typed. undefined: not one day. Otherwise the ISO day. */
export function readDay(text: string): string | null | undefined {
  const date = readFuzzyDate(text);
  if (date === null) return null;
  return date === undefined ? undefined : (exactDay(date) ?? undefined);
}
