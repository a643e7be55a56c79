/**
 * @file Rows of particulars in words, a line for each: numbers somebody has, police and their references, what somebody was
 * made to do. Cells that nobody filled in are left out, and so are the heads of the columns where the words say it themselves.
 */
import * as z from 'zod';
import words from '../../../resources/codes/row-words.json' with { type: 'json' };
import { FuzzyDate, formatFuzzyDate } from '../dates/fuzzy-date.ts';

const Words = z
  .string()
  .nullable()
  .default('')
  .catch('')
  .transform((text) => text?.trim() ?? '');
const Day = FuzzyDate.nullable().default(null).catch(null);

const labelled = (label: string, text: string): string => (text === '' ? '' : `${label}: ${text}`);
const together = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('; ');

const NumberRow = z.object({ kind: Words, number: Words, holder: Words, seen: Words });
const SEEN: Readonly<Record<string, string>> = words.seen;

/** "National Insurance: number not known; applied for or held by: Rafał; never seen by the person". */
export function numberInWords(row: unknown): string {
  const { data } = NumberRow.safeParse(row);
  if (data === undefined || Object.values(data).every((one) => one === '')) return '';
  const { kind, number, holder, seen } = data;
  const what = [kind, number === '' ? words.noNumber : number].filter((part) => part !== '').join(': ');
  return together(what, labelled(words.holder, holder), SEEN[seen] ?? '');
}

const PoliceRow = z.object({ force: Words, officer: Words, reference: Words, capacity: Words, about: Words });
export type PoliceRow = z.infer<typeof PoliceRow>;

/** What the person is to a reference, in words; nothing for another thing, or where nobody said. */
const CAPACITY: Readonly<Record<string, string>> = words.capacity;

export const readPolice = (row: unknown): PoliceRow | null => PoliceRow.safeParse(row).data ?? null;

/** "Leicestershire Police; officer: DC Moss; reference: 26*553190; it was done to the person". */
export function policeInWords(row: unknown): string {
  const read = readPolice(row);
  if (read === null) return '';
  const { force, officer, reference, about, capacity } = read;
  const told = together(force, labelled(words.officer, officer), labelled(words.reference, reference), about);
  const as = CAPACITY[capacity];
  return told === '' || as === undefined ? told : together(told, as);
}

const MadeRow = z.object({ what: Words, when: Day, where: Words, by: Words });

/** "carry parcels (2022; Goole to Leeds; made to by: Rafał and Darek)". Empty for a row that says nothing. */
export function madeInWords(row: unknown): string {
  const { data } = MadeRow.safeParse(row);
  if (data === undefined) return '';
  const { what, when, where, by } = data;
  const beside = together(when === null ? '' : formatFuzzyDate(when), where, labelled(words.madeBy, by));
  return what === '' || beside === '' ? what || beside : `${what} (${beside})`;
}
