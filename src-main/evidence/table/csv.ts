/**
 * @file A text file that is a table: its columns parted by commas, semicolons, tabs or bars, as spreadsheets write it. Its
 * cells are text, and stay as they were written.
 */
import { readDelimited } from '../../core/text/delimited.ts';
import type { SheetCell, SheetRead } from './sheet.ts';

const NAMED = /\.(csv|tsv|tab)$/i;
const SAYS_SO = /^\uFEFF?sep=.\r?\n/i;
/** "1,234.50", "£1.234,50", "-3", "12 %". */
const NUMBER = /^[-+(]?\s?\p{Sc}?\s?\d[\d.,' \u00a0]*\)?\s?(%|\p{Sc})?$/u;

/**
 * Null where it is no table: it is not called one, a quotation mark in it is never closed, or it has a single column. The
 * name tells text apart, as it tells nothing else.
 */
export function readCsvTable(text: string, fileName: string): SheetRead | null {
  if (!NAMED.test(fileName) && !SAYS_SO.test(text)) return null;
  const { rows, openQuote } = readDelimited(text);
  if (openQuote !== null || rows.every(({ cells }) => cells.length < 2)) return null;
  return {
    name: '',
    isHidden: false,
    hiddenColumns: new Set(),
    rows: rows.map(({ number, cells }) => ({
      number,
      isHidden: false,
      cells: new Map(cells.map((said, column) => [column, cellOf(said)])),
    })),
    joined: [],
    remarks: [],
  };
}

const cellOf = (text: string): SheetCell => ({ text, isNumber: NUMBER.test(text), isFormula: false });
