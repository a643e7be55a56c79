/**
 * @file A part of the day in which somebody may be reached, where nobody said an hour: "evenings", "mon-fri mornings". It is
 * kept as it was said; the hours of resources/codes/parts-of-day.json only serve to remark on a contact far outside it.
 */
import * as z from 'zod';
import data from '../../../resources/codes/parts-of-day.json' with { type: 'json' };

const PARTS = ['morning', 'afternoon', 'evening', 'night'] as const;
export type PartOfDay = (typeof PARTS)[number];
export const PartOfDay = z.enum(PARTS);

/** The words before it, empty for every day; null for what names no part of a day. */
export function readPart(typed: string): { readonly before: string; readonly part: PartOfDay } | null {
  const words = typed.trim().toLowerCase().replace(/\s+/gu, ' ');
  const found = data.choices
    .flatMap((one) => one.words.map((word) => ({ value: one.value, word })))
    .toSorted((a, b) => b.word.length - a.word.length)
    .find(({ word }) => words === word || words.endsWith(` ${word}`));
  const part = PartOfDay.safeParse(found?.value).data;
  if (found === undefined || part === undefined) return null;
  const before = words
    .slice(0, words.length - found.word.length)
    .replace(/[,\s]+$/u, '')
    .trim();
  return { before: before === data['every-day'] ? '' : before, part };
}

/** "in the evening". */
export const partInWords = (part: PartOfDay): string => dataOf(part)?.text ?? part;
/** As `readPart` reads it. */
export const partTyped = (part: PartOfDay): string => dataOf(part)?.words[1] ?? part;
/** What stands for all days of the week. */
export const EVERY_DAY = data['every-day'];
export const ANY_HOUR = data['any-hour'];

/** Whether `time`, "HH:MM", may be in it. */
export function isInPart(part: PartOfDay, time: string): boolean {
  const one = dataOf(part);
  if (one === undefined) return true;
  return one.from < one.until ? time >= one.from && time <= one.until : time >= one.from || time <= one.until;
}

const dataOf = (part: PartOfDay) => data.choices.find(({ value }) => value === part);
