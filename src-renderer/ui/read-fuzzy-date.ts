/** @file What a person typed into a date field. */
import { type FuzzyDate, parseFuzzyDate, whyNoSuchDate } from '../../src-main/core/dates/fuzzy-date.ts';

/** null: nothing typed. undefined: not a date as it stands. Otherwise the date, no more exact than typed. */
export function readFuzzyDate(text: string): FuzzyDate | null | undefined {
  return text.trim() === '' ? null : (parseFuzzyDate(inOrder(text)) ?? undefined);
}

/** null: nothing typed. undefined: not one day. Otherwise the ISO day. */
export function readDay(text: string): string | null | undefined {
  const date = readFuzzyDate(text);
  if (date === null) return null;
  return date?.qualifier === 'exact' && date.value.length === 10 ? date.value : undefined;
}

/** What is wrong with a date that is on no calendar: "February 2027 has 28 days". null for anything else. */
export const whyNoDate = (text: string): string | null => whyNoSuchDate(inOrder(text));

/** As the engine reads dates: the day before the month, and its words for "about". */
function inOrder(text: string): string {
  const tidy = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/,/g, '')
    .replace(/^(around|roughly|approximately|approx\.?|ca\.?|~)\s*/i, 'about ')
    .replace(/^(before|after|about) (the )?/i, '$1 ')
    .replace(/\bsept\b/i, 'Sep');
  const american = /^((?:about|before|after) )?([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)? (\d{4})$/i.exec(tidy);
  return american === null ? tidy : `${american[1] ?? ''}${american[3]} ${american[2]} ${american[4]}`;
}
