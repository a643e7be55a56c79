/** @file What people put into the names of their files: a date in front, and then a title. */

import { type FuzzyDate, parseFuzzyDate } from '../dates/fuzzy-date.ts';
import { withoutTurns } from '../text/one-line.ts';

/** Year first, or day first as people write it here: 03.04.2025 is 3 April, in names as in every other date. */
const DATED = /^(\d{4}(?:-\d{2}){0,2}|\d{1,2}\.\d{1,2}\.\d{4})\s*(?:\s|[-–—]\s+)(?=[^\s\-–—])(.*)$/u;

/** A name whose date would be another one if the month came first. */
export function isReadDayFirst(name: string): boolean {
  const [, day, month] = /^(\d{1,2})\.(\d{1,2})\.\d{4}\s/.exec(name) ?? [];
  return day !== undefined && Number(day) <= 12 && Number(day) !== Number(month);
}

/**
 * "2026-11-24 Letter from the bank.pdf" is dated and called "Letter from the bank"; "2026-11 Rota" is known
 * to the month; "03.04.2025 Payslip" is of 3 April 2025. Anything else keeps its name and has no date.
 */
export function readFileName(name: string): { title: string; date: FuzzyDate | null } {
  const stem = withoutTurns(name)
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/_+/g, ' ')
    .trim();
  const match = DATED.exec(stem);
  const date = match === null ? null : parseFuzzyDate(match[1] ?? '');
  const plausible =
    date !== null && Number(date.value.slice(0, 4)) >= 1800 && Number(date.value.slice(0, 4)) < 2200;
  if (!plausible) return { title: stem === '' ? name : stem, date: null };
  return { title: (match?.[2] ?? stem).trim(), date };
}

/** On one computer or another: capitals and the form in which accents are stored do not tell files apart everywhere. */
export const sameFileName = (a: string, b: string): boolean => plainName(a) === plainName(b);

const plainName = (name: string): string => name.normalize('NFC').toLowerCase().normalize('NFC').trim();
