/** @file Days that a text names in full: "taken on 1 September 2026". A month, a year or "last winter" is none of them. */
import { exactDay, type FuzzyDate, parseFuzzyDate } from './fuzzy-date.ts';

const DAY =
  /(?<![\p{L}\p{N}/.-])(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\s+\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})(?![\p{L}\p{N}/-])/gu;

/** In the order they stand, each once. Figures stand as they do in Britain, the day first. */
export function daysInText(text: string): FuzzyDate[] {
  const found = [...text.matchAll(DAY)].flatMap(([words]) => {
    const date = parseFuzzyDate(words);
    return date !== null && exactDay(date) !== null ? [date] : [];
  });
  return [...new Map(found.map((date) => [date.value, date])).values()];
}
