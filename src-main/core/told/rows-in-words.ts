/**
 * @file Rows of particulars in words, a line for each: numbers somebody has, police and their references, what somebody was
 * made to do. Cells that nobody filled in are left out, and so are the heads of the columns where the words say it themselves.
 */

import * as z from 'zod';
import stages from '../../../resources/codes/police-stages.json' with { type: 'json' };
import list from '../../../resources/codes/row-words.json' with { type: 'json' };
import { FuzzyDate, formatFuzzyDate } from '../dates/fuzzy-date.ts';

// Words in which cells of rows go on into a text, out of their code list.

const WORDS: ReadonlyMap<string, string> = new Map(list.choices.map(({ value, text }) => [value, text]));

/** Of a label or, with its column before it (`seen-no`), of a choice; empty for what is no value of the list. */
export const rowWord = (value: string): string => WORDS.get(value) ?? '';

// A cell of a row that holds words: trimmed, and empty where it was left out or is no text.

export const CellWords = z
  .string()
  .nullable()
  .default('')
  .catch('')
  .transform((words) => words?.trim() ?? '');

const Day = FuzzyDate.nullable().default(null).catch(null);

const STAGES: ReadonlyMap<string, string> = new Map(stages.choices.map(({ value, text }) => [value, text]));
/** How a case stands, in words; empty for what is no value of the list. */
export const stageWord = (stage: string): string => STAGES.get(stage) ?? '';
const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

const labelled = (label: string, text: string): string => (text === '' ? '' : `${label}: ${text}`);
const together = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('; ');

const NumberRow = z.object({ kind: CellWords, number: CellWords, holder: CellWords, seen: CellWords });
/** "National Insurance: number not known; applied for or held by: Rafał; never seen by the person"; "NHS: there is none". */
export function numberInWords(row: unknown): string {
  const { data } = NumberRow.safeParse(row);
  if (data === undefined || Object.values(data).every((one) => one === '')) return '';
  const { kind, number, holder, seen } = data;
  if (seen === 'none' && number === '')
    return together([kind, rowWord('seen-none')].filter((part) => part !== '').join(': '), holder);
  const what = [kind, number === '' ? rowWord('noNumber') : number].filter((part) => part !== '').join(': ');
  return together(what, labelled(rowWord('holder'), holder), rowWord(`seen-${seen}`));
}

const PoliceRow = z.object({
  force: CellWords,
  officer: CellWords,
  reference: CellWords,
  capacity: CellWords,
  about: CellWords,
  on: Day,
  stage: CellWords,
});
type PoliceRow = z.infer<typeof PoliceRow>;

export const readPolice = (row: unknown): PoliceRow | null => PoliceRow.safeParse(row).data ?? null;

/** "Leicestershire Police; officer: DC Moss; reference: 26*553190; it was done to the person". */
export function policeInWords(row: unknown): string {
  const read = readPolice(row);
  if (read === null) return '';
  const { force, officer, reference, about, capacity, on, stage } = read;
  const told = together(
    force,
    labelled(rowWord('officer'), officer),
    labelled(rowWord('reference'), reference),
    about,
    joined(stageWord(stage), on === null ? '' : formatFuzzyDate(on)),
  );
  return told === '' ? '' : together(told, rowWord(`capacity-${capacity}`));
}

const OtherRow = z.object({
  name: CellWords,
  age: CellWords,
  nationality: CellWords,
  what: CellWords,
  now: CellWords,
  since: Day,
});

/** "Erika (about 12, Slovakia): came to the house; there from, or seen there: August 2026; now: in foster care". Empty for a row that says nothing. */
export function otherInWords(row: unknown): string {
  const { data } = OtherRow.safeParse(row);
  if (data === undefined) return '';
  const { name, age, nationality, what, since, now } = data;
  const of = joined(age, nationality);
  const who = name === '' || of === '' ? name || of : `${name} (${of})`;
  const there = labelled(rowWord('since'), since === null ? '' : formatFuzzyDate(since));
  const told = together(what, there, labelled(rowWord('now'), now));
  return who === '' || told === '' ? who || told : `${who}: ${told}`;
}

const ReferralRow = z.object({
  on: Day,
  by: CellWords,
  reference: CellWords,
  decision: CellWords,
  ended: CellWords,
});

/** "Referred May 2024; by: Migrant Help; reference: NRM-1; decision: negative; how it ended: not appealed". Empty for a row that says nothing. */
export function referralInWords(row: unknown): string {
  const { data } = ReferralRow.safeParse(row);
  if (data === undefined || Object.values(data).every((one) => one === '' || one === null)) return '';
  const { on, by, reference, decision, ended } = data;
  const when = on === null ? rowWord('referred') : `${rowWord('referred')} ${formatFuzzyDate(on)}`;
  return together(
    when,
    labelled(rowWord('referred-by'), by),
    labelled(rowWord('reference'), reference),
    labelled(rowWord('referral-decision'), decision),
    labelled(rowWord('referral-ended'), ended),
  );
}

const MadeRow = z.object({ what: CellWords, when: Day, where: CellWords, by: CellWords });

/** "carry parcels (2022; Goole to Leeds; made to by: Rafał and Darek)". Empty for a row that says nothing. */
export function madeInWords(row: unknown): string {
  const { data } = MadeRow.safeParse(row);
  if (data === undefined) return '';
  const { what, when, where, by } = data;
  const beside = together(when === null ? '' : formatFuzzyDate(when), where, labelled(rowWord('madeBy'), by));
  return what === '' || beside === '' ? what || beside : `${what} (${beside})`;
}
