/** @file What a person typed into a date field. */
import { type FuzzyDate, parseFuzzyDate } from '../../src-main/shared/fuzzy-date.ts';

/** null: nothing typed. undefined: not a date as it stands. Otherwise the date, no more exact than typed. */
export function readFuzzyDate(text: string): FuzzyDate | null | undefined {
  if (text.trim() === '') return null;
  const tidy = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/,/g, '')
    .replace(/^(around|roughly|approximately|approx\.?|ca\.?|~)\s*/i, 'about ')
    .replace(/^(before|after|about) (the )?/i, '$1 ')
    .replace(/\bsept\b/i, 'Sep');
  const american = /^((?:about|before|after) )?([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)? (\d{4})$/i.exec(tidy);
  const ordered =
    american === null ? tidy : `${american[1] ?? ''}${american[3]} ${american[2]} ${american[4]}`;
  return parseFuzzyDate(ordered) ?? undefined;
}
