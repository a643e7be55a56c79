/** @file What exists as evidence, row by row, in words: a line for each, without the heads of its columns. */
import * as z from 'zod';
import { FuzzyDate, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { CellWords } from './rows-in-words.ts';

/** The fact whose rows say what exists, who has it, where it is and what it shows. */
export const EVIDENCE = 'evidence.held';

const Day = FuzzyDate.nullable()
  .default(null)
  .catch(null)
  .transform((date) => (date === null ? '' : formatFuzzyDate(date)));
const Row = z.object({ what: CellWords, holder: CellWords, place: CellWords, about: CellWords, on: Day });

/** "Payslips: hours and pay (Nelu, the office, 1 Sep 2026)". Empty for a row that says nothing. */
export function evidenceInWords(row: unknown): string {
  const { what, holder, place, about, on } = Row.safeParse(row).data ?? NOTHING;
  const said = [what, about].filter((part) => part !== '').join(': ');
  const where = [holder, place, on].filter((part) => part !== '').join(', ');
  return said === '' || where === '' ? said || where : `${said} (${where})`;
}

const NOTHING = { what: '', holder: '', place: '', about: '', on: '' };
