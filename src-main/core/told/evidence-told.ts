/** @file What exists as evidence, row by row, in words: a line for each, without the heads of its columns. */
import * as z from 'zod';
import { CellWords } from './cell-words.ts';

/** The fact whose rows say what exists, who has it, where it is and what it shows. */
export const EVIDENCE = 'evidence.held';

const Row = z.object({ what: CellWords, holder: CellWords, place: CellWords, about: CellWords });

/** "Payslips: hours and pay (Nelu, the office)". Empty for a row that says nothing. */
export function evidenceInWords(row: unknown): string {
  const { what, holder, place, about } = Row.safeParse(row).data ?? NOTHING;
  const said = [what, about].filter((part) => part !== '').join(': ');
  const where = [holder, place].filter((part) => part !== '').join(', ');
  return said === '' || where === '' ? said || where : `${said} (${where})`;
}

const NOTHING = { what: '', holder: '', place: '', about: '' };
